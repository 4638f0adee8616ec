/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;

/** SNS topics. */
final class TopicType implements ResourceType {

    static final String NAME = "AWS::SNS::Topic";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("TopicName");
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        boolean lacksSuffix = Values.text(properties, "FifoTopic").equals("true") && !name.endsWith(".fifo");
        String full = lacksSuffix ? name + ".fifo" : name;
        String arn = scope.arn("sns", full);
        return new LocalResource(NAME, arn, properties, Map.of("TopicArn", arn, "TopicName", full));
    }
}
