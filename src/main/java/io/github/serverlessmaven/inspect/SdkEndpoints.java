/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.artifact.Archive;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which libraries of a package call services of AWS without looking at variables such as {@code AWS_ENDPOINT_URL_SQS}: the AWS SDK for Java
 * 1, and that of 2 before 2.28.1, which has no {@code AwsClientEndpointProvider}.
 */
public final class SdkEndpoints {

    private static final String SDK_1 = "com/amazonaws/AmazonWebServiceClient.class";
    private static final String SDK_2 = "software/amazon/awssdk/awscore/client/builder/AwsDefaultClientBuilder.class";
    private static final String LOOKS = "software/amazon/awssdk/awscore/endpoint/AwsClientEndpointProvider.class";

    private SdkEndpoints() {}

    /**
     * The names of the libraries of functions that do not look, each once and sorted.
     *
     * @throws io.github.serverlessmaven.artifact.PackagingException if a package cannot be read
     */
    public static List<String> ignoredBy(List<FunctionPackages> functions) {
        return functions.stream()
                .flatMap(function -> Stream.concat(Stream.of(function.code()), function.layers().stream()))
                .distinct()
                .flatMap(zip -> parts(zip).stream())
                .filter(SdkEndpoints::ignores)
                .map(PackagePart::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<PackagePart> parts(Path zip) {
        try (Archive archive = Archive.open(zip)) {
            return new PartReader(archive, Map.of()).parts();
        }
    }

    private static boolean ignores(PackagePart part) {
        return has(part, SDK_1) || (has(part, SDK_2) && !has(part, LOOKS));
    }

    private static boolean has(PackagePart part, String file) {
        return part.files().stream().anyMatch(each -> each.path().equals(file));
    }
}
