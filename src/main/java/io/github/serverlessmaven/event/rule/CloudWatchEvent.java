/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.rule;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.TargetInput;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.stream.Stream;

/** Events of AWS services on the default bus: a rule, and the permission for it. */
public final class CloudWatchEvent implements EventSource<PropertyValues> {

    private static final Property<PropertyValues> TYPE = Property.of(
            "cloudwatchEvent",
            Types.deferred(() -> Settings.TYPE),
            "Events of AWS services and of your own on the default bus.",
            "{event: {source: [aws.ec2]}}");

    @Override
    public Property<PropertyValues> type() {
        return TYPE;
    }

    @Override
    public void check(Event<PropertyValues> event, Diagnostics diagnostics) {
        TargetInput.check(event.settings(), diagnostics);
    }

    @Override
    public List<Delivery> deliveries(Event<PropertyValues> event) {
        return List.of(TargetInput.delivery(event, event.settings(), TargetInput.WHOLE_EVENT));
    }

    @Override
    public TemplateFragment contribute(Event<PropertyValues> event) {
        PropertyValues settings = event.settings();
        LogicalId id = event.id("EventsRuleCloudWatchEvent" + event.number());
        Value.MappingBuilder target = Value.mapping();
        TargetInput.of(settings).entries().forEach(target::put);
        target.put("Arn", event.target().arn()).put("Id", event.functionKey() + "CloudWatchEvent");
        Value.Mapping properties = Value.mapping()
                .put("EventPattern", settings.get(Settings.PATTERN))
                .put("State", RuleState.of(settings))
                .put("Description", settings.get(RuleState.DESCRIPTION).map(Value::of))
                .put("Name", settings.get(RuleState.NAME).map(Value::of))
                .put("Targets", Value.list(target.build()))
                .build();
        return TemplateFragment.EMPTY
                .withResource(Resource.of(id, "AWS::Events::Rule", properties)
                        .after(event.target().dependencies()))
                .withResource(event.permission(
                        event.id("LambdaPermissionEventsRuleCloudWatchEvent" + event.number()),
                        "events.amazonaws.com",
                        Intrinsic.getAtt(id, "Arn")));
    }

    /** What an event is configured by. */
    static final class Settings {

        static final Property<Value> PATTERN = Property.of(
                "event",
                Types.map("a field of events", "[\\s\\S]+", TemplateTypes.value())
                        .map(fields -> (Value) new Value.Mapping(fields)),
                "The pattern of the events.",
                "{source: [aws.ec2]}");

        static final PropertyType<PropertyValues> TYPE = ObjectSchema.of(Stream.concat(
                                Stream.of(PATTERN, RuleState.NAME, RuleState.DESCRIPTION, RuleState.ENABLED),
                                TargetInput.PROPERTIES.stream())
                        .toList())
                .requiring(PATTERN);

        private Settings() {}
    }
}
