/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Accepts orders; its destination ships them. */
public final class Order implements RequestHandler<Map<String, String>, Map<String, String>> {

    @Override
    public Map<String, String> handleRequest(Map<String, String> order, Context context) {
        if (order.get("article") == null) {
            throw new IllegalArgumentException("An order of nothing");
        }
        return order;
    }
}
