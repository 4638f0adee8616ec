/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A third-party server that runs in a separate JVM.
 *
 * @param name for messages, such as {@code ElasticMQ}
 * @param purpose what it serves here, for messages, such as {@code queues}
 * @param coordinates of its jar, {@code groupId:artifactId:version}; Maven adds what it depends on
 * @param exclusions what it depends on but does not need here, {@code groupId:artifactId}; a part may be {@code *}
 * @param options of the JVM
 * @param mainClass either its own, or one of ours that is copied to it and needs nothing else of ours
 * @param arguments of the main class; {@value #PORT} stands for the port of 127.0.0.1 that it must listen on
 * @param environment variables that it has besides the search path
 * @param notice what the user should know before it is fetched
 */
public record ServerProgram(
        String name,
        String purpose,
        List<String> coordinates,
        List<String> exclusions,
        List<String> options,
        String mainClass,
        List<String> arguments,
        Map<String, String> environment,
        Optional<String> notice) {

    /** Stands for the port. */
    public static final String PORT = "{port}";

    /** Copies what can change. */
    public ServerProgram {
        coordinates = List.copyOf(coordinates);
        exclusions = List.copyOf(exclusions);
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A program without variables of its own, about which there is nothing to know. */
    public ServerProgram(
            String name,
            String purpose,
            List<String> coordinates,
            List<String> exclusions,
            List<String> options,
            String mainClass,
            List<String> arguments) {
        this(name, purpose, coordinates, exclusions, options, mainClass, arguments, Map.of(), Optional.empty());
    }

    /** One that needs all it depends on. */
    public ServerProgram(
            String name,
            String purpose,
            List<String> coordinates,
            List<String> options,
            String mainClass,
            List<String> arguments) {
        this(name, purpose, coordinates, List.of(), options, mainClass, arguments);
    }
}
