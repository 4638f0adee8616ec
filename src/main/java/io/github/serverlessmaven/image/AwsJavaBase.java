/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.model.JibBuild;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AWS's base images for Java ("Deploy Java Lambda functions with container images", AWS Lambda developer guide). Each is there for both
 * processors.
 */
final class AwsJavaBase {

    private static final String REPOSITORY = "public.ecr.aws/lambda/java:";

    /** The Java versions there is one for. */
    private static final List<Integer> VERSIONS = List.of(8, 11, 17, 21, 25);

    private static final Pattern TAG = Pattern.compile(".*lambda/java:([0-9]+)([.-].*)?");

    private AwsJavaBase() {}

    /**
     * The oldest that runs classes of a Java version.
     *
     * @throws ImageException if there is none yet
     */
    static String of(int javaVersion) {
        int version = VERSIONS.stream()
                .filter(each -> each >= javaVersion)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new ImageException(
                        "AWS has no base image for Java " + javaVersion + " yet.",
                        "Compile with <maven.compiler.release>" + VERSIONS.get(VERSIONS.size() - 1)
                                + "</maven.compiler.release>, or name a base image as \"from\"."));
        return REPOSITORY + (version == 8 ? "8.al2" : version);
    }

    /**
     * The name of the base image of a build: the configured one, or AWS's.
     *
     * @param runtime the Java version of the configured runtime; without one the module's classes decide
     */
    static String of(JibBuild build, Optional<Integer> runtime, JavaModule module, Workspace workspace) {
        return build.from().orElseGet(() -> of(runtime.orElseGet(() -> module.javaVersion(workspace))));
    }

    /** The Java version of a base image, if its name shows it: that of AWS's, also copied to another registry. */
    static Optional<Integer> javaVersion(String name) {
        Matcher tag = TAG.matcher(name);
        return tag.matches() ? Optional.of(Integer.parseInt(tag.group(1))) : Optional.empty();
    }
}
