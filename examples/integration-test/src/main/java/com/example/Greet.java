/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Greets over HTTP whoever the path names. */
public final class Greet implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(Map<String, Object> request, Context context) {
        String name = String.valueOf(request.get("rawPath")).substring(1);
        return Map.of(
                "statusCode", 200, "headers", Map.of("Content-Type", "text/plain"), "body", "Hello, " + name + "!");
    }
}
