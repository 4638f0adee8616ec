/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * An image by its digest: what a function runs, whatever tags come to mean.
 *
 * @param repository where it is, or will be when the service is deployed
 * @param digest {@code sha256:} and 64 hexadecimal digits
 */
public record PinnedImage(EcrRepository repository, String digest) {

    /** Its address for CloudFormation. */
    public Value address() {
        String rest = "/" + repository.name() + "@" + digest;
        Optional<String> registry = repository.registry();
        return registry.isPresent()
                ? Value.of(registry.get() + rest)
                : Intrinsic.sub("${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}" + rest);
    }
}
