/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.source;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.LocalStack;
import io.github.serverlessmaven.local.state.Values;
import java.util.Map;
import java.util.Optional;

/**
 * What event source mappings of local stacks mean elsewhere. A literal ARN means itself. A resource of the stack is the one of the same
 * name, or of the same logical id in a stack of the same name.
 */
public final class SourceNames {

    private static final String CONSUMER = "AWS::Kinesis::StreamConsumer";

    private static final Map<String, String> NAMES = Map.of(
            "AWS::SQS::Queue", "QueueName",
            "AWS::Kinesis::Stream", "Name",
            "AWS::DynamoDB::GlobalTable", "TableName",
            "AWS::DynamoDB::Table", "TableName");

    private final EventSources.PhysicalNames names;

    /** Creates the look-up. */
    public SourceNames(EventSources.PhysicalNames names) {
        this.names = names;
    }

    /** The source of a mapping, as its ARN was resolved on this machine; one of account {@link Account#ID} is known by its name only. */
    public SourceName find(Account account, String source) {
        String arn = account.resources(CONSUMER)
                .filter(consumer -> consumer.physicalId().equals(source))
                .findFirst()
                .map(consumer -> Values.text(consumer.properties(), "StreamARN"))
                .orElse(source);
        SourceName name = SourceName.of(arn);
        return account.liveStacks()
                .flatMap(stack -> stack.resources().entrySet().stream()
                        .filter(entry -> isSource(entry.getValue(), arn))
                        .map(entry -> physicalName(stack, entry.getKey(), entry.getValue())))
                .flatMap(Optional::stream)
                .findFirst()
                .map(name::named)
                .orElse(name);
    }

    private static boolean isSource(LocalResource resource, String arn) {
        return NAMES.containsKey(resource.type()) && resource.attributes().containsValue(arn);
    }

    private Optional<String> physicalName(LocalStack stack, String logicalId, LocalResource resource) {
        return Optional.ofNullable(NAMES.get(resource.type()))
                .flatMap(property -> Values.find(resource.properties(), property))
                .or(() -> names.find(stack.name(), logicalId).map(id -> id.substring(id.lastIndexOf('/') + 1)));
    }
}
