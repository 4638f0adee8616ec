/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.template.Value;

/** The answers of a gateway itself, with the messages of Amazon API Gateway. */
final class GatewayReply {

    private GatewayReply() {}

    static HttpReply of(int status, String message) {
        return HttpReply.json(status, Value.mapping().put("message", message).build());
    }

    static HttpReply notFound() {
        return of(404, "Not Found");
    }

    static HttpReply unauthorized() {
        return of(401, "Unauthorized");
    }

    static HttpReply forbidden() {
        return of(403, "Forbidden");
    }

    static HttpReply tooLarge() {
        return of(413, "Request Entity Too Large");
    }

    static HttpReply unavailable() {
        return of(503, "Service Unavailable");
    }

    /** The function or the configuration of the API is at fault; the cause is for the console only. */
    static HttpReply internalError(String cause) {
        return of(500, "Internal Server Error").because(cause);
    }
}
