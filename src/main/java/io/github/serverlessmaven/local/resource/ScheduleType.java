/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;

/** Schedules of EventBridge Scheduler. They have an effect if this machine can have their target. */
final class ScheduleType implements ResourceType {

    static final String NAME = "AWS::Scheduler::Schedule";

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
        return RuleType.hasSchedule(properties) && RuleType.hasServedTargets(properties, "Target");
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        String group = Values.find(properties, "GroupName").orElse("default");
        return new LocalResource(
                NAME, name, properties, Map.of("Arn", scope.arn("scheduler", "schedule/" + group + "/" + name)));
    }
}
