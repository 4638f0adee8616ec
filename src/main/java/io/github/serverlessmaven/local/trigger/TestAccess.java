/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import java.util.Map;
import java.util.Optional;

/**
 * What tests of a service may use.
 *
 * @param secret what each request has
 * @param names the names of the service's functions by their keys in the configuration
 * @param events sample events
 */
public record TestAccess(String secret, Map<String, String> names, FilledEvents events) {

    /** Sample events with values. */
    @FunctionalInterface
    public interface FilledEvents {

        /**
         * An event as JSON.
         *
         * @param name the sample's name
         * @param body what its sender wrote
         * @param values further values by their paths, such as {@code Records.0.awsRegion}
         * @throws io.github.serverlessmaven.diagnostic.ServerlessException if there is no such sample or no such place in it
         */
        String json(String name, Optional<String> body, Map<String, String> values);
    }
}
