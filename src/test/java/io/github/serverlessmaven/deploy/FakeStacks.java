/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.ConcurrentChangeException;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.DriftDetection;
import io.github.serverlessmaven.deploy.port.PlannedChange;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackOperation;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Stacks in memory that pass through CloudFormation's statuses: work ends at the second look. */
final class FakeStacks implements Stacks {

    final List<String> calls = new ArrayList<>();
    final Map<String, String> failures = new HashMap<>();
    final List<ChangeSetRequest> requests = new ArrayList<>();
    final Map<String, String> policies = new HashMap<>();
    Optional<String> refusal = Optional.empty();

    /** What each change set would do. */
    List<PlannedChange> planned = List.of();

    Optional<ServerlessException> outage = Optional.empty();

    /** Gets each template that a stack is brought to. */
    Consumer<Value.Mapping> applied = template -> {};

    final FakeDrift drift = new FakeDrift();

    /** What the validation before a deployment finds. */
    List<StackEvent> validation = List.of();

    /** How many times a stack was read. */
    int lookups;

    /** How many change sets another deployment removes before they are executed. */
    int overtaken;

    /** How many looks after a request still show the status of before, as AWS may. */
    int lag;

    /** Whether no events are shown. */
    boolean silent;

    private final Map<String, Sim> byName = new HashMap<>();
    private final Map<String, Sim> byId = new HashMap<>();
    private int ids;

    /** A stack as an earlier deployment left it. */
    void given(String name, String status, String template, Map<String, String> tags) {
        Sim sim = new Sim("id-" + ++ids, name);
        sim.status = status;
        sim.template = template;
        sim.tags = tags;
        byName.put(name, sim);
        byId.put(sim.id, sim);
    }

    /** A stack somebody else is working on; it ends in a status. */
    void givenBusy(String name, String status, String end, String template) {
        given(name, status, template, Map.of());
        byName.get(name).end = end;
    }

    /** Gives the only stack another id. */
    void ids(String id) {
        Sim old = byName.get("hello-dev");
        Sim renamed = new Sim(id, "hello-dev");
        renamed.status = old.status;
        renamed.template = old.template;
        renamed.tags = old.tags;
        byName.put("hello-dev", renamed);
        byId.put(id, renamed);
    }

    String status(String name) {
        return byName.containsKey(name) ? byName.get(name).status : "absent";
    }

    @Override
    public Optional<Stack> find(String nameOrId) {
        lookups++;
        outage.ifPresent(failure -> {
            throw failure;
        });
        Sim sim = byId.getOrDefault(nameOrId, byName.get(nameOrId));
        if (sim == null) {
            return Optional.empty();
        }
        Stack stack = sim.stack();
        if (sim.lag > 0) {
            sim.lag--;
            return Optional.of(new Stack(
                    sim.id,
                    sim.name,
                    new StackStatus(sim.statusBefore),
                    Map.of(),
                    sim.tags,
                    sim.notificationArns,
                    sim.isProtected,
                    Optional.empty()));
        }
        sim.look();
        if (sim.status.equals("DELETE_COMPLETE")) {
            byName.remove(sim.name);
        }
        return Optional.of(stack);
    }

    @Override
    public Optional<String> template(String stackName) {
        return Optional.ofNullable(byName.get(stackName)).map(sim -> sim.template);
    }

    @Override
    public Optional<String> physicalId(String stackName, LogicalId id) {
        return template(stackName)
                .filter(template -> template.contains("\"" + id + "\":"))
                .map(template -> stackName + "-bucket");
    }

    @Override
    public List<StackEvent> events(String stackId, Optional<String> lastSeen) {
        Sim sim = byId.get(stackId);
        List<StackEvent> events = List.copyOf(sim.events);
        sim.look();
        if (silent) {
            return List.of();
        }
        int from = 0;
        for (int i = 0; i < events.size(); i++) {
            if (lastSeen.filter(events.get(i).id()::equals).isPresent()) {
                from = i + 1;
            }
        }
        return events.subList(from, events.size());
    }

