/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.alb;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which requests a rule of a listener is for: those that fulfil all conditions.
 *
 * @param settings as configured, {@link #SECTION}
 */
record RuleConditions(PropertyValues settings) {

    /** From "Quotas for your Application Load Balancers" in the user guide of Elastic Load Balancing. */
    static final int MOST_VALUES = 5;

    private static final Property<String> HEADER_NAME =
            Property.of("name", Types.text(40), "The name of the header.", "X-Tenant");

    private static final Property<List<Value>> HEADER_VALUES = Property.of(
            "values",
            Types.list(text(Types.text(128))),
            "Its values, of which one has to match.",
            "[orders, '*-test']");

    private static final Property<List<PropertyValues>> HEADER = Property.of(
            "header",
            Types.list(ObjectSchema.of(List.of(HEADER_NAME, HEADER_VALUES)).requiring(HEADER_NAME, HEADER_VALUES)),
            "Headers of the request, each with its name and values.",
            "{name: X-Tenant, values: [orders]}");

    private static final Property<List<Value>> HOST = Property.of(
            "host",
            Types.list(text(Types.text("a host of at most 128 letters, digits and *?.-", "[A-Za-z0-9*?.-]{1,128}"))),
            "Hosts of the request.",
            "'*.example.com'");

    private static final Property<List<Value>> IP = Property.of(
            "ip",
            Types.list(text(Types.text("a range of addresses such as 192.0.2.0/24", "[0-9a-fA-F.:]+/[0-9]{1,3}"))),
            "Ranges of addresses of the client.",
            "192.0.2.0/24");

    private static final Property<List<String>> METHOD = Property.of(
            "method",
            Types.list(Types.text("a method in capital letters", "[A-Z_-]{1,40}")),
            "Methods of the request.",
            "[GET, POST]");

    private static final Property<List<Value>> PATH = Property.of(
            "path",
            Types.list(text(Types.text(
                    "a path of at most 128 characters, in which * and ? stand for others",
                    "(?=.{1,128}$)([A-Za-z0-9*?_.$/~\"'@:+-]|&amp;)+"))),
            "Paths of the request.",
            "/orders*");

    private static final Property<Map<String, Value>> QUERY = Property.of(
            "query",
            Types.map("a name of at most 128 characters", "[\\s\\S]{1,128}", text(Types.text(128))),
            "Parameters of the query with their values.",
            "{version: v2}");

    static final PropertyType<PropertyValues> SECTION = ObjectSchema.of(List.of(HEADER, HOST, IP, METHOD, PATH, QUERY));

    private static PropertyType<Value> text(PropertyType<String> form) {
        return TemplateTypes.textOrIntrinsic(form);
    }

    /** How many values the conditions have together. */
    int count() {
        return Stream.of(HOST, IP, PATH).mapToInt(property -> size(property)).sum()
                + size(METHOD)
                + settings.get(HEADER).orElse(List.of()).stream()
                        .mapToInt(header ->
                                header.get(HEADER_VALUES).orElse(List.of()).size())
                        .sum()
                + settings.get(QUERY).orElse(Map.of()).size();
    }

    private <T> int size(Property<List<T>> property) {
        return settings.get(property).orElse(List.of()).size();
    }

    Value toValue() {
        List<Value> conditions = new ArrayList<>();
        settings.get(PATH)
                .ifPresent(paths -> conditions.add(Value.mapping()
                        .put("Field", "path-pattern")
                        .put("Values", new Value.Sequence(paths))
                        .build()));
        settings.get(HOST)
                .ifPresent(hosts -> conditions.add(
                        condition("host-header", "HostHeaderConfig", values(new Value.Sequence(hosts)))));
        settings.get(METHOD)
                .ifPresent(methods -> conditions.add(
                        condition("http-request-method", "HttpRequestMethodConfig", values(Value.texts(methods)))));
        settings.get(HEADER)
                .orElse(List.of())
                .forEach(header -> conditions.add(condition(
                        "http-header",
                        "HttpHeaderConfig",
                        Value.mapping()
                                .put("HttpHeaderName", header.get(HEADER_NAME).orElseThrow())
                                .put(
                                        "Values",
                                        new Value.Sequence(
                                                header.get(HEADER_VALUES).orElseThrow()))
                                .build())));
        settings.get(QUERY)
                .ifPresent(
                        query -> conditions.add(condition("query-string", "QueryStringConfig", values(pairs(query)))));
        settings.get(IP)
                .ifPresent(ranges ->
                        conditions.add(condition("source-ip", "SourceIpConfig", values(new Value.Sequence(ranges)))));
        return new Value.Sequence(conditions);
    }

    private static Value condition(String field, String key, Value.Mapping configuration) {
        return Value.mapping().put("Field", field).put(key, configuration).build();
    }

    private static Value.Mapping values(Value values) {
        return Value.mapping("Values", values);
    }

    private static Value pairs(Map<String, Value> query) {
        return new Value.Sequence(query.entrySet().stream()
                .<Value>map(parameter -> Value.mapping()
                        .put("Key", parameter.getKey())
                        .put("Value", parameter.getValue())
                        .build())
                .toList());
    }
}
