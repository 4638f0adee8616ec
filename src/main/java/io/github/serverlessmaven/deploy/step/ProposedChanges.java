/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.failure.ExistingResources;
import io.github.serverlessmaven.deploy.failure.FailureExplainer;
import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.PlannedChange;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.deploy.stack.StackDeletion;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What CloudFormation says that a deployment would do, by a change set that is deleted afterwards, with the stack that was made for it.
 *
 * @param context of a deployment that does not take place
 */
public record ProposedChanges(DeploymentContext context) {

    /**
     * Makes the change set and reads it.
     *
     * @param stack the stack that is there, possibly in review
     * @throws DeploymentException if CloudFormation refuses the template
     */
    public List<PlannedChange> read(Optional<Stack> stack) {
        context.found(stack.filter(found -> !found.status().isReview()));
        new CheckAccount().run(context);
        chooseBucket();
        ChangeSet changeSet = context.stacks().create(request(stack));
        try {
            return read(changeSet);
        } finally {
            context.stacks().delete(changeSet);
            if (stack.isEmpty()) {
                deleteReview();
            }
        }
    }

    private void chooseBucket() {
        Optional<String> bucket =
                context.manifest().bucket().name().or(() -> context.deployed().flatMap(DeployedStack::bucket));
        bucket.ifPresent(context::useBucket);
        if (bucket.isEmpty() && TemplateUpload.needsBucket(context.folder().template())) {
            throw new ServerlessException(
                    "CloudFormation reads so large a template from a bucket only, and the stack has none yet.",
                    "Compare the templates only, without -Dserverless.plan.changeSet, or name a bucket in"
                            + " provider.deploymentBucket.");
        }
    }

    private List<PlannedChange> read(ChangeSet pending) {
        ChangeSet changeSet = pending;
        StackMonitor.Pause pause = new StackMonitor.Pause(context.target().clock());
        while (changeSet.state() == ChangeSet.State.PENDING) {
            pause.next();
            changeSet = context.stacks().refresh(changeSet);
        }
        return switch (changeSet.state()) {
            case READY -> context.stacks().changes(changeSet);
            case EMPTY, PENDING -> List.of();
            case FAILED -> throw refused(changeSet);
        };
    }

    private DeploymentException refused(ChangeSet changeSet) {
        Value.Mapping template = context.folder().template();
        FailureExplainer failures = new FailureExplainer(
                new ExistingResources(template, context.target().region()),
                context.folder()::place,
                context.target()::console,
                context.commands());
        return new DeploymentException(failures.refused(context.manifest().stackName(), changeSet.reason(), List.of()));
    }

    private ChangeSetRequest request(Optional<Stack> stack) {
        Manifest manifest = context.manifest();
        Value.Mapping template = context.folder().template();
        boolean creates = stack.filter(found -> !found.status().isReview()).isEmpty();
        return new ChangeSetRequest(
                manifest.stackName(),
                "serverless-plan-" + UUID.randomUUID(),
                creates,
                new TemplateUpload(context).of(template),
                CoreTemplate.hasMacros(template),
                new StackParameters(manifest, context.target()).values(template, creates),
                manifest.stackTags(),
                manifest.stack());
    }

    private void deleteReview() {
        context.stacks()
                .find(context.manifest().stackName())
                .filter(left -> left.status().isReview())
                .ifPresent(left -> new StackDeletion(context.stacks(), context.monitor(), context.commands())
                        .delete(
                                left,
                                DeletionOptions.as(context.manifest().stack().role())));
    }
}
