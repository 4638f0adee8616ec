/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;
import org.apache.commons.lang3.StringUtils;

/** Uses a library that is merged, and one of the scope system, which is not. */
public final class Hello implements RequestHandler<Map<String, String>, String> {
    @Override
    public String handleRequest(Map<String, String> names, Context context) {
        return StringUtils.capitalize(names.getOrDefault("name", "nobody")) + com.vendor.Driver.NAME.length();
    }
}
