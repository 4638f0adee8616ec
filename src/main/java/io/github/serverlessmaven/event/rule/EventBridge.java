/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.rule;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.Redelivery;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.event.TargetInput;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Events of a bus of EventBridge, or a schedule: a rule with the permission for it, and the bus if it is new. */
public final class EventBridge implements EventSource<PropertyValues> {

    static final DiagnosticCode RULE_WITHOUT_PATTERN =
            new DiagnosticCode("RULE_WITHOUT_PATTERN", "An eventBridge event has neither a pattern nor a schedule.");

    static final DiagnosticCode SCHEDULE_ON_CUSTOM_BUS =
            new DiagnosticCode("SCHEDULE_ON_CUSTOM_BUS", "A schedule is on a bus other than the default one.");

    static final DiagnosticCode DUPLICATE_RULE_NAME =
            new DiagnosticCode("DUPLICATE_RULE_NAME", "Two eventBridge events give rules of one name on one bus.");

    private static final Property<PropertyValues> TYPE = Property.of(
            "eventBridge",
            Types.deferred(() -> Settings.TYPE),
            "Events of an EventBridge bus, or a schedule.",
            "{pattern: {source: [com.example.orders]}}");

    private static final Property<PropertyValues> PROVIDER = Property.of(
            "eventBridge",
            Types.deferred(() -> Settings.OF_PROVIDER),
            "Events of EventBridge.",
            "{useCloudFormation: true}");

    @Override
    public Property<PropertyValues> type() {
        return TYPE;
    }

    @Override
    public List<Property<?>> providerProperties() {
        return List.of(PROVIDER);
    }

    @Override
    public void check(Event<PropertyValues> event, Diagnostics diagnostics) {
        PropertyValues settings = event.settings();
        TargetInput.check(settings, diagnostics);
        boolean isReported = diagnostics.alreadyReported(settings.path(Settings.PATTERN))
                || diagnostics.alreadyReported(settings.path(Settings.SCHEDULE));
        if (settings.get(Settings.PATTERN).isEmpty()
                && settings.get(Settings.SCHEDULE).isEmpty()
                && !isReported) {
            event.error(
                    diagnostics,
                    RULE_WITHOUT_PATTERN,
                    "has neither a pattern nor a schedule",
                    "Add \"pattern\" with the fields of the events, or \"schedule\".");
        }
        if (settings.get(Settings.SCHEDULE).isPresent()
                && settings.get(Settings.EVENT_BUS)
                        .filter(bus -> !bus.isDefault())
                        .isPresent()) {
            settings.violation(
                    Settings.SCHEDULE,
                    diagnostics,
                    SCHEDULE_ON_CUSTOM_BUS,
                    "is on another bus than the default one, where EventBridge permits no schedules",
                    "Remove \"eventBus\", or use a pattern.");
        }
    }

    @Override
    public void checkShared(ServiceEvents<PropertyValues> events, Diagnostics diagnostics) {
        Map<String, Event<PropertyValues>> byName = new HashMap<>();
        for (Event<PropertyValues> event : events.events()) {
            String name = bus(event).map(EventBus::key).orElse("") + "/" + RuleNames.rule(event);
            Event<PropertyValues> other = byName.putIfAbsent(name, event);
            if (other != null) {
                event.error(
                        diagnostics,
                        DUPLICATE_RULE_NAME,
                        "gives a rule of the name " + RuleNames.rule(event) + ", as " + other.origin() + " does",
                        "Set \"name\" of one of them to another name.");
            }
        }
    }

    private static Optional<EventBus> bus(Event<PropertyValues> event) {
        return event.settings().get(Settings.EVENT_BUS).filter(bus -> !bus.isDefault());
    }

    @Override
    public List<Delivery> deliveries(Event<PropertyValues> event) {
        return List.of(TargetInput.delivery(event, event.settings(), TargetInput.WHOLE_EVENT));
    }

    @Override
    public TemplateFragment contribute(Event<PropertyValues> event) {
        PropertyValues settings = event.settings();
        Optional<EventBus> bus = bus(event);
        List<LogicalId> dependencies =
                new ArrayList<>(bus.flatMap(EventBus::createdId).stream().toList());
        dependencies.addAll(event.target().dependencies());
        Value.Mapping properties = Value.mapping()
                .put("Description", settings.get(RuleState.DESCRIPTION).map(Value::of))
                .put("EventBusName", bus.map(EventBus::name))
                .put("EventPattern", settings.get(Settings.PATTERN))
                .put("Name", RuleNames.rule(event))
                .put("ScheduleExpression", settings.get(Settings.SCHEDULE).map(Value::of))
                .put("State", RuleState.of(settings))
                .put("Targets", Value.list(target(event)))
                .build();
        TemplateFragment rule = TemplateFragment.EMPTY
                .withResource(Resource.of(RuleNames.ruleId(event), "AWS::Events::Rule", properties)
                        .after(dependencies))
                .withResource(event.permission(
                        event.id("EventBridgeLambdaPermission" + event.position()),
                        "events.amazonaws.com",
                        RuleNames.arn(event, bus)));
        return bus.flatMap(EventBus::created).map(rule::withResource).orElse(rule);
    }

    private static Value target(Event<PropertyValues> event) {
        PropertyValues settings = event.settings();
        Value.MappingBuilder target =
                Value.mapping().put("Arn", event.target().arn()).put("Id", RuleNames.target(event));
        Redelivery.of(settings).entries().forEach(target::put);
        TargetInput.of(settings).entries().forEach(target::put);
        return target.build();
    }

    /** What an event is configured by. */
    static final class Settings {

        static final Property<EventBus> EVENT_BUS = Property.of(
                "eventBus",
                EventBus.TYPE,
                "The bus: the name of a new one, default, or the ARN of an existing one.",
                "orders");

        static final Property<String> SCHEDULE = Property.of(
                "schedule",
                Types.text("rate(...) or cron(...)", "(cron|rate)\\(.+\\)"),
                "When the function is invoked, on the default bus.",
                "rate(10 minutes)");

        /** From "Amazon EventBridge event patterns" in the Amazon EventBridge user guide. */
        static final PropertyType<Value> FIELDS = Types.map(
                        "a field of events: version, id, detail-type, source, account, time, region, resources, detail or $or",
                        "version|id|detail-type|source|account|time|region|resources|detail|\\$or",
                        TemplateTypes.value())
                .map(fields -> (Value) new Value.Mapping(fields));

        static final Property<Value> PATTERN =
                Property.of("pattern", FIELDS, "The pattern of the events.", "{source: [com.example.orders]}");

        static final PropertyType<PropertyValues> TYPE = ObjectSchema.of(Stream.concat(
                        Stream.of(
                                EVENT_BUS, SCHEDULE, PATTERN, RuleState.NAME, RuleState.DESCRIPTION, RuleState.ENABLED),
                        Stream.of(Redelivery.PROPERTIES, TargetInput.PROPERTIES).flatMap(List::stream))
                .toList());

        static final PropertyType<PropertyValues> OF_PROVIDER = ObjectSchema.of(List.of(Property.of(
                        "useCloudFormation",
                        Types.bool(),
                        "Whether CloudFormation creates rules and buses; here it always does.",
                        "true")
                .withoutEffect("Rules and buses are always created by CloudFormation.")));

        private Settings() {}
    }
}
