/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.schedule;

import io.github.serverlessmaven.local.state.TargetKind;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A schedule with one of its targets, for reading.
 *
 * @param expression such as {@code rate(5 minutes)}, with its time zone if it has one
 * @param target the name of the function, or the kind and name of what else it sends to
 * @param function the name of the function, if it is one
 * @param isEnabled whether it runs in AWS
 * @param next when it runs next on this machine; empty if it does not
 * @param sample the name of the sample event that is like its own
 * @param input the event that the target gets; empty for that of the service
 */
public record ServedSchedule(
        String expression,
        String target,
        Optional<String> function,
        boolean isEnabled,
        Optional<Instant> next,
        String sample,
        String input) {

    static ServedSchedule of(DeployedSchedule schedule, Value.Mapping target, Optional<Instant> next) {
        String arn = Values.text(target, "Arn");
        TargetKind kind = TargetKind.of(arn).orElseThrow();
        return new ServedSchedule(
                schedule.timing().text(),
                kind.describe(arn),
                kind == TargetKind.FUNCTION ? Optional.of(kind.describe(arn)) : Optional.empty(),
                schedule.isEnabled(),
                next.map(time -> time.truncatedTo(ChronoUnit.SECONDS)),
                schedule.kind() == DeployedSchedule.Kind.RULE ? "schedule" : "scheduler",
                Values.text(target, "Input"));
    }

    /** The same where no schedule runs. */
    public ServedSchedule notRunning() {
        return new ServedSchedule(expression, target, function, isEnabled, Optional.empty(), sample, input);
    }

    /** When it runs, in words. */
    public String text() {
        return expression + (isEnabled ? next.map(time -> ", next at " + time).orElse(", no next run") : ", disabled");
    }

    /** The schedule as JSON. */
    public Value.Mapping toValue() {
        return Value.mapping()
                .put("expression", expression)
                .put("target", target)
                .put("function", function.<Value>map(Value::of).orElse(Value.NULL))
                .put("enabled", Value.of(isEnabled))
                .put("next", next.<Value>map(time -> Value.of(time.toString())).orElse(Value.NULL))
                .put("sample", sample)
                .put("input", input)
                .build();
    }
}
