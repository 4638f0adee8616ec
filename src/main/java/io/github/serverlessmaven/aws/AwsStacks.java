/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.DriftDetection;
import io.github.serverlessmaven.deploy.port.PlannedChange;
import io.github.serverlessmaven.deploy.port.PlannedChange.Effect;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackOperation;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.template.LogicalId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDetail;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** Stacks of AWS CloudFormation. */
final class AwsStacks implements Stacks {

    private final CloudFormationClient client;
    private final CloudFormationClient once;
    private final Supplier<S3ArtifactStore> artifacts;

    /**
     * The stacks of an account and region.
     *
     * @param client repeats what failed
     * @param once repeats only what AWS surely did not carry out
     */
    AwsStacks(CloudFormationClient client, CloudFormationClient once, Supplier<S3ArtifactStore> artifacts) {
        this.client = client;
        this.once = once;
        this.artifacts = artifacts;
    }

    @Override
    public Optional<Stack> find(String nameOrId) {
        return AwsErrors.translating(
                "read stack " + nameOrId,
                () -> CloudFormationErrors.ifExists(
                                () -> client.describeStacks(request -> request.stackName(nameOrId)).stacks().stream()
                                        .findFirst()
                                        .map(AwsStacks::toStack))
                        .flatMap(found -> found));
    }

    @Override
    public Optional<String> template(String stackName) {
        return AwsErrors.translating(
                "read the template of stack " + stackName,
                () -> CloudFormationErrors.ifExists(() -> client.getTemplate(
                                request -> request.stackName(stackName).templateStage(TemplateStage.ORIGINAL))
                        .templateBody()));
    }

    @Override
    public Optional<String> physicalId(String stackName, LogicalId id) {
        return AwsErrors.translating(
                "find resource " + id + " of stack " + stackName,
                () -> CloudFormationErrors.ifExists(() -> client.describeStackResource(
                                        request -> request.stackName(stackName).logicalResourceId(id.text()))
                                .stackResourceDetail())
                        .filter(detail -> !detail.resourceStatusAsString().equals("DELETE_COMPLETE"))
                        .map(StackResourceDetail::physicalResourceId));
    }

