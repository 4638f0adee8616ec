/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.diagnostic.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of the POM's configuration, free of Maven's types.
 *
 * @param name the element's name
 * @param attributes by name
 * @param text its text, if it has any
 * @param children in order
 * @param location where it stands
 */
public record XmlElement(
        String name,
        Map<String, String> attributes,
        Optional<String> text,
        List<XmlElement> children,
        Optional<Location> location) {

    /** Copies attributes and children. */
    public XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** Whether the element is written as {@code <name/>}, which means null. */
    boolean isEmpty() {
        return children.isEmpty() && text.isEmpty();
    }
}
