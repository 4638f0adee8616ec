/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Takes what devices publish, in the form that the SQL of its rule selects. */
public class Device implements RequestHandler<Map<String, String>, Void> {

    @Override
    public Void handleRequest(Map<String, String> message, Context context) {
        context.getLogger().log("shelved " + message.get("article") + "\n");
        return null;
    }
}
