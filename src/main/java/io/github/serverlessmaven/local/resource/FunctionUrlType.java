/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.LocalUrls;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;

/** URLs of functions and aliases. */
final class FunctionUrlType implements ResourceType {

    static final String NAME = "AWS::Lambda::Url";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        String function =
                FunctionName.parse(Values.text(properties, "TargetFunctionArn")).name();
        Optional<String> qualifier = Values.find(properties, "Qualifier");
        String arn = scope.functionArn(function);
        return new LocalResource(
                NAME,
                arn + qualifier.map(alias -> "/" + alias).orElse(""),
                properties,
                Map.of(
                        "FunctionArn",
                        arn,
                        "FunctionUrl",
                        LocalUrls.ofFunction(new FunctionName(function, qualifier), scope.region())));
    }
}
