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

    private static final Property<PropertyValues> CLOUD_FRONT = Property.of(
            "cloudFront",
            section(mapping("cachePolicies", "Cache policies, by names to which \"cloudFront\" events refer.", "{}")),
            "Events of CloudFront.",
            "{cachePolicies: {}}");

    /** Properties of the provider's section. */
    static final List<Property<?>> PROVIDER = Stream.<Property<?>>of(CLOUD_FRONT)
            .<Property<?>>map(EventSettings::waiting)
            .toList();

    /** Properties of the provider's {@code logs}. */
    public static final List<Property<?>> LOGS = Stream.<Property<?>>of(
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

    private static Property<Boolean> bool(String name, String doc) {
        return Property.of(name, Types.bool(), doc, "true");
    }

    private static Property<Map<String, Value>> mapping(String name, String doc, String example) {
        return Property.of(name, Types.map("a name", "[\\s\\S]+", TemplateTypes.value()), doc, example);
    }
}
