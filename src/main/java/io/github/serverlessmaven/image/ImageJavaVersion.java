/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.model.JibBuild;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Java an image of Java classes runs on, as far as its base shows it. */
public final class ImageJavaVersion {

    /** What the usual images of JDKs set: {@code jdk-21.0.2+13}, {@code 17.0.11}, {@code 8u402}, {@code 1.8.0}. */
    private static final String VARIABLE = "JAVA_VERSION";

    private static final Pattern VERSION = Pattern.compile("(?:jdk-?)?(?:1\\.)?([0-9]{1,2})(?:[^0-9].*)?");

    private ImageJavaVersion() {}

    /**
     * The Java version, such as 21; empty if nothing shows it.
     *
     * @param build how it was built
     * @param runtime the Java version of the configured runtime, which chooses AWS's base image
     * @param module what it was built of
     * @param workspace where it was packaged
     * @param image the image
     */
    public static Optional<Integer> version(
            JibBuild build, Optional<Integer> runtime, JavaModule module, Workspace workspace, ImageLayout image) {
        String base = AwsJavaBase.of(build, runtime, module, workspace);
        return AwsJavaBase.javaVersion(base).or(() -> inEnvironment(image));
    }

    private static Optional<Integer> inEnvironment(ImageLayout image) {
        return ImageConfig.of(image)
                .environment(VARIABLE)
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .map(version -> Integer.parseInt(version.group(1)));
    }
}
