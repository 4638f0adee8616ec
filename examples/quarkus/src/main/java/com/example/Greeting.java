/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.inject.Inject;
import java.util.Map;

/** Greets whoever the event names. */
public class Greeting implements RequestHandler<Map<String, String>, String> {
    @Inject
    Salutation salutation;

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        return salutation.of(event.getOrDefault("name", "world"));
    }
}
