/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the provider's section says about events of all functions. As long as no event is supported there is nothing it could change;
 * the events themselves are refused.
 */
public final class EventSettings {

    /** Why a setting of events changes nothing. */
    private static final String WAITS =
            "Settings of events stay in place for them; events themselves are not supported yet.";

    private static final Property<PropertyValues> ALB = Property.of(
            "alb",
            section(
                    Property.of(
                            "targetGroupPrefix",
                            Types.text(16),
                            "The first part of the names of target groups.",
                            "orders"),
                    mapping("authorizers", "Who may call, by names to which \"alb\" events refer.", "{}")),
            "Events of load balancers.",
            "{targetGroupPrefix: orders}");

    private static final Property<PropertyValues> CLOUD_FRONT = Property.of(
            "cloudFront",
            section(mapping("cachePolicies", "Cache policies, by names to which \"cloudFront\" events refer.", "{}")),
            "Events of CloudFront.",
            "{cachePolicies: {}}");

    private static final Property<PropertyValues> WEBSOCKET = Property.of(
            "websocket",
            section(bool("useProviderTags", "Whether the provider's tags are those of the API too.")),
            "The WebSocket API.",
            "{useProviderTags: true}");

    /** Properties of the provider's section. */
    static final List<Property<?>> PROVIDER = Stream.<Property<?>>of(
                    WEBSOCKET,
                    text("websocketsApiName", "The name of the WebSocket API.", "orders-events"),
                    text(
                            "websocketsApiRouteSelectionExpression",
                            "What of a message tells its route; $request.body.action in Serverless.",
                            "$request.body.type"),
                    text("websocketsDescription", "What the WebSocket API is for.", "Events of orders"),
                    ALB,
                    CLOUD_FRONT)
            .<Property<?>>map(EventSettings::waiting)
            .toList();

    /** Properties of the provider's {@code logs}. */
    public static final List<Property<?>> LOGS = Stream.<Property<?>>of(
                    Property.of(
                            "websocket",
                            switchedOr(apiLogs()),
                            "Access and execution logs of the WebSocket API.",
                            "{level: ERROR}"),
                    bool("frameworkLambda", "Whether functions that Serverless adds for events write logs."))
            .<Property<?>>map(EventSettings::waiting)
            .toList();

    private EventSettings() {}

    private static <T> Property<T> waiting(Property<T> property) {
        return property.withoutEffect(value -> WAITS);
    }

    private static PropertyType<PropertyValues> section(Property<?>... properties) {
        return ObjectSchema.of(List.of(properties));
    }

    /** true or false, or a mapping that says more than true. */
    private static PropertyType<PropertyValues> switchedOr(PropertyType<PropertyValues> mapping) {
        return Types.either(Types.bool().map(on -> PropertyValues.none("")), mapping);
    }

    private static Property<Boolean> bool(String name, String doc) {
        return Property.of(name, Types.bool(), doc, "true");
    }

    private static Property<String> text(String name, String doc, String example) {
        return Property.of(name, Types.text(), doc, example);
    }

    private static Property<Map<String, Value>> mapping(String name, String doc, String example) {
        return Property.of(name, Types.map("a name", "[\\s\\S]+", TemplateTypes.value()), doc, example);
    }

    private static PropertyType<PropertyValues> apiLogs() {
        return ObjectSchema.of(List.of(
                bool("accessLogging", "Whether each request is logged."),
                bool("executionLogging", "Whether the handling of requests is logged."),
                text("format", "The form of a line of the access log, with $context variables.", "$context.requestId"),
                bool("fullExecutionData", "Whether execution logs hold requests and responses as a whole."),
                Property.of(
                        "level", Types.choice(List.of("INFO", "ERROR")), "What of the execution is logged.", "ERROR")));
    }
}
