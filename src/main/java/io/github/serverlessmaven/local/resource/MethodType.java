/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;

/** Methods of REST APIs. Those that call what is not on this machine are only recorded. */
final class MethodType implements ResourceType {

    static final String NAME = "AWS::ApiGateway::Method";

    @Override
    public String name() {
        return NAME;
    }

    /** Neither services of AWS other than those here nor what is behind a VPC link can be called. */
    @Override
    public boolean isEmulated(Value.Mapping properties) {
        Value.Mapping integration = Values.mapping(properties, "Integration");
        boolean callsService = Values.text(integration, "Type").equals("AWS")
                && !Values.text(integration, "Uri").matches(".*:(function|sqs|sns|events):.*");
        return !callsService && !Values.text(integration, "ConnectionType").equals("VPC_LINK");
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        return new LocalResource(NAME, name, properties, Map.of("Arn", scope.arn("apigateway", name)));
    }
}
