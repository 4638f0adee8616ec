/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import java.util.Optional;

/** How an image is built. */
public sealed interface ImageBuild permits DockerfileBuild, JibBuild {

    /** The platform it is built for, such as {@code linux/arm64}; empty if that follows from the functions that run it. */
    Optional<String> platform();
}
