/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;

/** Aliases of functions. */
final class AliasType implements ResourceType {

    static final String NAME = "AWS::Lambda::Alias";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        String function =
                scope.function(Values.text(properties, "FunctionName")).physicalId();
        String arn = scope.functionArn(function) + ":" + Values.text(properties, "Name");
        return new LocalResource(NAME, arn, properties, Map.of("AliasArn", arn));
    }
}
