/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.PlannedChange;
import io.github.serverlessmaven.deploy.port.PlannedChange.Effect;
import io.github.serverlessmaven.deploy.port.StackOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;

/** Changes of a stack of AWS CloudFormation, by change sets or directly. */
final class StackChanges {

    private final CloudFormationClient client;
    private final Supplier<CloudFormationClient> once;
    private final Supplier<S3ArtifactStore> artifacts;
    private final StackEventLog events;

    /**
     * The changes of an account's stacks.
     *
     * @param client repeats what failed
     * @param once gives a client that repeats only what AWS surely did not carry out
     * @param artifacts has the templates that are too large for a request
     */
    StackChanges(
            CloudFormationClient client,
            Supplier<CloudFormationClient> once,
            Supplier<S3ArtifactStore> artifacts,
            StackEventLog events) {
        this.client = client;
        this.once = once;
        this.artifacts = artifacts;
        this.events = events;
    }

    ChangeSet create(ChangeSetRequest wanted) {
        return CloudFormationErrors.changing(
                wanted.stackName(), "make a change set for stack " + wanted.stackName(), () -> {
                    var made = client.createChangeSet(requests(wanted).changeSet());
                    return new ChangeSet(made.id(), made.stackId(), ChangeSet.State.PENDING, 0, Optional.empty());
                });
    }

    private StackRequests requests(ChangeSetRequest wanted) {
        return new StackRequests(
                wanted,
                wanted.template() instanceof ChangeSetRequest.Stored stored
                        ? Optional.of(artifacts.get().url(stored.bucket(), stored.key()))
                        : Optional.empty());
    }

    Optional<StackOperation> change(ChangeSetRequest wanted) {
        Instant now = Instant.now();
        String action = (wanted.creates() ? "create" : "update") + " stack " + wanted.stackName();
        return CloudFormationErrors.changing(wanted.stackName(), action, () -> {
            try {
                String stackId = wanted.creates()
                        ? client.createStack(requests(wanted).creation()).stackId()
                        : client.updateStack(requests(wanted).update()).stackId();
                return Optional.of(StackOperation.requested(stackId, wanted.name(), now));
            } catch (CloudFormationException e) {
                boolean isEmpty = CloudFormationErrors.isWithoutUpdates(e);
                if (!isEmpty && !CloudFormationErrors.isOfAnotherChange(e)) {
                    throw e;
                }
                Optional<StackOperation> started = startedBefore(wanted, now);
                if (started.isEmpty() && !isEmpty) {
                    throw e;
                }
                return started;
            }
        });
    }

    /** An earlier attempt to send the request, whose answer was lost: its events have the token. */
    private Optional<StackOperation> startedBefore(ChangeSetRequest wanted, Instant now) {
        return events.stackOf(wanted.stackName(), wanted.name())
                .map(stackId -> StackOperation.requested(stackId, wanted.name(), now));
    }

    ChangeSet refresh(ChangeSet changeSet) {
        return CloudFormationErrors.changing(changeSet.stackId(), "read the change set", () -> {
            DescribeChangeSetResponse found = client.describeChangeSet(
                    request -> request.changeSetName(changeSet.id()).stackName(changeSet.stackId()));
            return new ChangeSet(
                    changeSet.id(),
                    changeSet.stackId(),
                    state(found),
                    found.changes().size(),
                    Optional.ofNullable(found.statusReason()));
        });
    }

    List<PlannedChange> planned(ChangeSet changeSet) {
        return AwsErrors.translating("read the change set", () -> {
            List<PlannedChange> changes = new ArrayList<>();
            DescribeChangeSetResponse page = null;
            do {
                String next = page == null ? null : page.nextToken();
                page = client.describeChangeSet(request -> request.changeSetName(changeSet.id())
                        .stackName(changeSet.stackId())
                        .nextToken(next));
                page.changes().stream()
                        .map(Change::resourceChange)
                        .filter(Objects::nonNull)
                        .map(change ->
                                new PlannedChange(change.logicalResourceId(), change.resourceType(), effect(change)))
                        .forEach(changes::add);
            } while (page.nextToken() != null);
            return changes;
        });
    }

    private static Effect effect(ResourceChange change) {
        return switch (String.valueOf(change.actionAsString())) {
            case "Add", "Import" -> Effect.ADD;
            case "Remove" -> Effect.REMOVE;
            case "Dynamic" -> Effect.MAY_REPLACE;
            default ->
                switch (String.valueOf(change.replacementAsString())) {
                    case "True" -> Effect.REPLACE;
                    case "Conditional" -> Effect.MAY_REPLACE;
                    default -> Effect.UPDATE;
                };
        };
    }

    private static ChangeSet.State state(DescribeChangeSetResponse found) {
        if (found.status() == ChangeSetStatus.CREATE_COMPLETE) {
            return ChangeSet.State.READY;
        }
        if (found.status() != ChangeSetStatus.FAILED) {
            return ChangeSet.State.PENDING;
        }
        String reason = String.valueOf(found.statusReason());
        boolean empty = reason.contains("didn't contain changes") || reason.contains(CloudFormationErrors.NO_UPDATES);
        return empty ? ChangeSet.State.EMPTY : ChangeSet.State.FAILED;
    }

    StackOperation execute(ChangeSet changeSet, boolean keepsFailures) {
        StackOperation operation =
                StackOperation.requested(changeSet.stackId(), StackRequests.newToken(), Instant.now());
        CloudFormationErrors.changing(
                changeSet.stackId(),
                "execute the change set",
                () -> client.executeChangeSet(request -> request.changeSetName(changeSet.id())
                        .clientRequestToken(operation.token().orElseThrow())
                        .stackName(changeSet.stackId())
                        .disableRollback(keepsFailures ? true : null)));
        return operation;
    }

    void delete(ChangeSet changeSet) {
        CloudFormationErrors.changingOnce(
                "delete the change set", () -> deleteOnce(changeSet), () -> isDeleted(changeSet));
    }

    private void deleteOnce(ChangeSet changeSet) {
        try {
            once.get()
                    .deleteChangeSet(
                            request -> request.changeSetName(changeSet.id()).stackName(changeSet.stackId()));
        } catch (ChangeSetNotFoundException gone) {
            // by the execution of another one
        }
    }

    private boolean isDeleted(ChangeSet changeSet) {
        return CloudFormationErrors.ifExists(() -> client.describeChangeSet(
                        request -> request.changeSetName(changeSet.id()).stackName(changeSet.stackId())))
                .filter(found -> !found.statusAsString().startsWith("DELETE_"))
                .isEmpty();
    }
}
