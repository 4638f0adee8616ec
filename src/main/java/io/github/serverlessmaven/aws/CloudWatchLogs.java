/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.Logs;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/** Logs of Amazon CloudWatch. */
final class CloudWatchLogs implements Logs {

    private final CloudWatchLogsClient client;
    private final LambdaClient functions;

    CloudWatchLogs(CloudWatchLogsClient client, LambdaClient functions) {
        this.client = client;
        this.functions = functions;
    }

    @Override
    public String group(String functionName) {
        GetFunctionConfigurationResponse configuration = AwsErrors.translating(
                "find the function " + functionName,
                () -> functions.getFunctionConfiguration(request -> request.functionName(functionName)));
        return Optional.ofNullable(configuration.loggingConfig())
                .flatMap(logging -> Optional.ofNullable(logging.logGroup()))
                .orElse("/aws/lambda/" + functionName);
    }

    @Override
    public Optional<Instant> lastWritten(String group) {
        DescribeLogStreamsRequest request = DescribeLogStreamsRequest.builder()
                .logGroupName(group)
                .orderBy(OrderBy.LAST_EVENT_TIME)
                .descending(true)
                .limit(1)
                .build();
        return AwsErrors.translating("read the log group " + group, () -> {
            try {
                return client.describeLogStreams(request).logStreams().stream()
                        .findFirst()
                        .flatMap(stream -> Optional.ofNullable(stream.lastEventTimestamp()))
                        .map(Instant::ofEpochMilli);
            } catch (ResourceNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    /** All pages: one may be empty and not be the last. */
    @Override
    public void read(Query query, Consumer<Event> reader) {
        FilterLogEventsRequest request = FilterLogEventsRequest.builder()
                .logGroupName(query.group())
                .startTime(Math.max(0, query.from().toEpochMilli()))
                .filterPattern(query.filter().orElse(null))
                .build();
        AwsErrors.translating("read the log group " + query.group(), () -> {
            try {
                client.filterLogEventsPaginator(request).events().forEach(event -> reader.accept(event(event)));
            } catch (ResourceNotFoundException e) {
                // Nothing was written yet: Lambda makes the group of a function when it first needs it.
            }
            return true;
        });
    }

    private static Event event(FilteredLogEvent event) {
        return new Event(
                event.eventId(),
                Instant.ofEpochMilli(event.timestamp()),
                event.message().stripTrailing());
    }
}
