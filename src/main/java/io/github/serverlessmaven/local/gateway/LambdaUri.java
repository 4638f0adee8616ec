/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.FunctionName;
import java.util.Map;

/** How integrations and authorizers name a function: by its ARN, or by the address at which API Gateway calls it. */
final class LambdaUri {

    private static final String INVOCATIONS = "/invocations";

    private LambdaUri() {}

    /**
     * The function.
     *
     * @param stageVariables may be part of it, as <code>${stageVariables.name}</code>
     */
    static FunctionName of(String uri, Map<String, String> stageVariables) {
        String text = uri.endsWith(INVOCATIONS) ? uri.substring(0, uri.length() - INVOCATIONS.length()) : uri;
        for (Map.Entry<String, String> variable : stageVariables.entrySet()) {
            text = text.replace("${stageVariables." + variable.getKey() + "}", variable.getValue());
        }
        return FunctionName.parse(text);
    }
}
