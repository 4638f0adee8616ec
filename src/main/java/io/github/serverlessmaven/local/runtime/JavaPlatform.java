/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import java.nio.file.Path;
import java.util.List;

/** Where the local target finds what runs Java functions. */
public interface JavaPlatform {

    /**
     * The installation that fits best.
     *
     * @param release the feature release that AWS would use
     */
    JavaInstallation installation(int release);

    /** The jars of AWS's runtime interface client, found when they are needed first. */
    List<Path> runtimeClient();

    /**
     * The jars of a program that runs in a JVM of its own, with all that it depends on; fetched when they are needed first.
     *
     * @param program what it is, as the beginning of a sentence
     * @param coordinates {@code groupId:artifactId:version} each
     * @param exclusions what it can do without, {@code groupId:artifactId} each; a part may be {@code *}
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if one cannot be had
     */
    List<Path> programs(String program, List<String> coordinates, List<String> exclusions);

    /** The operating system by Java's name for it, such as {@code Linux}. */
    String system();
}
