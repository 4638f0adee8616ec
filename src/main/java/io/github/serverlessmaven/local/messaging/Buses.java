/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.mapping.MappingProblem;
import io.github.serverlessmaven.local.mapping.TargetInput;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.TargetKind;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The buses of all stacks with their rules. A bus that only a rule names is not part of a stack; it is known by its name. May be used by
 * several threads.
 */
public final class Buses {

    private final StateFolder state;
    private final MessageSender sender;
    private final TargetDelivery targets;
    private final Clock clock;
    private final Consumer<String> listener;

    Buses(StateFolder state, MessageSender sender, TargetDelivery targets, Clock clock, Consumer<String> listener) {
        this.state = state;
        this.sender = sender;
        this.targets = targets;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Whether there is a bus.
     *
     * @param nameOrArn empty for the default bus
     */
    public boolean exist(String nameOrArn) {
        String name = Rule.busName(nameOrArn);
        return name.equals(Rule.busName(""))
                || state.read()
                        .resources("AWS::Events::EventBus")
                        .anyMatch(bus -> bus.physicalId().equals(name))
                || rules().stream().anyMatch(rule -> rule.bus().equals(name));
    }

    private List<Rule> rules() {
        return state.read().resources("AWS::Events::Rule").map(Rule::new).toList();
    }

    /** The targets of all rules that wait for events. */
    public List<RuleTarget> targets() {
        return rules().stream()
                .filter(Rule::hasPattern)
                .flatMap(rule -> rule.targets().stream()
                        .map(target ->
                                new RuleTarget(rule.bus(), rule.name(), Values.text(target, "Arn"), rule.isEnabled())))
                .toList();
    }

    /**
     * Puts an event on a bus; if a target of a matching rule does not accept it at once, it is delivered later.
     *
     * @param nameOrArn empty for the default bus; an event for a bus that does not exist is lost, as in AWS
     * @param event in the form of EventBridge
     */
    public void put(String nameOrArn, Value.Mapping event) {
        put(nameOrArn, event, false);
    }

    private void put(String nameOrArn, Value.Mapping event, boolean isEventOfBus) {
        String bus = Rule.busName(nameOrArn);
        if (!exist(bus)) {
            listener.accept("Event for the bus " + bus + " is lost: no stack on this machine declares or names it");
            return;
        }
        List<Rule> matching = rules().stream()
                .filter(rule -> rule.bus().equals(bus) && rule.matches(event))
                .toList();
        listener.accept("Event " + Values.text(event, "id") + " on bus " + bus + ": "
                + (matching.size() == 1 ? "1 rule matches" : matching.size() + " rules match"));
        Instant now = clock.now();
        matching.forEach(rule -> rule.targets().forEach(target -> deliver(rule, target, event, now, isEventOfBus)));
    }

    private void deliver(Rule rule, Value.Mapping target, Value.Mapping event, Instant time, boolean isEventOfBus) {
        String arn = Values.text(target, "Arn");
        boolean isForBus = TargetKind.of(arn).filter(TargetKind.BUS::equals).isPresent();
        if (isForBus && isEventOfBus) {
            listener.accept("Event of rule " + rule.name()
                    + " ends here: as in AWS, an event that comes from another bus" + " is not passed on to " + arn);
            return;
        }
        targets.deliver(
                "Event of rule " + rule.name(),
                target,
                () -> {
                    if (isForBus) {
                        pass(event, arn);
                    } else {
                        sender.send(arn, message(rule, target, event, time));
                    }
                },
                Json.compact(event),
                Map.of("RULE_ARN", rule.arn()));
    }

    /** An event is passed on from a bus to another one. */
    void pass(Value.Mapping event, String arn) {
        if (!exist(arn)) {
            throw UndeliverableException.noReceiver(arn);
        }
        put(arn, event, true);
    }

    private static Queues.Message message(Rule rule, Value.Mapping target, Value.Mapping event, Instant time) {
        String input;
        try {
            input = new TargetInput(target)
                    .payload(event, new TargetInput.Rule(rule.arn(), rule.name(), time.toString()));
        } catch (MappingProblem e) {
            throw new UndeliverableException("INVALID_PARAMETER", String.valueOf(e.getMessage()));
        }
        if (Values.text(target, "Arn").contains(":lambda:")
                && Json.tryParse(input).isEmpty()) {
            throw new UndeliverableException("INVALID_JSON", "its input for the function is not JSON: " + input);
        }
        return new Queues.Message(
                input,
                Map.of(),
                Values.find(Values.mapping(target, "SqsParameters"), "MessageGroupId"),
                Optional.empty());
    }
}
