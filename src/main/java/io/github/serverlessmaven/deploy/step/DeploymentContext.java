/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.function.FunctionMarkers;
import io.github.serverlessmaven.deploy.history.DeploymentHistory;
import io.github.serverlessmaven.deploy.history.StackReceipts;
import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.ChangeSetExecution;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.deploy.stack.StackLookup;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import io.github.serverlessmaven.manifest.BucketOptions;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the steps of one deployment work with, and what they have found out and done so far. Used by one thread. */
public final class DeploymentContext {

    private final DeploymentFolder folder;
    private final Target target;
    private final boolean force;
    private final Consumer<DeployEvent> listener;
    private final Optional<StackLookup> lookup;
    private final SuggestedCommands commands;
    private final Safeguards safeguards;
    private final Stacks stacks;
    private final StackMonitor monitor;
    private final ChangeSetExecution changes;
    private Optional<DeployedStack> stack = Optional.empty();
    private Optional<String> bucket = Optional.empty();
    private Optional<String> account = Optional.empty();
    private boolean identified;
    private boolean upToDate;
    private boolean changed;
    private Optional<FunctionMarkers> markers = Optional.empty();
    private List<String> restored = List.of();
    private Optional<Stack> unchangedStack = Optional.empty();
    private Optional<Listing> listing = Optional.empty();

    /**
     * Makes the context of a deployment.
     *
     * @param force whether CloudFormation is asked even if the stack has the folder's template already
     * @param listener gets what happens, as it happens
     * @param lookup the request for the stack that has been sent already
     * @param commands commands for messages that lead to the target
     * @param safeguards what is checked and asked before anything is changed
     */
    public DeploymentContext(
            DeploymentFolder folder,
            Target target,
            boolean force,
            Consumer<DeployEvent> listener,
            Optional<StackLookup> lookup,
            SuggestedCommands commands,
            Safeguards safeguards) {
        this.folder = folder;
        this.target = target;
        this.force = force;
        this.listener = listener;
        this.lookup = lookup;
        this.commands = commands;
        this.safeguards = safeguards;
        this.stacks = target.stacks();
        this.monitor = new StackMonitor(stacks, target.clock(), listener);
        this.changes = new ChangeSetExecution(stacks, target.clock(), monitor);
    }

    /** What is deployed. */
    public DeploymentFolder folder() {
        return folder;
    }

    /** Its manifest, with the settings of the steps. */
    public Manifest manifest() {
        return folder.manifest();
    }

    /** The ports that few steps need; the common ones are {@link #stacks} and {@link #store}. */
    public Target target() {
        return target;
    }

    /** Commands for messages. */
    public SuggestedCommands commands() {
        return commands;
    }

    /** The stacks of the target. */
    public Stacks stacks() {
        return stacks;
    }

    /** The buckets of the owner that is expected; what is uploaded is encrypted as configured. */
    public ArtifactStore store() {
        BucketOptions options = manifest().bucket();
        return target.store()
                .encrypting(options.encryption())
                .ownedBy(options.owner().orElseGet(this::account));
    }

    /** The buckets of the stack's own account. */
    ArtifactStore ownStore() {
        return target.store().ownedBy(account());
    }

    /** The id of the account, 12 digits. */
    String account() {
        if (account.isEmpty()) {
            account = Optional.of(stack().flatMap(Stack::account).orElseGet(target::account));
        }
        return account.get();
    }

    /** What is checked and asked before anything is changed. */
    Safeguards safeguards() {
        return safeguards;
    }

    /** Reports once who changes what; called before the first change. */
    void reportIdentity() {
        if (!identified) {
            identified = true;
            target.caller()
                    .ifPresent(caller -> report(new StackProgress.Identified(
                            caller, target.place(), "stage " + manifest().stage())));
        }
    }

    /** Passes on what happens. */
    public void report(DeployEvent event) {
        listener.accept(event);
    }

    /** Follows work on stacks. */
    StackMonitor monitor() {
        return monitor;
    }

