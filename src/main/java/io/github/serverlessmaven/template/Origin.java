/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import io.github.serverlessmaven.diagnostic.Location;
import java.util.Optional;

/**
 * The configuration that causes a part of the template.
 *
 * @param path the configuration path, such as {@code functions.hello.events.0.sqs}
 * @param location where it is written, if it is written anywhere
 */
public record Origin(String path, Optional<Location> location) {

    /** The path with its place, as diagnostics show it. */
    @Override
    public String toString() {
        return path + location.map(place -> " (" + place + ")").orElse("");
    }
}
