/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * A part of a resource that changes.
 *
 * @param path leads from the resource to the part, such as {@code Properties}, {@code Environment}, {@code Variables}, {@code TABLE}; the
 *     items of a list are counted from 0
 * @param before the value it has; empty if it is added
 * @param after the value it gets; empty if it is removed
 * @param replacement what that does to the resource
 * @param replaced the resource to which the value refers and which is replaced itself; empty if the template changes here
 */
public record PropertyChange(
        List<String> path,
        Optional<Value> before,
        Optional<Value> after,
        Replacement replacement,
        Optional<String> replaced) {

    /** Copies the path. */
    public PropertyChange {
        path = List.copyOf(path);
    }

    /** The path below {@code Properties}, with dots; the name of the attribute for other parts, such as {@code DependsOn}. */
    public String name() {
        return String.join(".", path.get(0).equals("Properties") ? path.subList(1, path.size()) : path);
    }
}
