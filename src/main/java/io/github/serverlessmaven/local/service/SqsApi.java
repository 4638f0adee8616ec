/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.template.Value;

/** The API of Amazon SQS in its JSON form. */
@FunctionalInterface
interface SqsApi {

    /**
     * Calls an action.
     *
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if the server refuses the call
     * @throws java.io.UncheckedIOException if the server does not answer, or the thread is interrupted, whose flag is set then
     */
    Value.Mapping call(String action, Value.Mapping input);
}
