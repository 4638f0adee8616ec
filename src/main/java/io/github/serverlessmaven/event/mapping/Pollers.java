/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.mapping;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pollers that a source keeps for itself: {@code ProvisionedPollerConfig}. */
public final class Pollers {

    private final Property<Integer> minimum;
    private final Property<Integer> maximum;
    private final Optional<Property<String>> group;
    private final Property<PropertyValues> config;

    private Pollers(int least, int most, boolean grouped) {
        minimum = Property.of(
                "minimumPollers",
                Types.integer(least, 200),
                "How many pollers there are at least.",
                String.valueOf(least));
        maximum = Property.of(
                "maximumPollers",
                Types.integer(least, most),
                "How many pollers there are at most.",
                String.valueOf(least * 10));
        group = Optional.of(Property.of(
                        "pollerGroupName",
                        Types.text(128),
                        "Sources of the same group in one VPC share pollers.",
                        "orders"))
                .filter(name -> grouped);
        List<Property<?>> properties = new ArrayList<>(List.of(minimum, maximum));
        group.ifPresent(properties::add);
        config = Property.of(
                "provisionedPollerConfig",
                ObjectSchema.of(properties),
                "Pollers kept ready for this source alone; they cost by the hour.",
                "{minimumPollers: " + least + ", maximumPollers: " + least * 10 + "}");
    }

    /** The pollers of a queue: at least 2, at most 2000. */
    public static Pollers ofQueues() {
        return new Pollers(2, 2000, false);
    }

    /** The pollers of a Kafka topic: at least 1, at most 2000, which sources of one group may share. */
    public static Pollers ofTopics() {
        return new Pollers(1, 2000, true);
    }

    /** How they are configured. */
    public Property<PropertyValues> property() {
        return config;
    }

    /** {@code ProvisionedPollerConfig}, if pollers are configured. */
    Optional<Value> toValue(PropertyValues event) {
        return event.get(config).map(values -> {
            Value.MappingBuilder pollers = Value.mapping()
                    .put("MinimumPollers", values.get(minimum).map(Value::of))
                    .put("MaximumPollers", values.get(maximum).map(Value::of));
            group.flatMap(values::get).ifPresent(name -> pollers.put("PollerGroupName", name));
            return pollers.build();
        });
    }

    /** Why the numbers contradict each other, if they do. */
    Optional<String> contradiction(PropertyValues event) {
        return event.get(config)
                .filter(values ->
                        values.get(minimum).orElse(0) > values.get(maximum).orElse(Integer.MAX_VALUE))
                .map(values -> "at least " + values.get(minimum).orElseThrow() + " pollers are more than the at most "
                        + values.get(maximum).orElseThrow());
    }
}
