/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.PropertyValues;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the image of a Java module is built, without Docker.
 *
 * @param from what it is built on: the name of an image in a registry, {@code tar://} and the path of an archive, or {@code scratch};
 *     AWS's base image for the module's Java if empty
 * @param platform the platform it is built for, such as {@code linux/arm64}; empty if that follows from the functions that run it
 * @param jvmFlags options of the JVM
 * @param environment variables of its environment
 * @param labels its labels
 * @param extraDirectories folders whose files are added, relative to the service's, with their places in the image
 * @param user whom the program runs as
 */
public record JibBuild(
        Optional<String> from,
        Optional<String> platform,
        List<String> jvmFlags,
        Map<String, String> environment,
        Map<String, String> labels,
        Map<String, String> extraDirectories,
        Optional<String> user)
        implements ImageBuild {

    /** With AWS's base image and no settings. */
    static final JibBuild PLAIN = JibSchema.build(PropertyValues.none("jib"), Optional.empty());

    /** Copies the collections. */
    public JibBuild {
        jvmFlags = List.copyOf(jvmFlags);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        extraDirectories = Collections.unmodifiableMap(new LinkedHashMap<>(extraDirectories));
    }
}
