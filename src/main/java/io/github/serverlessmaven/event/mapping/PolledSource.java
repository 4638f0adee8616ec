/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.mapping;

import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * An event whose source Lambda polls, as configured.
 *
 * @param arn the source
 * @param values the settings
 */
public record PolledSource(SourceArn arn, PropertyValues values) {

    /**
     * The legal forms: the ARN alone, or all settings.
     *
     * @param text the ARN alone
     * @param settings all settings, of which the ARN is required
     * @param arn the ARN among them
     */
    public static PropertyType<PolledSource> type(
            PropertyType<String> text, PropertyType<PropertyValues> settings, Property<Value> arn) {
        return Types.either(
                text.map(alone -> new PolledSource(new SourceArn(Value.of(alone)), PropertyValues.none(""))),
                settings.map(
                        values -> new PolledSource(new SourceArn(values.get(arn).orElseThrow()), values)));
    }

    /** The value of a setting: as configured, else its default, else empty. */
    public <T> Optional<T> get(Property<T> property) {
        return values.get(property);
    }
}
