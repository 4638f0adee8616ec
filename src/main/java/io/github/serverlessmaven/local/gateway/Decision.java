/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.HttpReply;

/** What an authorizer decides on a request. */
sealed interface Decision {

    /**
     * The request goes to its integration.
     *
     * @param caller who sends it
     */
    record Granted(Caller caller) implements Decision {}

    /**
     * The request is refused.
     *
     * @param reply the answer; its cause is for the console
     */
    record Refused(HttpReply reply) implements Decision {}
}
