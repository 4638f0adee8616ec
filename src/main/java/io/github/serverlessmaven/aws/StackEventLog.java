/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackOperation;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.paginators.DescribeStackEventsIterable;

/**
 * The events of stacks. AWS gives them in pages with the newest first, and keeps those of months: only the pages that are needed are read.
 *
 * @param client reads the events
 */
record StackEventLog(CloudFormationClient client) {

    /** Those after a given event, the oldest first; all if none is given. */
    List<StackEvent> after(String stackId, Optional<String> lastSeen) {
        return AwsErrors.translating("read the events of stack " + stackId, () -> {
            List<StackEvent> newestFirst = new ArrayList<>();
            pages(stackId).stackEvents().stream()
                    .takeWhile(event -> lastSeen.filter(event.eventId()::equals).isEmpty())
                    .map(StackEventLog::toEvent)
                    .forEach(newestFirst::add);
            return oldestFirst(newestFirst);
        });
    }

    /**
     * Those of work that has a token, the oldest first. It begins with the oldest event that has the token; of a cancellation by others, those
     * that follow have another one.
     */
    List<StackEvent> of(StackOperation operation) {
        return AwsErrors.translating("read the events of stack " + operation.stackId(), () -> {
            List<StackEvent> newestFirst = new ArrayList<>();
            boolean begun = false;
            for (DescribeStackEventsResponse page : pages(operation.stackId())) {
                for (var event : page.stackEvents()) {
                    boolean belongs = belongs(event, operation);
                    if (begun && !belongs) {
                        return oldestFirst(newestFirst);
                    }
                    begun |= belongs;
                    newestFirst.add(toEvent(event));
                }
                if (!begun) {
                    return List.of();
                }
            }
            return oldestFirst(newestFirst);
        });
    }

    /** The id of the newest one. */
    Optional<String> last(String stackId) {
        return AwsErrors.translating(
                "read the events of stack " + stackId,
                () -> client.describeStackEvents(request -> request.stackName(stackId)).stackEvents().stream()
                        .findFirst()
                        .map(software.amazon.awssdk.services.cloudformation.model.StackEvent::eventId));
    }

    /** The id of the stack of a name, if work with a token began there lately. */
    Optional<String> stackOf(String stackName, String token) {
        return CloudFormationErrors.ifExists(() -> client.describeStackEvents(request -> request.stackName(stackName)))
                .flatMap(page -> page.stackEvents().stream()
                        .filter(event -> token.equals(event.clientRequestToken()))
                        .findFirst())
                .map(software.amazon.awssdk.services.cloudformation.model.StackEvent::stackId);
    }

    private DescribeStackEventsIterable pages(String stackId) {
        return client.describeStackEventsPaginator(request -> request.stackName(stackId));
    }

    private static List<StackEvent> oldestFirst(List<StackEvent> newestFirst) {
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** Some emulators keep no tokens, but share the clock of this machine. */
    private static boolean belongs(
            software.amazon.awssdk.services.cloudformation.model.StackEvent event, StackOperation operation) {
        return event.clientRequestToken() == null
                ? event.timestamp() != null
                        && !event.timestamp().isBefore(operation.since().truncatedTo(ChronoUnit.SECONDS))
                : operation.token().filter(event.clientRequestToken()::equals).isPresent();
    }

    private static StackEvent toEvent(software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
        return new StackEvent(
                event.eventId(),
                event.logicalResourceId(),
                event.resourceType(),
                event.resourceStatusAsString(),
                Optional.ofNullable(event.resourceStatusReason()),
                Optional.ofNullable(event.timestamp()));
    }
}
