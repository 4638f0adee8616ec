/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Ships what was ordered. */
public final class Ship implements RequestHandler<Map<String, Object>, Void> {

    @Override
    public Void handleRequest(Map<String, Object> result, Context context) {
        context.getLogger().log("shipped " + ((Map<?, ?>) result.get("responsePayload")).get("article") + "\n");
        return null;
    }
}
