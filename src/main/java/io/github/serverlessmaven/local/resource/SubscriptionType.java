/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.filter.FilterPolicy;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Set;

/** Subscriptions of SNS topics. Only functions and queues receive notifications here. */
final class SubscriptionType implements ResourceType {

    static final String NAME = "AWS::SNS::Subscription";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isEmulated(Value.Mapping properties) {
        return Set.of("lambda", "sqs").contains(Values.text(properties, "Protocol"));
    }

    @Override
    public void check(Value.Mapping properties, ResourceScope scope) {
        FilterPolicy.of(properties);
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        String arn = Values.text(properties, "TopicArn") + ":" + scope.ids().next();
        return new LocalResource(NAME, arn, properties, Map.of("Arn", arn));
    }
}
