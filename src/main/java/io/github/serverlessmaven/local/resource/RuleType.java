/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.filter.EventPattern;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.TargetKind;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules of event buses. They have an effect if they wait for events or a time, and all their targets can be on this machine. */
final class RuleType implements ResourceType {

    static final String NAME = "AWS::Events::Rule";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> nameProperty() {
        return Optional.of("Name");
    }

    @Override
    public boolean isEmulated(Value.Mapping properties) {
        return (properties.get("EventPattern").isPresent() || hasSchedule(properties))
                && hasServedTargets(properties, "Targets");
    }

    static boolean hasSchedule(Value.Mapping properties) {
        return !Values.text(properties, "ScheduleExpression").isEmpty();
    }

    /** Whether there are targets, and this machine can have all of them. */
    static boolean hasServedTargets(Value.Mapping properties, String targetsProperty) {
        List<Value> targets = Values.items(properties, targetsProperty);
        return !targets.isEmpty()
                && targets.stream()
                        .map(target -> Values.text(Values.asMapping(target), "Arn"))
                        .allMatch(arn -> TargetKind.of(arn).isPresent());
    }

    @Override
    public void check(Value.Mapping properties, ResourceScope scope) {
        properties.get("EventPattern").ifPresent(EventPattern::of);
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        String arn = scope.arn("events", "rule/" + busPrefix(properties) + name);
        return new LocalResource(NAME, name, properties, Map.of("Arn", arn));
    }

    /** The bus of a rule as part of the rule's ARN; nothing for the default bus. */
    private static String busPrefix(Value.Mapping properties) {
        String bus = Values.text(properties, "EventBusName").replaceFirst(".*event-bus/", "");
        return bus.isEmpty() || bus.equals("default") ? "" : bus + "/";
    }
}
