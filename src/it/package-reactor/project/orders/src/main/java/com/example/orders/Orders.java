/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example.orders;

import com.example.common.Greeting;
import org.apache.commons.codec.language.Soundex;

public final class Orders {

    public String handle(String name) {
        return Greeting.to(name) + ", sounds like " + new Soundex().encode(name);
    }
}
