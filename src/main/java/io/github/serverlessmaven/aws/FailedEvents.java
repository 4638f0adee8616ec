/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackOperation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.EventType;
import software.amazon.awssdk.services.cloudformation.model.HookFailureMode;
import software.amazon.awssdk.services.cloudformation.model.OperationEntry;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;

/**
 * What failed of a change set or of work on a stack, the oldest first, as DescribeEvents gives it: with what the validation before a deployment
 * found, which the events of the stack do not have. Nothing where an endpoint does not know the call, or it is not permitted.
 *
 * @param client reads the events
 */
record FailedEvents(CloudFormationClient client) {

    private static final Set<String> CHANGES = Set.of("CREATE_STACK", "UPDATE_STACK");

    private static final Pattern RESOURCE = Pattern.compile("^/Resources/([A-Za-z0-9]+)");

    List<StackEvent> of(ChangeSet changeSet) {
        return read(request -> request.changeSetName(changeSet.id()));
    }

    /** Of the change itself; a rollback is an operation of its own. */
    List<StackEvent> of(StackOperation operation) {
        try {
            return client.describeStacks(request -> request.stackName(operation.stackId())).stacks().stream()
                    .flatMap(stack -> stack.lastOperations().stream())
                    .filter(last -> CHANGES.contains(String.valueOf(last.operationTypeAsString())))
                    .map(OperationEntry::operationId)
                    .findFirst()
                    .map(id -> read(request -> request.operationId(id)))
                    .orElseGet(() -> since(operation));
        } catch (SdkException e) {
            return List.of();
        }
    }

    /** Where the stack does not show its operations: what failed since this one began. */
    private List<StackEvent> since(StackOperation operation) {
        return read(request -> request.stackName(operation.stackId())).stream()
                .filter(event -> event.time()
                        .filter(time -> !time.isBefore(operation.since()))
                        .isPresent())
                .toList();
    }

    private List<StackEvent> read(Consumer<DescribeEventsRequest.Builder> subject) {
        try {
            List<StackEvent> newestFirst = new ArrayList<>();
            client
                    .describeEventsPaginator(
                            request -> request.applyMutation(subject).filters(filter -> filter.failedEvents(true)))
                    .stream()
                    .flatMap(page -> page.operationEvents().stream())
                    .flatMap(event -> toEvent(event).stream())
                    .forEach(newestFirst::add);
            Collections.reverse(newestFirst);
            return newestFirst;
        } catch (SdkException e) {
            return List.of();
        }
    }

    private static Optional<StackEvent> toEvent(OperationEvent event) {
        EventType type = event.eventType();
        if (type == EventType.VALIDATION_ERROR) {
            return Optional.of(event)
                    .filter(found -> found.validationFailureMode() != HookFailureMode.WARN)
                    .map(FailedEvents::ofValidation);
        }
        if (type == EventType.HOOK_INVOCATION_ERROR) {
            return Optional.of(event(event, resource(event), "HOOK_FAILED", event.hookStatusReason()));
        }
        return Optional.ofNullable(event.resourceStatusAsString())
                .filter(status -> status.endsWith("_FAILED"))
                .map(status -> event(event, resource(event), status, event.resourceStatusReason()));
    }

    /** The path leads to the line of the configuration, as that in the reasons of resources does. */
    private static StackEvent ofValidation(OperationEvent event) {
        String path = Optional.ofNullable(event.validationPath()).orElse("");
        String reason = Optional.ofNullable(event.validationStatusReason()).orElse(event.validationName());
        Matcher named = RESOURCE.matcher(path);
        return event(
                event,
                named.find() ? named.group(1) : resource(event),
                "VALIDATION_FAILED",
                path.isEmpty() ? reason : reason + " (at " + path + ")");
    }

    private static String resource(OperationEvent event) {
        return Optional.ofNullable(event.logicalResourceId()).orElse("");
    }

    private static StackEvent event(OperationEvent event, String logicalId, String status, String reason) {
        return new StackEvent(
                String.valueOf(event.eventId()),
                logicalId,
                Optional.ofNullable(event.resourceType()).orElse(""),
                status,
                Optional.ofNullable(reason),
                Optional.ofNullable(event.timestamp()));
    }
}