    @Override
    public List<StackEvent> failures(ChangeSet changeSet) {
        return validation;
    }

    @Override
    public List<StackEvent> failures(StackOperation operation) {
        return validation;
    }

    @Override
    public ChangeSet create(ChangeSetRequest request) {
        calls.add((request.creates() ? "create " : "update ") + request.stackName());
        requests.add(request);
        if (request.creates()) {
            given(request.stackName(), "REVIEW_IN_PROGRESS", "{}", request.tags());
            Sim sim = byName.get(request.stackName());
            sim.event(sim.name, "AWS::CloudFormation::Stack", "REVIEW_IN_PROGRESS", null);
        }
        return new ChangeSet(
                request.name(), byName.get(request.stackName()).id, ChangeSet.State.PENDING, 0, Optional.empty());
    }

    @Override
    public ChangeSet refresh(ChangeSet changeSet) {
        Sim sim = byId.get(changeSet.stackId());
        ChangeSet.State state = refusal.isPresent()
                ? ChangeSet.State.FAILED
                : sim.template.equals(template(last())) ? ChangeSet.State.EMPTY : ChangeSet.State.READY;
        return new ChangeSet(changeSet.id(), changeSet.stackId(), state, 3, refusal);
    }

    private ChangeSetRequest last() {
        return requests.get(requests.size() - 1);
    }

    private static String template(ChangeSetRequest request) {
        return request.template() instanceof ChangeSetRequest.Inline inline ? inline.text() : "stored";
    }

    @Override
    public StackOperation execute(ChangeSet changeSet, boolean keepsFailures) {
        if (overtaken > 0) {
            overtaken--;
            throw new ConcurrentChangeException("hello-dev", new IllegalStateException("ChangeSetNotFound"));
        }
        calls.add(keepsFailures ? "execute without rollback" : "execute");
        Sim sim = byId.get(changeSet.stackId());
        StackOperation operation = sim.operation();
        ChangeSetRequest request = last();
        String verb = request.creates() ? "CREATE" : "UPDATE";
        sim.event(sim.name, "AWS::CloudFormation::Stack", verb + "_IN_PROGRESS", null);
        Value.Mapping resources = (Value.Mapping) ((Value.Mapping) Json.parse(template(request), "fake"))
                .get("Resources")
                .orElse(Value.Mapping.EMPTY);
        Optional<String> failing = resources.entries().keySet().stream()
                .filter(failures::containsKey)
                .findFirst();
        sim.begin(verb + "_IN_PROGRESS");
        if (failing.isPresent()) {
            sim.event(failing.get(), "AWS::Some::Type", verb + "_FAILED", failures.get(failing.get()));
            sim.event("Other", "AWS::Some::Type", verb + "_FAILED", "Resource " + verb.toLowerCase() + " cancelled");
            sim.end = request.creates() ? "ROLLBACK_COMPLETE" : "UPDATE_ROLLBACK_COMPLETE";
        } else {
            sim.template = template(request);
            applied.accept((Value.Mapping) Json.parse(sim.template, "fake"));
            sim.tags = request.tags();
            sim.notificationArns = request.options().notificationArns();
            sim.end = verb + "_COMPLETE";
        }
        return operation;
    }

    @Override
    public Optional<StackOperation> change(ChangeSetRequest request) {
        ChangeSet changeSet = refresh(create(request));
        calls.remove(calls.size() - 1);
        calls.add((request.creates() ? "create " : "update ") + request.stackName() + " directly");
        if (changeSet.state() == ChangeSet.State.EMPTY) {
            return Optional.empty();
        }
        StackOperation operation = execute(changeSet, false);
        calls.remove(calls.size() - 1);
        return Optional.of(operation);
    }

    @Override
    public List<PlannedChange> changes(ChangeSet changeSet) {
        return planned;
    }

    @Override
    public void delete(ChangeSet changeSet) {
        calls.add("delete change set");
    }

