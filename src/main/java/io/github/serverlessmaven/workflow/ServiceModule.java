/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.config.XmlElement;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A module of the build that holds a service.
 *
 * @param name the module's name, as Maven's option {@code -pl} accepts it
 * @param folder the folder of the configuration, to which its paths are relative
 * @param output where the deployment folder is made
 * @param file the configuration file, if there is one
 * @param pom the plugin's configuration in the POM
 * @param hasPom whether the folder has a POM
 * @param timestamp the time of all entries in packages, as the build configures it
 */
public record ServiceModule(
        String name,
        Path folder,
        Path output,
        Optional<Path> file,
        XmlElement pom,
        boolean hasPom,
        Optional<String> timestamp) {}
