/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How services are packaged.
 *
 * @param inspects whether packages are inspected before they can be deployed
 * @param attaches whether packages are attached to the module
 * @param imageCache the folder that keeps base images of container images; empty for the default
 * @param imageBuilder the command that builds Dockerfiles; empty for the first one installed
 * @param imageTar the file that the service's image is written to as well
 */
public record PackagingOptions(
        boolean inspects,
        boolean attaches,
        Optional<Path> imageCache,
        Optional<String> imageBuilder,
        Optional<Path> imageTar) {

    /** For goals that make no packages. */
    static final PackagingOptions NONE =
            new PackagingOptions(false, false, Optional.empty(), Optional.empty(), Optional.empty());
}
