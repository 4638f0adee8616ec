/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;

/** Greets whoever the event names. */
public final class Hello implements RequestHandler<Map<String, String>, String> {
    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        String name = event.getOrDefault("name", "world");
        return System.getenv().getOrDefault("GREETING", "Hello") + ", " + StringUtils.capitalize(name) + "!";
    }
}
