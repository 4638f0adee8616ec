/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.local.log.LocalLogs;
import io.github.serverlessmaven.local.resource.ResourceScope;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.BucketFolders;
import io.github.serverlessmaven.local.state.LocalArtifactStore;
import io.github.serverlessmaven.local.state.LocalChangeSet;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.LocalStack;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation on a stack, from its first event to its last. Says what CloudFormation would say in the same order, and undoes what it
 * did when a resource fails. Works on copies: the stack is what {@link #result} says only once it is put into the account.
 */
final class StackWork {

    private static final String STACK = "AWS::CloudFormation::Stack";

    private final Account account;
    private final LocalStack before;
    private final String region;
    private final UniqueIds ids;
    private final Map<String, LocalResource> resources;
    private final List<StackEvent> events;
    private final ResourceProvisioner provisioner;

    StackWork(
            Account account,
            LocalStack stack,
            String region,
            UniqueIds ids,
            LocalArtifactStore store,
            BucketFolders buckets,
            LocalLogs logs) {
        this.account = account;
        this.before = stack;
        this.region = region;
        this.ids = ids;
        this.resources = new LinkedHashMap<>(stack.resources());
        this.events = new ArrayList<>(stack.events());
        this.provisioner =
                new ResourceProvisioner(new ResourceScope(account, resources, region, ids, store, buckets, logs));
    }

    /** Carries out a change set, or undoes what was done of it. */
    LocalStack execute(LocalChangeSet change) {
        boolean creating = before.status().equals("REVIEW_IN_PROGRESS");
        String verb = creating ? "CREATE" : "UPDATE";
        say(verb + "_IN_PROGRESS", "User Initiated");
        LocalTemplate template = LocalTemplate.read(change.template());
        TemplateValues values = values(template, change.parameters());
        Map<String, LocalResource> replaced = new LinkedHashMap<>();
        Optional<String> failed = makeAll(template, values, replaced);
        if (failed.isPresent()) {
            return creating ? undoCreation(failed.get(), change) : undoUpdate(failed.get());
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        Map<String, String> exports = new LinkedHashMap<>();
        try {
            readOutputs(template, values, outputs, exports);
        } catch (ResourceProblem problem) {
            return creating ? undoCreation(problem.reason(), change) : undoUpdate(problem.reason());
        }
        if (!creating) {
            say("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "");
            cleanUp(template, values, replaced);
        }
        say(verb + "_COMPLETE", "");
        return result(verb + "_COMPLETE", change.template(), change.parameters(), change.tags(), outputs, exports);
    }

    private TemplateValues values(LocalTemplate template, Map<String, String> given) {
        Map<String, Value> names = new LinkedHashMap<>();
        names.put("AWS::AccountId", Value.of(Account.ID));
        names.put("AWS::NotificationARNs", Value.list());
        names.put("AWS::Partition", Value.of("aws"));
        names.put("AWS::Region", Value.of(region));
        names.put("AWS::StackId", Value.of(before.id()));
        names.put("AWS::StackName", Value.of(before.name()));
        names.put("AWS::URLSuffix", Value.of("amazonaws.com"));
        names.putAll(template.parameters(given));
        return new TemplateValues(template, names, resources, account::export);
    }

    /** Makes and updates; returns why it stopped, if it did. */
    private Optional<String> makeAll(
            LocalTemplate template, TemplateValues values, Map<String, LocalResource> replaced) {
        Map<String, Value.Mapping> definitions = template.resources();
        for (String id : template.inOrder(definitions.keySet())) {
            Value.Mapping definition = definitions.getOrDefault(id, Value.Mapping.EMPTY);
            String type = Values.text(definition, "Type");
            LocalResource old = resources.get(id);
            String verb = old == null ? "CREATE" : "UPDATE";
            try {
                if (!values.conditionHolds(definition)) {
                    continue;
                }
                Value.Mapping properties = values.resolveMapping(Values.mapping(definition, "Properties"));
                if (old != null && old.isOf(type) && old.properties().equals(properties)) {
                    continue;
                }
                say(id, type, verb + "_IN_PROGRESS", "");
                resources.put(id, made(id, type, properties, Optional.ofNullable(old), replaced));
                say(id, type, verb + "_COMPLETE", "");
            } catch (ResourceProblem problem) {
                say(id, type, verb + "_FAILED", problem.reason());
                return Optional.of("The following resource(s) failed to " + (old == null ? "create" : "update") + ": ["
                        + id + "].");
            }
        }
        return Optional.empty();
    }

    private LocalResource made(
            String id,
            String type,
            Value.Mapping properties,
            Optional<LocalResource> old,
            Map<String, LocalResource> replaced) {
        if (old.isPresent() && old.get().isOf(type) && !ResourceProvisioner.isReplaced(old.get(), properties)) {
            return provisioner.update(old.get(), properties);
        }
        LocalResource made = provisioner.create(before.name(), id, type, properties);
        old.ifPresent(gone -> replaced.put(id, gone));
        return made;
    }

    private void readOutputs(
            LocalTemplate template, TemplateValues values, Map<String, String> outputs, Map<String, String> exports) {
        template.section("Outputs").forEach((name, output) -> {
            if (values.conditionHolds(output)) {
                String value = Values.scalar(values.resolve(output.get("Value").orElse(Value.of(""))));
                outputs.put(name, value);
                Values.mapping(output, "Export")
                        .get("Name")
                        .ifPresent(export -> exports.put(Values.scalar(values.resolve(export)), value));
            }
        });
    }

    /** Deletes what the template no longer has and what was replaced. */
    private void cleanUp(LocalTemplate template, TemplateValues values, Map<String, LocalResource> replaced) {
        List<String> gone = new ArrayList<>();
        for (String id : resources.keySet()) {
            Value.Mapping definition = template.resources().get(id);
            if (definition == null || !values.conditionHolds(definition)) {
                gone.add(id);
            }
        }
        Collections.reverse(gone);
        gone.forEach(id -> {
            LocalResource resource = resources.get(id);
            if (resource != null) {
                delete(id, resource);
                resources.remove(id);
            }
        });
        replaced.forEach(this::delete);
    }

    private boolean delete(String id, LocalResource resource) {
        boolean retained = before.definition(id)
                .flatMap(definition -> Values.find(definition, "DeletionPolicy"))
                .filter(policy -> policy.startsWith("Retain"))
                .isPresent();
        if (retained) {
            say(id, resource.type(), "DELETE_SKIPPED", "");
            return true;
        }
        say(id, resource.type(), "DELETE_IN_PROGRESS", "");
        try {
            provisioner.delete(resource);
        } catch (ResourceProblem problem) {
            say(id, resource.type(), "DELETE_FAILED", problem.reason());
            return false;
        }
        say(id, resource.type(), "DELETE_COMPLETE", "");
        return true;
    }

    private LocalStack undoCreation(String reason, LocalChangeSet change) {
        say("ROLLBACK_IN_PROGRESS", reason + " Rollback requested by user.");
        List<String> made = new ArrayList<>(resources.keySet());
        Collections.reverse(made);
        made.forEach(id -> {
            delete(id, resources.getOrDefault(id, NONE));
            resources.remove(id);
        });
        say("ROLLBACK_COMPLETE", "");
        return result("ROLLBACK_COMPLETE", change.template(), change.parameters(), change.tags(), Map.of(), Map.of());
    }

    private static final LocalResource NONE = new LocalResource("", "", Value.Mapping.EMPTY, Map.of());

    private LocalStack undoUpdate(String reason) {
        say("UPDATE_ROLLBACK_IN_PROGRESS", reason);
        Map<String, LocalResource> added = new LinkedHashMap<>();
        resources.forEach((id, resource) -> {
            LocalResource old = before.resources().get(id);
            if (old == null) {
                added.put(id, resource);
            } else if (!resource.equals(old)) {
                say(id, old.type(), "UPDATE_IN_PROGRESS", "");
                say(id, old.type(), "UPDATE_COMPLETE", "");
            }
        });
        say("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "");
        added.forEach(this::delete);
        say("UPDATE_ROLLBACK_COMPLETE", "");
        resources.clear();
        resources.putAll(before.resources());
        return result(
                "UPDATE_ROLLBACK_COMPLETE",
                before.template(),
                before.parameters(),
                before.tags(),
                before.outputs(),
                before.exports());
    }

    /** Deletes the stack, or as much of it as can be deleted. */
    LocalStack delete() {
        say("DELETE_IN_PROGRESS", "User Initiated");
        List<String> all = new ArrayList<>(resources.keySet());
        Collections.reverse(all);
        List<String> left = new ArrayList<>();
        for (String id : all) {
            if (delete(id, resources.getOrDefault(id, NONE))) {
                resources.remove(id);
            } else {
                left.add(id);
            }
        }
        String status = left.isEmpty() ? "DELETE_COMPLETE" : "DELETE_FAILED";
        say(status, left.isEmpty() ? "" : "The following resource(s) failed to delete: " + left + ".");
        return result(
                status,
                before.template(),
                before.parameters(),
                before.tags(),
                before.outputs(),
                left.isEmpty() ? Map.of() : before.exports());
    }

    private LocalStack result(
            String status,
            String template,
            Map<String, String> parameters,
            Map<String, String> tags,
            Map<String, String> outputs,
            Map<String, String> exports) {
        return new LocalStack(
                before.id(),
                before.name(),
                status,
                template,
                parameters,
                tags,
                outputs,
                exports,
                resources,
                events,
                Map.of(),
                before.isProtected());
    }

    private void say(String status, String reason) {
        say(before.name(), STACK, status, reason);
    }

    private void say(String logicalId, String type, String status, String reason) {
        events.add(new StackEvent(
                ids.next(), logicalId, type, status, Optional.of(reason).filter(text -> !text.isEmpty())));
    }
}
