/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Lambda's managed runtimes contain.
 *
 * @param runtimes the runtimes
 * @param parts the names of parts, without versions
 * @param reason why the package can do without them, or at which price
 * @param remedy what to do
 */
record RuntimeLibraries(Pattern runtimes, Pattern parts, String reason, String remedy) {

    /**
     * The runtime interface client has these on its own class path, which it asks first (its {@code CustomerClassLoader}): copies in
     * a package are never loaded.
     */
    private static final RuntimeLibraries JAVA = new RuntimeLibraries(
            Pattern.compile("java.*"),
            Pattern.compile("(com\\.amazonaws:)?aws-lambda-java-(core|serialization|runtime-interface-client)[:-].*"),
            "comes with Lambda's Java runtimes, which load their own copy and never this one",
            "Declare the dependency with <scope>provided</scope>.");

    private static final String PINNED = "; its version is then Lambda's, which changes without a deployment";

    /** From Node.js 18 on ("Building Lambda functions with Node.js"). */
    private static final RuntimeLibraries NODE = new RuntimeLibraries(
            Pattern.compile("nodejs(1[89]|[2-9][0-9]).*"),
            Pattern.compile("@(aws-sdk|smithy)/.*"),
            "comes with the runtime: the AWS SDK for JavaScript 3" + PINNED,
            "Move it to devDependencies if any version will do.");

    private static final RuntimeLibraries OLD_NODE = new RuntimeLibraries(
            Pattern.compile("nodejs(4|6|8|1[0246])\\..*"),
            Pattern.compile("aws-sdk"),
            "comes with the runtime: the AWS SDK for JavaScript 2" + PINNED,
            "Move it to devDependencies if any version will do.");

    /** "Building Lambda functions with Python". */
    private static final RuntimeLibraries PYTHON = new RuntimeLibraries(
            Pattern.compile("python.*"),
            Pattern.compile("(boto3|botocore|s3transfer|jmespath) .*"),
            "comes with the runtime: the AWS SDK for Python" + PINNED,
            "Leave it out with package.patterns if any version will do.");

    private static final List<RuntimeLibraries> ALL = List.of(JAVA, NODE, OLD_NODE, PYTHON);

    /** Those of a part, if the runtime contains it. */
    static Optional<RuntimeLibraries> of(String runtime, PackagePart part) {
        return ALL.stream()
                .filter(each -> each.runtimes.matcher(runtime).matches())
                .filter(each -> part.kind() != PackagePart.Kind.CODE
                        && each.parts.matcher(part.name()).matches())
                .findFirst();
    }
}