    /** Carries out change sets. */
    ChangeSetExecution changes() {
        return changes;
    }

    /** Whether CloudFormation is asked even if nothing has changed. */
    public boolean isForced() {
        return force;
    }

    /** Reads the stack, unless a request for it has been sent already. */
    Optional<Stack> lookUp() {
        return lookup.map(StackLookup::stack)
                .orElseGet(() -> stacks.find(manifest().stackName()));
    }

    /** The stack as it was last read; empty until it exists. */
    public Optional<Stack> stack() {
        return stack.map(DeployedStack::stack);
    }

    /** The same with its template, which is read once. */
    Optional<DeployedStack> deployed() {
        return stack;
    }

    /** Remembers the stack as it is now. */
    void found(Optional<Stack> found) {
        stack = found.map(present -> new DeployedStack(present, stacks));
    }

    /** Remembers the stack with the template that it is known to have. */
    void found(Stack found, Value.Mapping template) {
        stack = Optional.of(new DeployedStack(found, stacks, template));
    }

    /** Remembers the stack as it is after it got a template. */
    void found(StackMonitor.Outcome outcome, Value.Mapping template) {
        found(outcome.stack().orElseThrow(), template);
        unchangedStack = outcome.unchangedStack().filter(left -> template.equals(folder.template()));
    }

    /** The stack as it was left with the folder's template, if it is known that nobody has begun to change it since. */
    Optional<Stack> unchangedStack() {
        return unchangedStack;
    }

    /** The bucket that holds the packages. */
    public String bucket() {
        return bucket.orElseThrow(() -> new IllegalStateException("no step has chosen the bucket"));
    }

    /** The records of the stage's deployments in that bucket. */
    DeploymentHistory history() {
        return new DeploymentHistory(store(), bucket(), manifest().artifactPrefix());
    }

    /** The markers of functions that were changed without CloudFormation, in a bucket. */
    FunctionMarkers markers(String bucketName) {
        return new FunctionMarkers(store(), bucketName, manifest().artifactPrefix());
    }

    /** The receipts for the templates of the stack, in a bucket. */
    StackReceipts receipts(String bucketName) {
        return new StackReceipts(store(), bucketName, manifest().artifactPrefix());
    }

    /** The keys of the stage's objects in a bucket, the newest first; listed once. */
    Set<String> keys(String bucketName) {
        if (listing.filter(listed -> listed.bucket().equals(bucketName)).isEmpty()) {
            listing = Optional.of(new Listing(
                    bucketName,
                    new LinkedHashSet<>(
                            store().newestKeys(bucketName, manifest().artifactPrefix() + "/"))));
        }
        return listing.get().keys();
    }

    /** Whether the bucket that holds the packages has an object of the stage; empty if its objects were not listed. */
    Optional<Boolean> isListed(String key) {
        return listing.filter(listed -> listed.bucket().equals(bucket()))
                .map(listed -> listed.keys().contains(key));
    }

    /** Remembers the markers whose functions are as the template of the stack has them again. */
    void restored(FunctionMarkers all, List<String> keys) {
        markers = Optional.of(all);
        restored = List.copyOf(keys);
    }

    /** Deletes the markers whose functions are as the template of the stack has them again. */
    void forgetMarkers() {
        markers.filter(all -> bucket.isEmpty() || bucket.get().equals(all.bucket()))
                .ifPresent(all -> restored.forEach(all::delete));
    }

    /** Remembers the bucket that holds the packages. */
    void useBucket(String name) {
        bucket = Optional.of(name);
    }

    /** Whether the stack has the folder's template already. */
    public boolean isUpToDate() {
        return upToDate;
    }

    /** Remembers that the stack has the folder's template already. */
    void markUpToDate() {
        upToDate = true;
    }

    /** Whether anything had to be changed. */
    public boolean isChanged() {
        return changed || !restored.isEmpty();
    }

    /** Remembers whether the last change set changed anything. */
    void markChanged(boolean anything) {
        changed = anything;
    }

    private record Listing(String bucket, Set<String> keys) {}
}
