/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketResponse;

/** What functions return to API Gateway. That of {@code $connect} decides whether the client may connect; clients see none of them. */
final class Status {

    private Status() {}

    static APIGatewayV2WebSocketResponse ok() {
        return of(200);
    }

    static APIGatewayV2WebSocketResponse badRequest() {
        return of(400);
    }

    private static APIGatewayV2WebSocketResponse of(int code) {
        APIGatewayV2WebSocketResponse response = new APIGatewayV2WebSocketResponse();
        response.setStatusCode(code);
        return response;
    }
}
