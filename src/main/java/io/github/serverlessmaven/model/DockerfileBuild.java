/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image built from a Dockerfile.
 *
 * @param path the folder it is built from, relative to the service's folder
 * @param file the Dockerfile, relative to that folder
 * @param arguments values of the Dockerfile's ARG instructions, in the order written
 * @param cacheFrom images whose layers may be used again
 * @param platform the platform, if it is configured
 * @param options further options of the build command
 * @param provenance what is attested of the build, if it is configured
 */
public record DockerfileBuild(
        String path,
        String file,
        Map<String, String> arguments,
        List<String> cacheFrom,
        Optional<String> platform,
        List<String> options,
        Optional<String> provenance)
        implements ImageBuild {

    /** Copies the collections. */
    public DockerfileBuild {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        cacheFrom = List.copyOf(cacheFrom);
        options = List.copyOf(options);
    }
}
