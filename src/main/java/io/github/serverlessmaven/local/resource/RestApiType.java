/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.template.Value;
import java.util.Map;

/** REST APIs. */
final class RestApiType implements ResourceType {

    static final String NAME = "AWS::ApiGateway::RestApi";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String generateName(Value.Mapping properties, GeneratedName name) {
        return name.apiId();
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        return new LocalResource(NAME, name, properties, Map.of("RestApiId", name, "RootResourceId", name + "-root"));
    }
}
