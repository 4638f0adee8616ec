/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;

/** SQS queues. */
final class QueueType implements ResourceType {

    static final String NAME = "AWS::SQS::Queue";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("QueueName");
    }

    @Override
    public boolean needsReplacement(Value.Mapping before, Value.Mapping after) {
        return isFifo(before) != isFifo(after) || ResourceType.super.needsReplacement(before, after);
    }

    @Override
    public String generateName(Value.Mapping properties, GeneratedName name) {
        return name.upperCase() + (isFifo(properties) ? ".fifo" : "");
    }

    private static boolean isFifo(Value.Mapping queue) {
        return Values.text(queue, "FifoQueue").equals("true");
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        String url = "https://sqs." + scope.region() + ".amazonaws.com/" + Account.ID + "/" + name;
        return new LocalResource(
                NAME, url, properties, Map.of("Arn", scope.arn("sqs", name), "QueueName", name, "QueueUrl", url));
    }
}