    @Override
    public StackOperation delete(Stack stack, DeletionOptions options) {
        calls.add("delete " + stack.name()
                + options.role().map(arn -> " as " + arn).orElse("")
                + (options.express() ? " in the express mode" : ""));
        Sim sim = byId.get(stack.id());
        StackOperation operation = sim.operation();
        sim.begin("DELETE_IN_PROGRESS");
        Optional<String> stuck = failures.keySet().stream()
                .filter(key -> key.startsWith("delete/"))
                .findFirst();
        stuck.ifPresent(key -> sim.event(key.substring(7), "AWS::Some::Type", "DELETE_FAILED", failures.get(key)));
        sim.end = stuck.isPresent() ? "DELETE_FAILED" : "DELETE_COMPLETE";
        return operation;
    }

    @Override
    public StackOperation rollBack(Stack stack, Optional<String> role) {
        calls.add("roll back " + stack.name());
        Sim sim = byId.get(stack.id());
        return undo(sim, sim.status.equals("CREATE_FAILED") ? "ROLLBACK" : "UPDATE_ROLLBACK", List.of());
    }

    @Override
    public StackOperation continueRollback(Stack stack, List<String> skipped, Optional<String> role) {
        calls.add("continue " + stack.name() + (skipped.isEmpty() ? "" : " without " + String.join(", ", skipped)));
        return undo(byId.get(stack.id()), "UPDATE_ROLLBACK", skipped);
    }

    /** The next resource whose rollback fails ends it. */
    private StackOperation undo(Sim sim, String verb, List<String> skipped) {
        StackOperation operation = sim.operation();
        sim.begin(verb + "_IN_PROGRESS");
        sim.event(sim.name, "AWS::CloudFormation::Stack", verb + "_IN_PROGRESS", null);
        skipped.forEach(id -> failures.remove("rollback/" + id));
        Optional<String> stuck = failures.keySet().stream()
                .filter(key -> key.startsWith("rollback/"))
                .sorted()
                .findFirst();
        stuck.ifPresent(key -> {
            sim.event(key.substring(9), "AWS::Some::Type", "UPDATE_FAILED", failures.get(key));
            sim.event("Other", "AWS::Some::Type", "UPDATE_FAILED", "Resource update cancelled");
        });
        sim.end = verb + (stuck.isPresent() ? "_FAILED" : "_COMPLETE");
        return operation;
    }

    @Override
    public Optional<String> policy(String stackName) {
        return Optional.ofNullable(policies.get(stackName));
    }

    @Override
    public void setPolicy(String stackName, String policy) {
        calls.add("policy of " + stackName);
        policies.put(stackName, policy);
    }

    @Override
    public void protect(String stackName, boolean isProtected) {
        calls.add((isProtected ? "protect " : "do not protect ") + stackName);
        byName.get(stackName).isProtected = isProtected;
    }

    @Override
    public DriftDetection driftDetection() {
        return drift;
    }

    private final class Sim {
        private final String id;
        private final String name;
        private final List<StackEvent> events = new ArrayList<>();
        private String status = "";
        private String statusBefore = "";
        private int lag;
        private String template = "{}";
        private Map<String, String> tags = Map.of();
        private List<String> notificationArns = List.of();
        private boolean isProtected;
        private String end;

        Sim(String id, String name) {
            this.id = id;
            this.name = name;
        }

        Stack stack() {
            return new Stack(
                    id, name, new StackStatus(status), Map.of(), tags, notificationArns, isProtected, Optional.empty());
        }

        StackOperation operation() {
            return StackOperation.after(
                    id,
                    events.isEmpty() || status.equals("REVIEW_IN_PROGRESS")
                            ? Optional.empty()
                            : Optional.of(events.get(events.size() - 1).id()));
        }

        void begin(String status) {
            statusBefore = this.status;
            lag = FakeStacks.this.lag;
            this.status = status;
        }

        void look() {
            if (end != null) {
                status = end;
                end = null;
                event(name, "AWS::CloudFormation::Stack", status, null);
            }
        }

        void event(String logicalId, String type, String what, String reason) {
            events.add(new StackEvent("event-" + ++ids, logicalId, type, what, Optional.ofNullable(reason)));
        }
    }
}
