/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What makes Lambda read a queue or a stream for a function: {@code AWS::Lambda::EventSourceMapping} as the stack has it, with Lambda's
 * defaults. See "Event source mappings" in the AWS Lambda developer guide.
 *
 * @param id of the mapping
 * @param source the ARN of the queue or stream; empty for sources that have none
 * @param function the function, its version or its alias, by name or ARN
 * @param isEnabled whether it reads at all
 * @param batchSize the most records of one call
 * @param window how long records are gathered before a call
 * @param reportsFailures whether the function may name the records of a batch that failed
 * @param concurrency how many calls may run at the same time, if that is limited
 * @param properties all of the resource: filters, and what only one kind of source has
 */
public record EventSourceMapping(
        String id,
        String source,
        String function,
        boolean isEnabled,
        int batchSize,
        Duration window,
        boolean reportsFailures,
        OptionalInt concurrency,
        Value.Mapping properties) {

    /** Its type in templates. */
    public static final String TYPE = "AWS::Lambda::EventSourceMapping";

    /** The type of consumers of streams. */
    public static final String CONSUMER = "AWS::Kinesis::StreamConsumer";

    private static final String QUEUES = ":sqs:";
    private static final int BATCH_OF_QUEUES = 10;
    private static final int BATCH_OF_STREAMS = 100;

    /** The mappings of all stacks. */
    public static List<EventSourceMapping> of(Account account) {
        return account.resources(TYPE)
                .map(mapping -> of(mapping.physicalId(), mapping.properties()))
                .toList();
    }

    static EventSourceMapping of(String id, Value.Mapping properties) {
        String source = Values.text(properties, "EventSourceArn");
        boolean isQueue = source.contains(QUEUES);
        int concurrency = Values.number(Values.mapping(properties, "ScalingConfig"), "MaximumConcurrency", 0);
        return new EventSourceMapping(
                id,
                source,
                Values.text(properties, "FunctionName"),
                !Values.text(properties, "Enabled").equals("false"),
                Values.number(properties, "BatchSize", isQueue ? BATCH_OF_QUEUES : BATCH_OF_STREAMS),
                Duration.ofSeconds(Values.number(properties, "MaximumBatchingWindowInSeconds", 0)),
                Values.items(properties, "FunctionResponseTypes").contains(Value.of("ReportBatchItemFailures")),
                concurrency == 0 ? OptionalInt.empty() : OptionalInt.of(concurrency),
                properties);
    }

    /** Whether the source is a queue of Amazon SQS. */
    public boolean isOfQueue() {
        return source.contains(QUEUES);
    }

    /** Whether the source is a stream of Amazon Kinesis or of a table, or a consumer of a stream by its name on this machine. */
    public boolean isOfStream(Account account) {
        return source.contains(":kinesis:")
                || source.contains(":dynamodb:")
                || account.resources(CONSUMER)
                        .anyMatch(consumer -> consumer.physicalId().equals(source));
    }

    /** Where records go that could not be processed: the ARN of a queue, a topic or a bucket. For streams. */
    public Optional<String> failureDestination() {
        return Values.find(Values.mapping(Values.mapping(properties, "DestinationConfig"), "OnFailure"), "Destination");
    }
}
