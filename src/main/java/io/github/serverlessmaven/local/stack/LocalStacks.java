/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.DriftDetection;
import io.github.serverlessmaven.deploy.port.PlannedChange;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackOperation;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.log.LocalLogs;
import io.github.serverlessmaven.local.resource.ResourceTypes;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.BucketFolders;
import io.github.serverlessmaven.local.state.LocalArtifactStore;
import io.github.serverlessmaven.local.state.LocalChangeSet;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.LocalStack;
import io.github.serverlessmaven.local.state.LocalUrls;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.template.LogicalId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Stacks of this machine. What is started here has ended when the call returns. Topics, alarms, roles and policies of stacks mean
 * nothing here, and a failure is always rolled back.
 */
public final class LocalStacks implements Stacks {

    private final StateFolder state;
    private final LocalArtifactStore store;
    private final BucketFolders buckets;
    private final LocalLogs logs;
    private final String region;
    private final UniqueIds ids;
    private final LocalUrls urls;
    private final ChangeSets changeSets;

    /** The stacks of an account; nothing is read yet. */
    public LocalStacks(
            StateFolder state, LocalArtifactStore store, LocalLogs logs, String region, UniqueIds ids, LocalUrls urls) {
        this.state = state;
        this.store = store;
        this.buckets = new BucketFolders(state);
        this.logs = logs;
        this.region = region;
        this.ids = ids;
        this.urls = urls;
        this.changeSets = new ChangeSets(state, store, region, ids);
    }

    @Override
    public Optional<Stack> find(String nameOrId) {
        return state.read().stack(nameOrId).map(stack -> stack.toStack(urls));
    }

    @Override
    public Optional<String> template(String stackName) {
        return state.read().stack(stackName).map(LocalStack::template).filter(text -> !text.isEmpty());
    }

    @Override
    public Optional<String> physicalId(String stackName, LogicalId id) {
        return state.read()
                .stack(stackName)
                .flatMap(stack -> Optional.ofNullable(stack.resources().get(id.text())))
                .map(LocalResource::physicalId);
    }

    @Override
    public List<StackEvent> events(String stackId, Optional<String> lastSeen) {
        List<StackEvent> events =
                state.read().stack(stackId).map(LocalStack::events).orElse(List.of());
        Predicate<StackEvent> isLast =
                event -> lastSeen.filter(event.id()::equals).isPresent();
        return events.stream().noneMatch(isLast)
                ? events
                : events.stream().dropWhile(isLast.negate()).skip(1).toList();
    }

    @Override
    public ChangeSet create(ChangeSetRequest request) {
        return changeSets.create(request);
    }

    @Override
    public ChangeSet refresh(ChangeSet changeSet) {
        return changeSets.refresh(changeSet);
    }

    @Override
    public List<PlannedChange> changes(ChangeSet changeSet) {
        return changeSets.changes(changeSet);
    }

    @Override
    public void delete(ChangeSet changeSet) {
        changeSets.delete(changeSet);
    }

    @Override
    public StackOperation execute(ChangeSet changeSet, boolean keepsFailures) {
        return state.change(account -> {
            LocalChangeSet wanted = ChangeSets.find(account, changeSet);
            if (wanted.state() != ChangeSet.State.READY) {
                throw new ServerlessException(
                        "ChangeSet [" + wanted.id() + "] cannot be executed in its current state " + wanted.state()
                                + ".",
                        "Deploy again.");
            }
            LocalStack stack = account.stack(changeSet.stackId()).orElseThrow();
            account.put(new StackWork(account, stack, region, ids, store, buckets, logs).execute(wanted));
            return StackOperation.after(stack.id(), stack.lastEvent());
        });
    }

    @Override
    public Optional<StackOperation> change(ChangeSetRequest request) {
        ChangeSet changeSet = create(request);
        if (changeSet.state() == ChangeSet.State.READY) {
            return Optional.of(execute(changeSet, false));
        }
        delete(changeSet);
        if (changeSet.state() == ChangeSet.State.FAILED) {
            throw new ServerlessException(
                    "Could not change stack " + request.stackName() + ": "
                            + changeSet.reason().orElse(""),
                    "Correct the cause and deploy again.");
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> policy(String stackName) {
        Account account = state.read();
        return account.stack(stackName).flatMap(stack -> account.policy(stack.id()));
    }

    /** Kept, so that it need not be set again; nobody but the user changes a stack of this machine. */
    @Override
    public void setPolicy(String stackName, String policy) {
        state.change(account -> {
            account.putPolicy(ChangeSets.existing(account, stackName).id(), policy);
            return true;
        });
    }

    @Override
    public void protect(String stackName, boolean isProtected) {
        state.change(account -> {
            account.put(ChangeSets.existing(account, stackName).protect(isProtected));
            return true;
        });
    }

    @Override
    public StackOperation delete(Stack stack, DeletionOptions options) {
        return state.change(account -> {
            Optional<String> lastEvent = account.stack(stack.id()).flatMap(LocalStack::lastEvent);
            account.stack(stack.id()).filter(LocalStack::isProtected).ifPresent(found -> {
                throw new ServerlessException(
                        "Stack [" + found.name() + "] cannot be deleted while TerminationProtection is enabled.",
                        "Set \"provider.deletionProtection: false\" and deploy first.");
            });
            account.stack(stack.id())
                    .filter(found -> !found.isDeleted())
                    .ifPresent(found ->
                            account.put(new StackWork(account, found, region, ids, store, buckets, logs).delete()));
            return StackOperation.after(stack.id(), lastEvent);
        });
    }

    /** A change that failed here was undone at once. */
    @Override
    public StackOperation rollBack(Stack stack, Optional<String> role) {
        throw notOpen(stack);
    }

    @Override
    public StackOperation continueRollback(Stack stack, List<String> skipped, Optional<String> role) {
        throw notOpen(stack);
    }

    private static ServerlessException notOpen(Stack stack) {
        return new ServerlessException(
                "Stack [" + stack.name() + "] is in status " + stack.status() + ": no rollback is open.",
                "Deploy, or return to an earlier deployment.");
    }

    @Override
    public DriftDetection driftDetection() {
        return new NoDrift();
    }

    /**
     * The resources of a stack of which nothing runs here.
     *
     * @param areStreamsRead whether the streams of event source mappings are read elsewhere
     * @param areTablesServed whether tables run here
     */
    public List<String> recordedOnly(String stackName, boolean areStreamsRead, boolean areTablesServed) {
        Account account = state.read();
        ForeignStreams read = areStreamsRead ? ForeignStreams.of(account) : ForeignStreams.NONE;
        return account.stack(stackName).stream()
                .flatMap(stack -> stack.resources().entrySet().stream()
                        .filter(entry -> !ResourceTypes.isEmulated(entry.getValue())
                                && !read.concern(entry.getValue())
                                && !(areTablesServed && ResourceTypes.isOfTable(entry.getValue()))))
                .map(entry -> entry.getKey() + " (" + entry.getValue().type() + ")")
                .toList();
    }
}
