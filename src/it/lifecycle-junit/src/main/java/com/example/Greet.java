/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.json.PackageVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Greets, and tells what it runs with. */
public final class Greet implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> request, Context context) {
        Path own = Path.of(System.getenv("LAMBDA_TASK_ROOT"), "com/example/Greet.class");
        return Map.of(
                "greeting", System.getenv("GREETING"),
                "jackson", PackageVersion.VERSION.toString(),
                "packaged", !Files.isSymbolicLink(own));
    }
}
