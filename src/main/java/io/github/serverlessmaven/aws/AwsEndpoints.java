/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The addresses that take the place of AWS's own: that of the settings, or those of the environment, as the AWS SDK reads them.
 *
 * @param settings how AWS is reached
 */
record AwsEndpoints(AwsSettings settings) {

    /**
     * The address of a service; empty for AWS's own.
     *
     * @param service its name in environment variables, such as {@code CLOUDFORMATION}
     * @throws ServerlessException if the environment has something else than an address
     */
    Optional<URI> of(String service) {
        return settings.endpoint()
                .or(() -> Stream.of("AWS_ENDPOINT_URL_" + service, "AWS_ENDPOINT_URL")
                        .flatMap(variable -> Optional.ofNullable(System.getenv(variable)).stream()
                                .map(text -> AwsSettings.endpoint(variable, text)))
                        .findFirst());
    }
}
