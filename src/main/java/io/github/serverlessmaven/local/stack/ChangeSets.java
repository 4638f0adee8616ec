/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.deploy.plan.TemplateChanges;
import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.PlannedChange;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalArtifactStore;
import io.github.serverlessmaven.local.state.LocalChangeSet;
import io.github.serverlessmaven.local.state.LocalStack;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Change sets of the stacks of this machine. */
final class ChangeSets {

    private final StateFolder state;
    private final LocalArtifactStore store;
    private final String region;
    private final UniqueIds ids;

    ChangeSets(StateFolder state, LocalArtifactStore store, String region, UniqueIds ids) {
        this.state = state;
        this.store = store;
        this.region = region;
        this.ids = ids;
    }

    ChangeSet create(ChangeSetRequest request) {
        String template = text(request.template());
        return state.change(account -> {
            LocalStack stack = request.creates()
                    ? account.stack(request.stackName())
                            .filter(ChangeSets::isInReview)
                            .orElseGet(() -> newStack(account, request.stackName()))
                    : existing(account, request.stackName());
            LocalChangeSet made = changeSet(stack, template, request);
            account.put(stack.with(made));
            return made.toChangeSet(stack.id());
        });
    }

    /**
     * A stack that has been created.
     *
     * @throws ServerlessException if there is none
     */
    static LocalStack existing(Account account, String name) {
        return account.stack(name)
                .filter(stack -> !isInReview(stack))
                .orElseThrow(() -> new ServerlessException("Stack [" + name + "] does not exist.", "Create it first."));
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

    ChangeSet refresh(ChangeSet changeSet) {
        return find(state.read(), changeSet).toChangeSet(changeSet.stackId());
    }

    List<PlannedChange> changes(ChangeSet changeSet) {
        Account account = state.read();
        Value.Mapping before = account.stack(changeSet.stackId())
                .map(LocalStack::template)
                .filter(text -> !text.isEmpty())
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

    /**
     * A change set of an account.
     *
     * @throws ServerlessException if there is none
     */
    static LocalChangeSet find(Account account, ChangeSet changeSet) {
        return account.stack(changeSet.stackId())
                .flatMap(stack -> Optional.ofNullable(stack.changeSets().get(changeSet.id())))
                .orElseThrow(() ->
                        new ServerlessException("ChangeSet [" + changeSet.id() + "] does not exist.", "Deploy again."));
    }

    void delete(ChangeSet changeSet) {
        state.change(account -> {
            account.stack(changeSet.stackId()).ifPresent(stack -> {
                Optional.ofNullable(stack.changeSets().get(changeSet.id()))
                        .ifPresent(found -> account.put(stack.without(found)));
            });
            return true;
        });
    }
}
