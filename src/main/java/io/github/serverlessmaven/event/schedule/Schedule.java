/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.schedule;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventIds;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.Redelivery;
import io.github.serverlessmaven.event.TargetInput;
import io.github.serverlessmaven.feature.FunctionRole;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * Points in time: a rule of EventBridge with the permission to invoke the function, or a schedule of EventBridge Scheduler, which invokes
 * it in a role.
 */
public final class Schedule implements EventSource<ScheduleSettings> {

    /** Its "detail" is text, which no class of AWS can hold. */
    private static final EventShape TICK_OF_SCHEDULER = EventShape.signal("an event of EventBridge Scheduler")
            .withRemedy("ScheduledEvent", "configure an \"input\", or \"method: eventBus\"");

    private static final Property<ScheduleSettings> TYPE = Property.of(
            "schedule",
            Types.deferred(() -> ScheduleSettings.TYPE),
            "Points in time: a rate, a cron expression or a single time.",
            "rate(1 hour)");

    @Override
    public Property<ScheduleSettings> type() {
        return TYPE;
    }

    @Override
    public List<Property<?>> providerProperties() {
        return List.of(EventIds.EVENT_IDS);
    }

    @Override
    public int count(ScheduleSettings settings) {
        return settings.expressions().size();
    }

    @Override
    public void check(Event<ScheduleSettings> event, Diagnostics diagnostics) {
        new ScheduleRules(event, diagnostics).check();
    }

    @Override
    public List<Delivery> deliveries(Event<ScheduleSettings> event) {
        ScheduleSettings schedule = event.settings();
        return List.of(TargetInput.delivery(
                event, schedule.values(), schedule.isScheduler() ? TICK_OF_SCHEDULER : TargetInput.WHOLE_EVENT));
    }

    @Override
    public TemplateFragment contribute(Event<ScheduleSettings> event) {
        ScheduleSettings schedule = event.settings();
        TemplateFragment fragment = schedule.isScheduler() ? grants(event) : TemplateFragment.EMPTY;
        for (int i = 0; i < schedule.expressions().size(); i++) {
            Value expression = schedule.expressions().get(i);
            String suffix =
                    EventIds.suffix(event.scope().service(), event.number() + i, schedule.get(ScheduleSettings.NAME));
            fragment = fragment.and(
                    schedule.isScheduler() ? schedule(event, expression, suffix) : rule(event, expression, suffix));
        }
        return fragment;
    }

    private static TemplateFragment rule(Event<ScheduleSettings> event, Value expression, String suffix) {
        ScheduleSettings schedule = event.settings();
        String function = Names.normalized(event.functionKey());
        LogicalId id = new LogicalId(function + "EventsRuleSchedule" + suffix);
        Value.MappingBuilder target = Value.mapping();
        ScheduleInput.of(schedule).entries().forEach(target::put);
        target.put("Arn", event.target().arn()).put("Id", event.functionKey() + "Schedule");
        Redelivery.of(schedule.values()).entries().forEach(target::put);
        Value.Mapping properties = Value.mapping()
                .put("ScheduleExpression", expression)
                .put("State", schedule.state())
                .put("Name", schedule.get(ScheduleSettings.NAME).map(Value::of))
                .put("Description", schedule.get(ScheduleSettings.DESCRIPTION).map(Value::of))
                .put("Targets", Value.list(target.build()))
                .build();
        Resource rule = Resource.of(id, "AWS::Events::Rule", properties)
                .after(event.target().dependencies());
        Resource permission = event.target()
                .permission(
                        new LogicalId(function + "LambdaPermissionEventsRuleSchedule" + suffix),
                        "lambda:InvokeFunction",
                        "events.amazonaws.com",
                        Value.mapping("SourceArn", Intrinsic.getAtt(id, "Arn")));
        return TemplateFragment.EMPTY.withResource(rule).withResource(permission);
    }

    private static TemplateFragment schedule(Event<ScheduleSettings> event, Value expression, String suffix) {
        ScheduleSettings schedule = event.settings();
        Value.MappingBuilder target = Value.mapping()
                .put("Arn", event.target().arn())
                .put(
                        "RoleArn",
                        schedule.get(ScheduleSettings.ROLE)
                                .orElseGet(() -> FunctionRole.of(event.scope()).arn()));
        ScheduleInput.of(schedule).entries().forEach(target::put);
        Redelivery.of(schedule.values()).entries().forEach(target::put);
        Value.Mapping properties = Value.mapping()
                .put("ScheduleExpression", expression)
                .put("State", schedule.state())
                .put("Target", target.build())
                .put("FlexibleTimeWindow", flexibleTimeWindow(schedule.get(ScheduleSettings.FLEXIBLE)))
                .put("Name", schedule.get(ScheduleSettings.NAME).map(Value::of))
                .put("Description", schedule.get(ScheduleSettings.DESCRIPTION).map(Value::of))
                .put(
                        "ScheduleExpressionTimezone",
                        schedule.get(ScheduleSettings.TIMEZONE).map(Value::of))
                .put("GroupName", schedule.get(ScheduleSettings.GROUP))
                .put("StartDate", schedule.get(ScheduleSettings.START).map(Value::of))
                .put("EndDate", schedule.get(ScheduleSettings.END).map(Value::of))
                .build();
        LogicalId id = new LogicalId(Names.normalized(event.functionKey()) + "SchedulerSchedule" + suffix);
        return TemplateFragment.EMPTY.withResource(Resource.of(id, "AWS::Scheduler::Schedule", properties)
                .after(event.target().dependencies()));
    }

    private static Value flexibleTimeWindow(Optional<Integer> minutes) {
        return minutes.map(window -> Value.mapping()
                        .put("Mode", "FLEXIBLE")
                        .put("MaximumWindowInMinutes", Value.of(window))
                        .build())
                .orElseGet(() -> Value.mapping("Mode", Value.of("OFF")));
    }

    /** What the function's role needs if EventBridge Scheduler assumes it. By the function's name: the function refers to the role. */
    private static TemplateFragment grants(Event<ScheduleSettings> event) {
        ScheduleSettings schedule = event.settings();
        if (schedule.get(ScheduleSettings.ROLE).isPresent()) {
            return TemplateFragment.EMPTY;
        }
        String function = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:"
                + event.scope().function().name();
        TemplateFragment grants = TemplateFragment.EMPTY
                .withTrustedService("scheduler.amazonaws.com")
                .withStatement(PolicyStatement.allow(
                                List.of("lambda:InvokeFunction"),
                                Intrinsic.sub(function),
                                Intrinsic.sub(function + ":*"))
                        .grouped());
        return Redelivery.deadLetterQueue(schedule.values())
                .map(queue -> grants.withStatement(
                        PolicyStatement.allow(List.of("sqs:SendMessage"), queue).grouped()))
                .orElse(grants);
    }
}
