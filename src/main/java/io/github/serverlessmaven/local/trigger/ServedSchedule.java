/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * A schedule of a function, for reading: it does not fire on this machine.
 *
 * @param expression such as {@code rate(5 minutes)}, with its time zone if it has one
 * @param function the name of the function
 * @param isEnabled whether it would fire in AWS
 * @param input the event that the function gets; empty for that of the service
 */
record ServedSchedule(String expression, String function, boolean isEnabled, String input) {

    /** Those of all stacks: rules of EventBridge and schedules of EventBridge Scheduler. */
    static List<ServedSchedule> of(Account account) {
        return Stream.concat(
                        account.resources("AWS::Events::Rule").flatMap(ServedSchedule::ofRule),
                        account.resources("AWS::Scheduler::Schedule")
                                .map(schedule ->
                                        of(schedule.properties(), Values.mapping(schedule.properties(), "Target"))))
                .filter(schedule -> !schedule.expression.isEmpty())
                .toList();
    }

    private static Stream<ServedSchedule> ofRule(LocalResource rule) {
        return Values.items(rule.properties(), "Targets").stream()
                .map(Values::asMapping)
                .filter(target -> Values.text(target, "Arn").contains(":lambda:"))
                .map(target -> of(rule.properties(), target));
    }

    private static ServedSchedule of(Value.Mapping schedule, Value.Mapping target) {
        String zone = Values.text(schedule, "ScheduleExpressionTimezone");
        return new ServedSchedule(
                Values.text(schedule, "ScheduleExpression") + (zone.isEmpty() ? "" : " " + zone),
                FunctionName.parse(Values.text(target, "Arn")).name(),
                !Values.text(schedule, "State").equals("DISABLED"),
                Values.text(target, "Input"));
    }

    Value.Mapping toValue() {
        return Value.mapping()
                .put("expression", expression)
                .put("function", function)
                .put("enabled", Value.of(isEnabled))
                .put("input", input)
                .build();
    }
}
