/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.filter.EventPattern;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules of event buses. Those with a schedule have an effect if all their targets are functions. */
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
        return properties.get("EventPattern").isPresent() || schedulesFunctions(properties, "Targets");
    }

    /** Whether all targets of a schedule are functions. */
    static boolean schedulesFunctions(Value.Mapping properties, String targetsProperty) {
        List<Value> targets = Values.items(properties, targetsProperty);
        return !targets.isEmpty()
                && !Values.text(properties, "ScheduleExpression").isEmpty()
                && targets.stream()
                        .allMatch(target ->
                                Values.text(Values.asMapping(target), "Arn").contains(":function:"));
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
