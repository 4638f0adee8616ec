/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.schedule;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.TargetKind;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule of EventBridge with a schedule, or a schedule of EventBridge Scheduler.
 *
 * @param kind which of both
 * @param arn its ARN
 * @param name its name
 * @param timing when it runs
 * @param isEnabled whether it runs at all
 * @param targets what it invokes or sends to on this machine, by the properties of the target
 */
record DeployedSchedule(
        Kind kind, String arn, String name, Timing timing, boolean isEnabled, List<Value.Mapping> targets) {

    /** The service that runs a schedule. */
    enum Kind {
        /** A rule of EventBridge. */
        RULE("AWS::Events::Rule"),
        /** A schedule of EventBridge Scheduler. */
        SCHEDULER("AWS::Scheduler::Schedule");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    /** Those of all stacks that have targets on this machine. */
    static Stream<DeployedSchedule> of(Account account) {
        return Stream.of(Kind.values())
                .flatMap(kind -> account.resources(kind.type).map(resource -> of(kind, resource)))
                .filter(schedule -> !schedule.timing.expression().isEmpty() && !schedule.targets.isEmpty());
    }

    private static DeployedSchedule of(Kind kind, LocalResource resource) {
        Value.Mapping properties = resource.properties();
        List<Value> targets = Values.items(properties, kind == Kind.RULE ? "Targets" : "Target");
        return new DeployedSchedule(
                kind,
                resource.attributes().getOrDefault("Arn", resource.physicalId()),
                resource.physicalId(),
                Timing.of(properties),
                !Values.text(properties, "State").equals("DISABLED"),
                targets.stream()
                        .map(Values::asMapping)
                        .filter(target ->
                                TargetKind.of(Values.text(target, "Arn")).isPresent())
                        .toList());
    }
}
