/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation on a stack, from its first event to its last. Emits the events of CloudFormation in the same order, and undoes what it
 * did when a resource fails. Works on copies: the account has the result only once it is put in.
 */
final class StackWork {

    private final Account account;
    private final LocalStack before;
    private final String region;
    private final StackEvents events;
    private final StackResources resources;

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
        this.events = new StackEvents(stack, ids);
        Map<String, LocalResource> copy = new LinkedHashMap<>(stack.resources());
        ResourceScope scope = new ResourceScope(account, copy, region, ids, store, buckets, logs);
        this.resources = new StackResources(stack, copy, new ResourceProvisioner(scope), events);
    }

    /** Executes a change set, or undoes what was done of it. */
    LocalStack execute(LocalChangeSet change) {
        boolean creating = before.status().equals("REVIEW_IN_PROGRESS");
        String verb = creating ? "CREATE" : "UPDATE";
        events.emit(verb + "_IN_PROGRESS", "User Initiated");
        LocalTemplate template = LocalTemplate.read(change.template());
        TemplateValues values = values(template, change.parameters());
        Optional<String> failed = resources.apply(template, values);
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
            events.emit("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", "");
            resources.cleanUp(template, values);
        }
        events.emit(verb + "_COMPLETE", "");
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
        return new TemplateValues(template, names, resources.all(), account::export);
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

    private LocalStack undoCreation(String reason, LocalChangeSet change) {
        events.emit("ROLLBACK_IN_PROGRESS", reason + " Rollback requested by user.");
        resources.abandonAll();
        events.emit("ROLLBACK_COMPLETE", "");
        return result("ROLLBACK_COMPLETE", change.template(), change.parameters(), change.tags(), Map.of(), Map.of());
    }

    private LocalStack undoUpdate(String reason) {
        events.emit("UPDATE_ROLLBACK_IN_PROGRESS", reason);
        resources.restore();
        events.emit("UPDATE_ROLLBACK_COMPLETE", "");
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
        events.emit("DELETE_IN_PROGRESS", "User Initiated");
        List<String> left = resources.deleteAll();
        String status = left.isEmpty() ? "DELETE_COMPLETE" : "DELETE_FAILED";
        events.emit(status, left.isEmpty() ? "" : "The following resource(s) failed to delete: " + left + ".");
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
                resources.all(),
                events.all(),
                Map.of(),
                before.isProtected());
    }
}
