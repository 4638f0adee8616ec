/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * What stands below {@code service}: a name, or the mapping of Serverless 2.
 *
 * @param name the service's name; empty if the mapping lacks it
 * @param kmsKey the ARN of the KMS key of functions for which nothing closer names one
 */
public record ServiceDeclaration(Optional<String> name, Optional<Value> kmsKey) {

    /** The heading of a service that is only named. */
    static ServiceDeclaration named(String name) {
        return new ServiceDeclaration(Optional.of(name), Optional.empty());
    }
}
