/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.schedule;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.mapping.TargetInput;
import io.github.serverlessmaven.local.messaging.TargetMessage;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.state.TargetKind;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What schedules send to functions: the event of AWS, or what the target makes of it. */
final class ScheduleEvents {

    private final UniqueIds ids;

    ScheduleEvents(UniqueIds ids) {
        this.ids = ids;
    }

    /**
     * The payload for a target, as JSON.
     *
     * @param time the time of the schedule that has come
     */
    String payload(DeployedSchedule schedule, Value.Mapping target, Instant time) {
        return switch (schedule.kind()) {
            case RULE ->
                new TargetInput(target)
                        .payload(
                                event(schedule, "aws.events", Value.Mapping.EMPTY, time),
                                new TargetInput.Rule(schedule.arn(), schedule.name(), seconds(time)));
            case SCHEDULER ->
                Values.find(target, "Input")
                        .map(input -> withAttributes(input, schedule, time))
                        .orElseGet(() -> Json.compact(event(schedule, "aws.scheduler", Value.of("{}"), time)));
        };
    }

    /**
     * The message for a target that is not a function.
     *
     * @throws ServerlessException if EventBridge Scheduler has no event for its bus
     */
    TargetMessage message(DeployedSchedule schedule, Value.Mapping target, TargetKind kind, Instant time) {
        boolean isRule = schedule.kind() == DeployedSchedule.Kind.RULE;
        String payload = payload(schedule, target, time);
        return new TargetMessage(
                "Message of schedule " + schedule.name(),
                target,
                new Queues.Message(
                        !isRule && kind == TargetKind.BUS ? busEvent(schedule, target, payload, time) : payload,
                        Map.of(),
                        Values.find(Values.mapping(target, "SqsParameters"), "MessageGroupId"),
                        Optional.empty()),
                isRule
                        ? Map.of("RULE_ARN", schedule.arn())
                        : Map.of("SCHEDULE_ARN", schedule.arn(), "SCHEDULED_TIME", seconds(time)),
                isRule && kind == TargetKind.BUS);
    }

    /** See "Using templated targets in EventBridge Scheduler": the input is the detail. */
    private String busEvent(DeployedSchedule schedule, Value.Mapping target, String detail, Instant time) {
        Value.Mapping parameters = Values.mapping(target, "EventBridgeParameters");
        Value content = Json.tryParse(detail)
                .filter(Value.Mapping.class::isInstance)
                .orElseThrow(() -> new ServerlessException(
                        "The input for a bus is not a JSON object: " + detail,
                        "Set Target.Input to a JSON object, which is the detail of the event."));
        return Json.compact(event(schedule, Values.text(parameters, "Source"), content, time)
                .with("detail-type", Value.of(Values.text(parameters, "DetailType"))));
    }

    /** See "Events from AWS services" in the EventBridge user guide; EventBridge Scheduler writes the detail as text. */
    private Value.Mapping event(DeployedSchedule schedule, String source, Value detail, Instant time) {
        String[] arn = schedule.arn().split(":", -1);
        return Value.mapping()
                .put("version", "0")
                .put("id", ids.next())
                .put("detail-type", "Scheduled Event")
                .put("source", source)
                .put("account", arn.length > 4 ? arn[4] : "")
                .put("time", seconds(time))
                .put("region", arn.length > 3 ? arn[3] : "")
                .put("resources", Value.texts(List.of(schedule.arn())))
                .put("detail", detail)
                .build();
    }

    /** See "Adding context attributes" in the EventBridge Scheduler user guide. */
    private String withAttributes(String input, DeployedSchedule schedule, Instant time) {
        return input.replace("<aws.scheduler.schedule-arn>", schedule.arn())
                .replace("<aws.scheduler.scheduled-time>", seconds(time))
                .replace("<aws.scheduler.execution-id>", ids.next())
                .replace("<aws.scheduler.attempt-number>", "1");
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
