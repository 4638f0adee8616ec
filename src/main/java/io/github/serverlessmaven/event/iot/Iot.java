/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.iot;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.ServiceArn;
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

/** Messages of devices to AWS IoT: a topic rule, and the permission for it. */
public final class Iot implements EventSource<PropertyValues> {

    private static final Property<PropertyValues> TYPE = Property.of(
            "iot",
            Types.deferred(() -> Settings.TYPE),
            "Messages of devices to AWS IoT.",
            "{sql: \"SELECT * FROM 'some/topic'\"}");

    @Override
    public Property<PropertyValues> type() {
        return TYPE;
    }

    @Override
    public TemplateFragment contribute(Event<PropertyValues> event) {
        PropertyValues settings = event.settings();
        LogicalId rule = event.id("IotTopicRule" + event.number());
        Value action = Value.mapping(
                "Lambda", Value.mapping("FunctionArn", event.target().arn()));
        Value.Mapping payload = Value.mapping()
                .put("RuleDisabled", Value.of(!settings.get(Settings.ENABLED).orElseThrow()))
                .put("Sql", settings.get(Settings.SQL).orElseThrow().strip().replaceAll("\\s*\\R\\s*", " "))
                .put("Actions", Value.list(action))
                .put("Description", settings.get(Settings.DESCRIPTION).map(Value::of))
                .put("AwsIotSqlVersion", settings.get(Settings.SQL_VERSION).map(Value::of))
                .build();
        Value.Mapping properties = Value.mapping()
                .put("RuleName", settings.get(Settings.NAME).map(Value::of))
                .put("TopicRulePayload", payload)
                .build();
        return TemplateFragment.EMPTY
                .withResource(Resource.of(rule, "AWS::IoT::TopicRule", properties)
                        .after(event.target().dependencies()))
                .withResource(event.permission(
                        event.id("LambdaPermissionIotTopicRule" + event.number()),
                        "iot.amazonaws.com",
                        ServiceArn.inOneJoin("iot", Value.of("rule/"), Intrinsic.ref(rule))));
    }

    /** What an event is configured by. */
    static final class Settings {

        static final Property<String> SQL = Property.of(
                "sql",
                Types.text("a statement of 1 character or more", "[\\s\\S]*\\S[\\s\\S]*"),
                "The statement that selects messages; it may span lines.",
                "\"SELECT * FROM 'some/topic'\"");

        /** From "SQL versions" in the AWS IoT Core developer guide. */
        static final Property<String> SQL_VERSION = Property.of(
                "sqlVersion",
                Types.choice(List.of("2015-10-08", "2016-03-23", "beta")),
                "The version of the SQL engine; 2015-10-08 unless set.",
                "'2016-03-23'");

        /** From "CreateTopicRule" in the AWS IoT API reference. */
        static final Property<String> NAME = Property.of(
                "name",
                Types.text("1 to 128 letters, digits and _", "[a-zA-Z0-9_]{1,128}"),
                "The name of the rule; generated unless set.",
                "orders_rule");

        static final Property<Boolean> ENABLED = Property.of(
                        "enabled", Types.bool(), "Whether the rule is active.", "false")
                .orElse(true);

        static final Property<String> DESCRIPTION =
                Property.of("description", Types.text(), "What the rule is for.", "Orders of devices");

        static final PropertyType<PropertyValues> TYPE = ObjectSchema.of(
                        List.of(SQL, SQL_VERSION, NAME, ENABLED, DESCRIPTION))
                .requiring(SQL);

        private Settings() {}
    }
}
