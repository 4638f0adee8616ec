/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.common;

public final class Greeting {

    private Greeting() {}

    public static String to(String name) {
        return "Hello, " + name;
    }
}
