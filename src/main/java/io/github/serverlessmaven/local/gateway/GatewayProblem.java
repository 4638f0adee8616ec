/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.HttpReply;
import java.util.Optional;

/** A REST API answers with an error of its own, since its integration cannot answer. */
final class GatewayProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RestError error;
    private final Optional<String> text;

    private GatewayProblem(RestError error, Optional<String> text, String cause) {
        super(cause);
        this.error = error;
        this.text = text;
    }

    /** An error with its usual text; the cause is for the console only. */
    static GatewayProblem of(RestError error, String cause) {
        return new GatewayProblem(error, Optional.empty(), cause);
    }

    /** An error whose text is the cause. */
    static GatewayProblem saying(RestError error, String text) {
        return new GatewayProblem(error, Optional.of(text), text);
    }

    /** The answer to the caller. */
    HttpReply reply(RestApi api) {
        return text.map(shown -> error.reply(api, shown))
                .orElseGet(() -> error.reply(api))
                .because(String.valueOf(getMessage()));
    }
}
