/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.template.Value;

/**
 * What an authorizer returns about the sender of a request.
 *
 * @param version2 {@code requestContext.authorizer} of payload format 2.0
 * @param version1 {@code requestContext.authorizer} of payload format 1.0
 * @param identity members of {@code requestContext.identity} of payload format 1.0
 */
record Caller(Value.Mapping version2, Value.Mapping version1, Value.Mapping identity) {

    /** A caller who has no identity of AWS. */
    static Caller of(Value.Mapping version2, Value.Mapping version1) {
        return new Caller(version2, version1, Value.Mapping.EMPTY);
    }
}