    private static Stack toStack(software.amazon.awssdk.services.cloudformation.model.Stack stack) {
        Map<String, String> outputs = new LinkedHashMap<>();
        stack.outputs().forEach(output -> outputs.put(output.outputKey(), output.outputValue()));
        Map<String, String> tags = new LinkedHashMap<>();
        stack.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return new Stack(
                stack.stackId(),
                stack.stackName(),
                new StackStatus(stack.stackStatusAsString()),
                outputs,
                tags,
                stack.notificationARNs(),
                Boolean.TRUE.equals(stack.enableTerminationProtection()),
                Stream.of(stack.deletionTime(), stack.lastUpdatedTime(), stack.creationTime())
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    @Override
    public List<StackEvent> events(String stackId, Optional<String> lastSeen) {
        return AwsErrors.translating("read the events of stack " + stackId, () -> {
            List<StackEvent> newestFirst = new ArrayList<>();
            for (DescribeStackEventsResponse page :
                    client.describeStackEventsPaginator(request -> request.stackName(stackId))) {
                for (var event : page.stackEvents()) {
                    if (lastSeen.filter(event.eventId()::equals).isPresent()) {
                        Collections.reverse(newestFirst);
                        return newestFirst;
                    }
                    newestFirst.add(toEvent(event));
                }
            }
            Collections.reverse(newestFirst);
            return newestFirst;
        });
    }

    /** The work begins with the oldest event that has its token; of a cancellation by others, those that follow have another one. */
    @Override
    public List<StackEvent> events(StackOperation operation, Optional<String> lastSeen) {
        if (lastSeen.isPresent() || operation.token().isEmpty()) {
            return events(operation.stackId(), lastSeen.or(operation::lastEvent));
        }
        return AwsErrors.translating("read the events of stack " + operation.stackId(), () -> {
            List<StackEvent> newestFirst = new ArrayList<>();
            boolean begun = false;
            for (DescribeStackEventsResponse page :
                    client.describeStackEventsPaginator(request -> request.stackName(operation.stackId()))) {
                for (var event : page.stackEvents()) {
                    boolean belongs = belongs(event, operation);
                    if (begun && !belongs) {
                        Collections.reverse(newestFirst);
                        return newestFirst;
                    }
                    begun |= belongs;
                    newestFirst.add(toEvent(event));
                }
                if (!begun) {
                    return List.of();
                }
            }
            Collections.reverse(newestFirst);
            return newestFirst;
        });
    }

    /** Some emulators keep no tokens, but share the clock of this machine. */
    private static boolean belongs(
            software.amazon.awssdk.services.cloudformation.model.StackEvent event, StackOperation operation) {
        return event.clientRequestToken() == null
                ? event.timestamp() != null
                        && !event.timestamp().isBefore(operation.since().truncatedTo(ChronoUnit.SECONDS))
                : operation.token().filter(event.clientRequestToken()::equals).isPresent();
    }

    @Override
    public Optional<String> lastEvent(String stackId) {
        return AwsErrors.translating(
                "read the events of stack " + stackId,
                () -> client.describeStackEvents(request -> request.stackName(stackId)).stackEvents().stream()
                        .findFirst()
                        .map(software.amazon.awssdk.services.cloudformation.model.StackEvent::eventId));
    }

    @Override
    public List<StackEvent> failures(ChangeSet changeSet) {
        return new FailedEvents(client).of(changeSet);
    }

    @Override
    public List<StackEvent> failures(StackOperation operation) {
        return new FailedEvents(client).of(operation);
    }

    private static StackEvent toEvent(software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
        return new StackEvent(
                event.eventId(),
                event.logicalResourceId(),
                event.resourceType(),
                event.resourceStatusAsString(),
                Optional.ofNullable(event.resourceStatusReason()));
    }

    @Override
    public ChangeSet create(ChangeSetRequest wanted) {
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

    @Override
    public Optional<StackOperation> change(ChangeSetRequest wanted) {
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
        return CloudFormationErrors.ifExists(
                        () -> client.describeStackEvents(request -> request.stackName(wanted.stackName())))
                .flatMap(page -> page.stackEvents().stream()
                        .filter(event -> wanted.name().equals(event.clientRequestToken()))
                        .findFirst())
                .map(event -> StackOperation.requested(event.stackId(), wanted.name(), now));
    }

    @Override
    public ChangeSet refresh(ChangeSet changeSet) {
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

    @Override
    public List<PlannedChange> changes(ChangeSet changeSet) {
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

    @Override
    public StackOperation execute(ChangeSet changeSet, boolean keepsFailures) {
        StackOperation operation = StackOperation.requested(changeSet.stackId(), token(), Instant.now());
        CloudFormationErrors.changing(
                changeSet.stackId(),
                "execute the change set",
                () -> client.executeChangeSet(request -> request.changeSetName(changeSet.id())
                        .clientRequestToken(operation.token().orElseThrow())
                        .stackName(changeSet.stackId())
                        .disableRollback(keepsFailures ? true : null)));
        return operation;
    }

    @Override
    public void delete(ChangeSet changeSet) {
        CloudFormationErrors.changingOnce(
                "delete the change set", () -> deleteOnce(changeSet), () -> isDeleted(changeSet));
    }

    private void deleteOnce(ChangeSet changeSet) {
        try {
            once.deleteChangeSet(
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

    @Override
    public StackOperation delete(Stack stack, Optional<String> role) {
        StackOperation operation = StackOperation.requested(stack.id(), token(), Instant.now());
        AwsErrors.translating(
                "delete stack " + stack.name(),
                () -> client.deleteStack(request -> request.stackName(stack.id())
                        .clientRequestToken(operation.token().orElseThrow())
                        .roleARN(role.orElse(null))));
        return operation;
    }

    /** With a token, a request whose answer was lost can be sent again: CloudFormation carries it out once. */
    private static String token() {
        return "serverless-" + UUID.randomUUID();
    }

    @Override
    public StackOperation rollBack(Stack stack, Optional<String> role) {
        String token = token();
        Instant now = Instant.now();
        return CloudFormationErrors.changing(stack.id(), "roll back stack " + stack.name(), () -> {
            client.rollbackStack(request ->
                    request.stackName(stack.id()).clientRequestToken(token).roleARN(role.orElse(null)));
            return StackOperation.requested(stack.id(), token, now);
        });
    }

    @Override
    public StackOperation continueRollback(Stack stack, List<String> skipped, Optional<String> role) {
        String token = token();
        Instant now = Instant.now();
        return CloudFormationErrors.changing(stack.id(), "continue the rollback of stack " + stack.name(), () -> {
            client.continueUpdateRollback(request -> request.stackName(stack.id())
                    .clientRequestToken(token)
                    .resourcesToSkip(skipped)
                    .roleARN(role.orElse(null)));
            return StackOperation.requested(stack.id(), token, now);
        });
    }

    @Override
    public Optional<String> policy(String stackName) {
        return AwsErrors.translating(
                "read the policy of stack " + stackName,
                () -> Optional.ofNullable(client.getStackPolicy(request -> request.stackName(stackName))
                                .stackPolicyBody())
                        .filter(body -> !body.isBlank()));
    }

    @Override
    public void setPolicy(String stackName, String policy) {
        CloudFormationErrors.changingOnce(
                "set the policy of stack " + stackName,
                () -> once.setStackPolicy(
                        request -> request.stackName(stackName).stackPolicyBody(policy)),
                () -> policy(stackName).filter(policy::equals).isPresent());
    }

    @Override
    public void protect(String stackName, boolean isProtected) {
        CloudFormationErrors.changingOnce(
                (isProtected ? "protect" : "end the protection of") + " stack " + stackName,
                () -> once.updateTerminationProtection(
                        request -> request.stackName(stackName).enableTerminationProtection(isProtected)),
                () -> find(stackName)
                        .filter(stack -> stack.isProtected() == isProtected)
                        .isPresent());
    }

    @Override
    public DriftDetection driftDetection() {
        return new AwsDriftDetection(client);
    }
}
