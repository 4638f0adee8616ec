/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;

/** Tags of the function: {@code Tags}. */
public final class Tags implements FunctionFeature {

    /** From "Tags" in the AWS Lambda developer guide. */
    private static final int MOST = 50;

    static final Property<Map<String, Value>> TAGS = Property.of(
                    "tags",
                    Types.map(
                            "1 to 128 letters, digits, spaces and ./=+:-_ without aws: at the start",
                            "(?!aws:)[\\w./=+:\\-_ ]{1,128}",
                            TemplateTypes.orNull(Types.text(256).map(Value::of))),
                    "Tags; a function's are added to the provider's, null takes one away.",
                    "{team: orders}")
            .inherited(KeyedValues::merge);

    /** The provider's tags, which are those of shared resources too. */
    public static Map<String, Value> ofProvider(Service service) {
        return TAGS.inheritance()
                .flatMap(inheritance -> inheritance.read().apply(service.provider()))
                .map(KeyedValues::present)
                .orElse(Map.of());
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(TAGS);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        int count = scope.get(TAGS).map(KeyedValues::present).orElse(Map.of()).size();
        if (count > MOST) {
            scope.function()
                    .settings()
                    .violation(
                            TAGS,
                            diagnostics,
                            Types.OUT_OF_RANGE,
                            "has " + count + " tags, the provider's included; AWS allows " + MOST,
                            "Take some out.");
        }
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(TAGS)
                .map(KeyedValues::present)
                .filter(tags -> !tags.isEmpty())
                .map(tags -> TemplateFragment.property("Tags", toList(tags)))
                .orElse(TemplateFragment.EMPTY);
    }

    /** The form of the tags in the template. */
    public static Value.Sequence toList(Map<String, Value> tags) {
        return new Value.Sequence(tags.entrySet().stream()
                .<Value>map(tag -> Value.mapping()
                        .put("Key", tag.getKey())
                        .put("Value", tag.getValue())
                        .build())
                .toList());
    }
}
