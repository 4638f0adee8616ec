/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;

/**
 * Whether Lambda takes a snapshot of an image that was built from a Dockerfile ("Implementing SnapStart hooks for container images" in the
 * AWS Lambda developer guide): its base is AWS's for a language, or it has a label, or its runtime asks for {@code /restore/next}. The
 * last cannot be seen from outside.
 */
public final class SnapshotImage {

    /** The warning about an image that meets none of the conditions that can be seen. */
    public static final DiagnosticCode IMAGE_WITHOUT_SNAPSHOT = new DiagnosticCode(
            "IMAGE_WITHOUT_SNAPSHOT",
            "AWS may refuse to take a snapshot of the image: neither its base nor a label says that it can start from one.");

    private static final String LABEL = "com.amazonaws.lambda.feature.snapstart";

    /** Where AWS's images for Java, Python and .NET keep the language; those for custom runtimes have none. */
    private static final String LANGUAGE = "/var/lang/bin";

    private SnapshotImage() {}

    /** How the label is set in a Dockerfile. */
    public static String instruction() {
        return "LABEL " + LABEL + "=Allow";
    }

    /** Whether an image says that it can start from a snapshot. */
    public static boolean isOne(ImageLayout image) {
        ImageConfig config = ImageConfig.of(image);
        return config.label(LABEL).filter("Allow"::equals).isPresent()
                || config.environment("PATH")
                        .filter(path -> path.contains(LANGUAGE))
                        .isPresent();
    }
}
