/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Optional;

/** What the section {@code cors} of HTTP APIs and of methods of REST APIs has in common. */
public final class CrossOrigin {

    /** The headers that clients of AWS send; requests may have them unless other headers are set. */
    public static final List<String> DEFAULT_HEADERS = List.of(
            "Content-Type",
            "X-Amz-Date",
            "Authorization",
            "X-Api-Key",
            "X-Amz-Security-Token",
            "X-Amz-User-Agent",
            "X-Amzn-Trace-Id");

    private CrossOrigin() {}

    /**
     * The legal forms: true, false or a mapping; the value is empty where there are no rules for other origins.
     *
     * @param properties those of the mapping
     */
    public static PropertyType<Optional<PropertyValues>> type(List<Property<?>> properties) {
        return Types.switchable(
                Types.either(
                        Types.choice(List.of("true")).strict().map(yes -> Optional.of(PropertyValues.none("cors"))),
                        ObjectSchema.of(properties).map(Optional::of)),
                Optional.empty());
    }
}
