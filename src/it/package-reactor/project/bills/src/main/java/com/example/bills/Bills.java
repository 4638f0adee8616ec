/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.bills;

import com.example.common.Greeting;

public final class Bills {

    public String handle(String name) {
        return Greeting.to(name);
    }
}
