/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.schedule;

import io.github.serverlessmaven.event.Redelivery;
import io.github.serverlessmaven.event.TargetInput;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A schedule as configured.
 *
 * @param expressions when it invokes the function, at least one
 * @param values the other settings
 */
record ScheduleSettings(List<Value> expressions, PropertyValues values) {

    private static final String SCHEDULER = "scheduler";

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}";

    private static final PropertyType<String> EXPRESSION = Types.text(
            "a schedule such as rate(1 hour), rate(5 minutes), cron(0 6 * * ? *) or at(2030-01-31T06:00:00)",
            "rate\\((1 (minute|hour|day)|(1\\d+|[2-9]\\d*) (minute|hour|day)s)\\)|cron\\(\\S+( \\S+){5}\\)|at\\(" + DATE
                    + "\\)");

    static final Property<List<Value>> RATE = Property.of(
            "rate",
            Types.list(TemplateTypes.textOrIntrinsic(EXPRESSION)),
            "When the function is invoked: one or several expressions.",
            "[rate(1 hour), cron(0 6 * * ? *)]");

    static final Property<Boolean> ENABLED = Property.of(
                    "enabled", Types.bool(), "Whether the schedule invokes the function; it stays either way.", "false")
            .orElse(true);

    static final Property<String> NAME = Property.of(
            "name",
            Types.text("a name of 1 to 64 letters, digits, dots, hyphens and underscores", "[.\\-_A-Za-z0-9]{1,64}"),
            "The name of the rule or schedule in AWS.",
            "orders-sweep");

    static final Property<String> DESCRIPTION = Property.of(
            "description", Types.text(512), "What the schedule is for, in the AWS console.", "Sweeps old orders");

    static final Property<String> METHOD = Property.of(
                    "method",
                    Types.choice(List.of("eventBus", SCHEDULER)).strict(),
                    "Whether a rule of EventBridge invokes the function, or EventBridge Scheduler, which knows time zones and has no"
                            + " limit of some 29 schedules a function.",
                    SCHEDULER)
            .orElse("eventBus");

    static final Property<String> TIMEZONE = Property.of(
            "timezone",
            Types.text("a time zone such as Europe/Berlin", "[\\w+\\-/]{1,50}"),
            "The time zone of the expression; only with \"method: scheduler\".",
            "Europe/Berlin");

    static final Property<Value> ROLE = Property.of(
            "roleArn",
            TemplateTypes.arn("the ARN of a role", "iam"),
            "The role in which EventBridge Scheduler invokes the function; that of the function unless configured.",
            "!GetAtt SchedulerRole.Arn");

    static final Property<Value> GROUP = Property.of(
            "groupName",
            TemplateTypes.textOrIntrinsic(Types.text(
                    "a name of 1 to 64 letters, digits, dots, hyphens and underscores", "[.\\-_A-Za-z0-9]{1,64}")),
            "The group of schedules it belongs to; only with \"method: scheduler\".",
            "orders");

    static final Property<String> START = date("startDate", "The earliest time", "2030-01-01T00:00:00Z");

    static final Property<String> END = date("endDate", "The latest time", "2030-12-31T23:59:59Z");

    static final Property<Integer> FLEXIBLE = Property.of(
            "flexibleTimeWindow",
            Types.integer(1, 1440),
            "How many minutes later than scheduled the function may be invoked; only with \"method: scheduler\".",
            "15");

    /** The legal forms. */
    static final PropertyType<ScheduleSettings> TYPE = Types.either(
            EXPRESSION.map(alone -> new ScheduleSettings(List.of(Value.of(alone)), PropertyValues.none(""))),
            ObjectSchema.of(Stream.concat(
                                    Stream.of(
                                            RATE,
                                            ENABLED,
                                            NAME,
                                            DESCRIPTION,
                                            METHOD,
                                            TIMEZONE,
                                            ROLE,
                                            GROUP,
                                            START,
                                            END,
                                            FLEXIBLE),
                                    Stream.of(TargetInput.PROPERTIES, Redelivery.PROPERTIES)
                                            .flatMap(List::stream))
                            .toList())
                    .requiring(RATE)
                    .map(values -> new ScheduleSettings(values.get(RATE).orElseThrow(), values)));

    private static Property<String> date(String name, String doc, String example) {
        return Property.of(
                name,
                Types.text("a time such as " + example, DATE + "(\\.\\d{1,3})?Z"),
                doc + " at which the function is invoked; only with \"method: scheduler\".",
                example);
    }

    /** Whether EventBridge Scheduler invokes the function, not a rule. */
    boolean isScheduler() {
        return values.get(METHOD).equals(Optional.of(SCHEDULER));
    }

    <T> Optional<T> get(Property<T> property) {
        return values.get(property);
    }

    /** {@code ENABLED} or {@code DISABLED}. */
    Value state() {
        return Value.of(values.get(ENABLED).orElseThrow() ? "ENABLED" : "DISABLED");
    }
}
