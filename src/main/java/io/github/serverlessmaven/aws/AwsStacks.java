/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.DriftDetection;
import io.github.serverlessmaven.deploy.port.PlannedChange;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackOperation;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.template.LogicalId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DeploymentConfig;
import software.amazon.awssdk.services.cloudformation.model.DeploymentConfigMode;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDetail;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** Stacks of AWS CloudFormation. */
final class AwsStacks implements Stacks {

    private static final DeploymentConfig EXPRESS =
            DeploymentConfig.builder().mode(DeploymentConfigMode.EXPRESS).build();

    private final CloudFormationClient client;
    private final Supplier<CloudFormationClient> once;
    private final StackEventLog events;
    private final StackChanges changes;

    /**
     * The stacks of an account and region.
     *
     * @param client repeats what failed
     * @param once gives a client that repeats only what AWS surely did not carry out
     */
    AwsStacks(CloudFormationClient client, Supplier<CloudFormationClient> once, Supplier<S3ArtifactStore> artifacts) {
        this.client = client;
        this.once = once;
        this.events = new StackEventLog(client);
        this.changes = new StackChanges(client, once, artifacts, events);
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
        return events.after(stackId, lastSeen);
    }

    @Override
    public List<StackEvent> events(StackOperation operation, Optional<String> lastSeen) {
        return lastSeen.isPresent() || operation.token().isEmpty()
                ? events.after(operation.stackId(), lastSeen.or(operation::lastEvent))
                : events.of(operation);
    }

    @Override
    public Optional<String> lastEvent(String stackId) {
        return events.last(stackId);
    }

    @Override
    public List<StackEvent> failures(ChangeSet changeSet) {
        return new FailedEvents(client).of(changeSet);
    }

    @Override
    public List<StackEvent> failures(StackOperation operation) {
        return new FailedEvents(client).of(operation);
    }

    @Override
    public ChangeSet create(ChangeSetRequest wanted) {
        return changes.create(wanted);
    }

    @Override
    public Optional<StackOperation> change(ChangeSetRequest wanted) {
        return changes.change(wanted);
    }

    @Override
    public ChangeSet refresh(ChangeSet changeSet) {
        return changes.refresh(changeSet);
    }

    @Override
    public List<PlannedChange> changes(ChangeSet changeSet) {
        return changes.planned(changeSet);
    }

    @Override
    public StackOperation execute(ChangeSet changeSet, boolean keepsFailures) {
        return changes.execute(changeSet, keepsFailures);
    }

    @Override
    public void delete(ChangeSet changeSet) {
        changes.delete(changeSet);
    }

    @Override
    public StackOperation delete(Stack stack, DeletionOptions options) {
        StackOperation operation = StackOperation.requested(stack.id(), StackRequests.newToken(), Instant.now());
        AwsErrors.translating(
                "delete stack " + stack.name(),
                () -> client.deleteStack(request -> request.stackName(stack.id())
                        .clientRequestToken(operation.token().orElseThrow())
                        .roleARN(options.role().orElse(null))
                        .deploymentConfig(options.express() ? EXPRESS : null)));
        return operation;
    }

    @Override
    public StackOperation rollBack(Stack stack, Optional<String> role) {
        String token = StackRequests.newToken();
        Instant now = Instant.now();
        return CloudFormationErrors.changing(stack.id(), "roll back stack " + stack.name(), () -> {
            client.rollbackStack(request ->
                    request.stackName(stack.id()).clientRequestToken(token).roleARN(role.orElse(null)));
            return StackOperation.requested(stack.id(), token, now);
        });
    }

    @Override
    public StackOperation continueRollback(Stack stack, List<String> skipped, Optional<String> role) {
        String token = StackRequests.newToken();
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
                () -> once.get()
                        .setStackPolicy(request -> request.stackName(stackName).stackPolicyBody(policy)),
                () -> policy(stackName).filter(policy::equals).isPresent());
    }

    @Override
    public void protect(String stackName, boolean isProtected) {
        CloudFormationErrors.changingOnce(
                (isProtected ? "protect" : "end the protection of") + " stack " + stackName,
                () -> once.get()
                        .updateTerminationProtection(
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
