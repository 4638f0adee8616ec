/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;

/** Published versions of functions. */
final class VersionType implements ResourceType {

    static final String NAME = "AWS::Lambda::Version";

    @Override
    public String name() {
        return NAME;
    }

    /** A version cannot be changed. */
    @Override
    public boolean needsReplacement(Value.Mapping before, Value.Mapping after) {
        return true;
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        LocalResource function = scope.function(Values.text(properties, "FunctionName"));
        String functionName = function.physicalId();
        int number =
                scope.account().publish(functionName, function.properties()).number();
        return new LocalResource(
                NAME,
                scope.functionArn(functionName) + ":" + number,
                properties,
                Map.of("Version", Integer.toString(number)));
    }
}
