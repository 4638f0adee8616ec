/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.deploy.plan.TemplateChanges;
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
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        String template = text(request.template());
        return state.change(account -> {
            LocalStack stack = request.creates()
                    ? account.stack(request.stackName())
                            .filter(LocalStacks::isInReview)
                            .orElseGet(() -> newStack(account, request.stackName()))
                    : existing(account, request.stackName());
            LocalChangeSet made = changeSet(stack, template, request);
            account.put(stack.with(made));
            return made.toChangeSet(stack.id());
        });
    }

    private static boolean isInReview(LocalStack stack) {
        return stack.status().equals("REVIEW_IN_PROGRESS");
    }

    private LocalStack newStack(Account account, String name) {
        account.stack(name).ifPresent(other -> {
            throw new ServerlessException(
                    "The stack " + name + " exists already, in status " + other.status() + ".",
                    "Update it, or delete it first.");
        });
        return LocalStack.inReview(
                "arn:aws:cloudformation:" + region + ":" + Account.ID + ":stack/" + name + "/" + ids.next(), name);
    }

    private static LocalStack existing(Account account, String name) {
        return account.stack(name)
                .filter(stack -> !isInReview(stack))
                .orElseThrow(() -> new ServerlessException("Stack [" + name + "] does not exist.", "Create it first."));
    }

    private LocalChangeSet changeSet(LocalStack stack, String template, ChangeSetRequest request) {
        String id = "arn:aws:cloudformation:" + region + ":" + Account.ID + ":changeSet/" + request.name() + "/"
                + ids.next();
        Map<String, String> parameters = new LinkedHashMap<>();
        request.parameters()
                .forEach((name, value) -> value.or(
                                () -> Optional.ofNullable(stack.parameters().get(name)))
                        .ifPresent(present -> parameters.put(name, present)));
        try {
            LocalTemplate read = LocalTemplate.read(template);
            boolean same = stack.isAlready(template, parameters, request.tags());
            return new LocalChangeSet(
                    id,
                    template,
                    parameters,
                    request.tags(),
                    same ? ChangeSet.State.EMPTY : ChangeSet.State.READY,
                    read.changesTo(stack),
                    same ? Optional.of("The submitted information didn't contain changes.") : Optional.empty());
        } catch (ResourceProblem problem) {
            return new LocalChangeSet(
                    id, template, parameters, request.tags(), ChangeSet.State.FAILED, 0, Optional.of(problem.reason()));
        }
    }

    private String text(ChangeSetRequest.TemplateSource source) {
        if (source instanceof ChangeSetRequest.Stored stored) {
            try {
                return Files.readString(store.file(stored.bucket(), stored.key())
                        .orElseThrow(() -> new ServerlessException(
                                "There is no template " + stored.key() + " in bucket " + stored.bucket() + ".",
                                "Deploy again.")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return ((ChangeSetRequest.Inline) source).text();
    }

    @Override
    public ChangeSet refresh(ChangeSet changeSet) {
        return find(state.read(), changeSet).toChangeSet(changeSet.stackId());
    }

    @Override
    public List<PlannedChange> changes(ChangeSet changeSet) {
        Account account = state.read();
        Value.Mapping before = template(changeSet.stackId())
                .map(text -> (Value.Mapping) Json.parse(text, changeSet.stackId()))
                .orElse(Value.Mapping.EMPTY);
        Value.Mapping after =
                (Value.Mapping) Json.parse(find(account, changeSet).template(), changeSet.id());
        return TemplateChanges.between(before, after).resources().stream()
                .map(change -> new PlannedChange(
                        change.id(),
                        change.type(),
                        PlannedChange.Effect.valueOf(change.action().name())))
                .toList();
    }

    private static LocalChangeSet find(Account account, ChangeSet changeSet) {
        return account.stack(changeSet.stackId())
                .flatMap(stack -> Optional.ofNullable(stack.changeSets().get(changeSet.id())))
                .orElseThrow(() ->
                        new ServerlessException("ChangeSet [" + changeSet.id() + "] does not exist.", "Deploy again."));
    }

    @Override
    public StackOperation execute(ChangeSet changeSet, boolean keepsFailures) {
        return state.change(account -> {
            LocalChangeSet wanted = find(account, changeSet);
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
    public void delete(ChangeSet changeSet) {
        state.change(account -> {
            account.stack(changeSet.stackId()).ifPresent(stack -> {
                Optional.ofNullable(stack.changeSets().get(changeSet.id()))
                        .ifPresent(found -> account.put(stack.without(found)));
            });
            return true;
        });
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
            account.putPolicy(existing(account, stackName).id(), policy);
            return true;
        });
    }

    @Override
    public void protect(String stackName, boolean isProtected) {
        state.change(account -> {
            account.put(existing(account, stackName).protect(isProtected));
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

    /** The resources of a stack of which nothing runs here. */
    public List<String> recordedOnly(String stackName) {
        return state.read().stack(stackName).stream()
                .flatMap(stack -> stack.resources().entrySet().stream()
                        .filter(entry -> !ResourceTypes.isEmulated(entry.getValue())))
                .map(entry -> entry.getKey() + " (" + entry.getValue().type() + ")")
                .toList();
    }
}
