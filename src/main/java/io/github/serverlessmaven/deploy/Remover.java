/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.progress.ArtifactProgress;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.deploy.stack.StackDeletion;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import io.github.serverlessmaven.manifest.BucketOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes a stage of a service down: its objects in the bucket, then its stack. */
public final class Remover {

    private static final int SHOWN = 5;

    private final Target target;
    private final Stacks stacks;
    private final ArtifactStore store;
    private final Consumer<DeployEvent> listener;
    private final StackMonitor monitor;
    private final SuggestedCommands commands;
    private final Safeguards safeguards;

    /**
     * Makes a remover.
     *
     * @param target where from
     * @param listener gets what happens, as it happens
     * @param commands commands for messages that lead to the target
     * @param safeguards what is checked and asked before anything is removed
     */
    public Remover(Target target, Consumer<DeployEvent> listener, SuggestedCommands commands, Safeguards safeguards) {
        this.target = target;
        this.stacks = target.stacks();
        this.store = target.store();
        this.listener = listener;
        this.commands = commands;
        this.safeguards = safeguards;
        this.monitor = new StackMonitor(stacks, target.clock(), listener);
    }

    /**
     * Removes a stage.
     *
     * @param stackName its stack
     * @param bucket the bucket; from one that is not the stack's, only this stage's objects are deleted
     * @param options how the stack is deleted
     * @param artifactPrefix where its objects stand in the bucket, without a trailing slash
     * @param force whether objects of others in the stack's bucket are deleted too
     * @return whether there was anything to remove
     * @throws DeploymentException if the bucket holds objects of others, or the stack is protected or could not be deleted
     */
    public boolean remove(
            String stackName, BucketOptions bucket, DeletionOptions options, String artifactPrefix, boolean force) {
        Optional<Stack> found = stacks.find(stackName);
        if (found.filter(stack -> !stack.status().isSettled()).isPresent()) {
            found = monitor.awaitOthers(found.get()).stack();
        }
        if (found.isEmpty()) {
            return false;
        }
        Stack stack = found.get();
        if (stack.isProtected()) {
            throw new DeploymentException(
                    "The stack " + stackName + " is protected from deletion. Nothing was removed.",
                    "Set \"provider.deletionProtection: false\", or leave its stage out there, and deploy; then remove it.");
        }
        String account = stack.account().orElseGet(target::account);
        safeguards.requireExpected(account);
        target.caller()
                .ifPresent(caller ->
                        listener.accept(new StackProgress.Identified(caller, target.place(), "stack " + stackName)));
        safeguards.requireConfirmed("Remove the stack " + stackName + " in account " + account + ", " + target.place()
                + ", with everything in it?");
        bucket.name()
                .ifPresent(
                        given -> deleteAll(store.ownedBy(bucket.owner().orElse(account)), given, artifactPrefix + "/"));
        stacks.physicalId(stackName, CoreTemplate.BUCKET)
                .ifPresent(own -> empty(store.ownedBy(account), own, artifactPrefix, force));
        listener.accept(new StackProgress.Started(stackName, "delete"));
        new StackDeletion(stacks, monitor, commands).delete(stack, options);
        return true;
    }

    /**
     * Deletes the repository that held the images of a stage, once nothing runs them any more. One of another stack, or one that
     * these credentials may not see, is left.
     *
     * @param name its name
     * @param stackName the stack it belongs to
     */
    public void removeImages(String name, String stackName) {
        switch (target.images().delete(name, stackName)) {
            case DELETED -> listener.accept(new ArtifactProgress.RepositoryDeleted(name));
            case ABSENT -> {}
            case OF_ANOTHER_STACK ->
                listener.accept(new ArtifactProgress.RepositoryKept(name, "it belongs to another stack"));
            case FORBIDDEN ->
                listener.accept(new ArtifactProgress.RepositoryKept(
                        name, "these credentials may not look whether it exists (ecr:DescribeRepositories)"));
        }
    }

    private void empty(ArtifactStore buckets, String bucket, String artifactPrefix, boolean force) {
        String own = artifactPrefix + "/";
        List<String> others = force ? List.of() : buckets.keysOutside(bucket, own, SHOWN);
        if (!others.isEmpty()) {
            throw new DeploymentException(
                    "The bucket " + bucket + " holds objects that do not belong to this stage, such as "
                            + String.join(", ", others) + ". Nothing was removed.",
                    "Move them away, or run again with -Dserverless.remove.force to delete them with the bucket.");
        }
        deleteAll(buckets, bucket, force ? "" : own);
    }

    private void deleteAll(ArtifactStore buckets, String bucket, String prefix) {
        listener.accept(new ArtifactProgress.Emptied(bucket, buckets.deleteAll(bucket, prefix)));
    }
}
