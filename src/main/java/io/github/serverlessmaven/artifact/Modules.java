/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What Maven knows and builds; each is asked for only if a function needs it. */
public interface Modules {

    /** The module around the service; empty if the folder has no POM, or one that builds no classes. */
    Optional<JavaModule> ofService();

    /** Another module of this build, built before. */
    Optional<JavaModule> ofBuild(Coordinates coordinates);

    /** The modules of this build as {@code groupId:artifactId}, for suggestions. */
    List<String> names();

    /**
     * The file of an artifact that is not a module of this build.
     *
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if it cannot be found
     */
    Path resolve(Coordinates coordinates);
}
