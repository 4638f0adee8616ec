/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.schedule;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.TargetInput;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.Value;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The rules of EventBridge and EventBridge Scheduler about one schedule. */
final class ScheduleRules {

    static final DiagnosticCode NAME_OF_SEVERAL_SCHEDULES =
            new DiagnosticCode("NAME_OF_SEVERAL_SCHEDULES", "Several schedules would have one name.");

    static final DiagnosticCode OTHER_SCHEDULE_METHOD = new DiagnosticCode(
            "OTHER_SCHEDULE_METHOD", "The setting of a schedule belongs to the other method than the configured one.");

    static final DiagnosticCode INVALID_CRON = new DiagnosticCode(
            "INVALID_CRON", "One of day of month and day of week in a cron expression must be a question mark.");

    static final DiagnosticCode EMPTY_PERIOD = new DiagnosticCode("EMPTY_PERIOD", "A schedule ends before it starts.");

    static final DiagnosticCode UNKNOWN_TIMEZONE =
            new DiagnosticCode("UNKNOWN_TIMEZONE", "The time zone is not known here. A warning.");

    private static final List<Property<?>> ONLY_SCHEDULER = List.of(
            ScheduleSettings.TIMEZONE,
            ScheduleSettings.ROLE,
            ScheduleSettings.GROUP,
            ScheduleSettings.START,
            ScheduleSettings.END,
            ScheduleSettings.FLEXIBLE);

    private static final List<Property<?>> ONLY_RULE = List.of(TargetInput.INPUT_PATH, TargetInput.TRANSFORMER);

    private static final int DAY_OF_MONTH = 2;
    private static final int DAY_OF_WEEK = 4;

    private final Event<ScheduleSettings> event;
    private final ScheduleSettings schedule;
    private final Diagnostics diagnostics;

    ScheduleRules(Event<ScheduleSettings> event, Diagnostics diagnostics) {
        this.event = event;
        this.schedule = event.settings();
        this.diagnostics = diagnostics;
    }

    void check() {
        if (schedule.expressions().size() > 1
                && schedule.get(ScheduleSettings.NAME).isPresent()) {
            schedule.values()
                    .error(
                            ScheduleSettings.NAME,
                            diagnostics,
                            NAME_OF_SEVERAL_SCHEDULES,
                            "names " + schedule.expressions().size() + " schedules, one for each rate",
                            "Write an event for each rate, each with a name of its own, or remove the name.");
        }
        checkMethod();
        TargetInput.check(schedule.values(), diagnostics);
        schedule.expressions().forEach(this::checkExpression);
        checkPeriod();
        schedule.get(ScheduleSettings.TIMEZONE).ifPresent(this::checkTimezone);
    }

    private void checkMethod() {
        List<Property<?>> others = schedule.isScheduler() ? ONLY_RULE : ONLY_SCHEDULER;
        String remedy = schedule.isScheduler()
                ? "Use \"input\", or remove \"method: scheduler\"."
                : "Add \"method: scheduler\", or remove it.";
        others.stream()
                .filter(property -> schedule.values().configured(property).isPresent())
                .forEach(property -> schedule.values()
                        .error(
                                property,
                                diagnostics,
                                OTHER_SCHEDULE_METHOD,
                                schedule.isScheduler()
                                        ? "does not exist in EventBridge Scheduler"
                                        : "exists in EventBridge Scheduler only",
                                remedy));
    }

    private void checkExpression(Value expression) {
        String text = expression instanceof Value.Text written ? written.text() : "";
        if (text.startsWith("at(") && !schedule.isScheduler()) {
            event.violation(
                    diagnostics,
                    OTHER_SCHEDULE_METHOD,
                    text + " exists in EventBridge Scheduler only",
                    "Add \"method: scheduler\", or write a cron expression.");
        }
        if (text.startsWith("cron(")) {
            String[] fields = text.substring("cron(".length()).split("[ )]", -1);
            if (fields.length > DAY_OF_WEEK && fields[DAY_OF_MONTH].equals("?") == fields[DAY_OF_WEEK].equals("?")) {
                event.violation(
                        diagnostics,
                        INVALID_CRON,
                        text + " must have a question mark as day of month or as day of week, and not as both",
                        "Write the one that does not count as \"?\", as in cron(0 6 * * ? *).");
            }
        }
    }

    private void checkPeriod() {
        Optional<String> start = schedule.get(ScheduleSettings.START);
        Optional<String> end = schedule.get(ScheduleSettings.END);
        if (start.isPresent() && end.isPresent() && start.get().compareTo(end.get()) >= 0) {
            schedule.values()
                    .violation(
                            ScheduleSettings.END,
                            diagnostics,
                            EMPTY_PERIOD,
                            "must be after startDate " + start.get() + ", but is " + end.get(),
                            "Correct one of them.");
        }
    }

    private void checkTimezone(String timezone) {
        if (!ZoneId.getAvailableZoneIds().contains(timezone)) {
            diagnostics.warning(
                    UNKNOWN_TIMEZONE,
                    schedule.values().location(ScheduleSettings.TIMEZONE),
                    schedule.values().path(ScheduleSettings.TIMEZONE),
                    "is not a known time zone: \"" + timezone + "\"",
                    Suggestion.of(timezone, ZoneId.getAvailableZoneIds())
                            .map(meant -> "Did you mean \"" + meant + "\"?")
                            .orElse("Use a name of the IANA time zone database, such as Europe/Berlin."));
        }
    }
}
