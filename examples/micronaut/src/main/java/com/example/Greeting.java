/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import io.micronaut.function.aws.MicronautRequestHandler;
import java.util.Map;

/** Greets whoever the event names. */
public class Greeting extends MicronautRequestHandler<Map<String, String>, String> {
    @Override
    public String execute(Map<String, String> event) {
        return "Hello, " + event.getOrDefault("name", "world") + ", from Micronaut!";
    }
}
