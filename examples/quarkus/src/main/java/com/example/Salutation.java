/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import jakarta.enterprise.context.ApplicationScoped;

/** What Quarkus injects into the function. */
@ApplicationScoped
public class Salutation {
    String of(String name) {
        return "Hello, " + name + ", from Quarkus!";
    }
}
