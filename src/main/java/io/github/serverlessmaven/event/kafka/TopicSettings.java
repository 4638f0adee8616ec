/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.kafka;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.mapping.EventSourceMapping;
import io.github.serverlessmaven.event.mapping.FailureDestination;
import io.github.serverlessmaven.event.mapping.Pollers;
import io.github.serverlessmaven.event.mapping.RecordSettings;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What topics of all Kafka clusters have. */
final class TopicSettings {

    static final DiagnosticCode PROVISIONED_ONLY = new DiagnosticCode(
            "PROVISIONED_ONLY", "The setting of a Kafka topic has an effect with provisioned pollers only.");

    static final Property<String> TOPIC = Property.of(
            "topic",
            Types.text("the name of a topic", "[^,\\s]{1,249}"),
            "The topic whose messages invoke the function.",
            "orders");

    static final EventShape RECORDS =
            EventShape.batch("records of a Kafka topic", "StreamsEventResponse", "KafkaEvent");

    private static final Property<Integer> BATCH_SIZE = EventSourceMapping.batchSize(
            "How many messages the function gets at most at once: up to 10000, 100 unless configured.");

    private static final Property<String> CONSUMER_GROUP = Property.of(
            "consumerGroupId",
            Types.text("an id of at most 200 letters, digits and -/*:_+=.@", "[a-zA-Z0-9-/*:_+=.@]{0,200}"),
            "The consumer group that Lambda joins; one of its own unless configured.",
            "orders");

    private static final Property<FailureDestination> ON_FAILURE = Property.of(
            "onFailureDestination",
            FailureDestination.OF_TOPIC,
            "Where messages go whose processing failed for good.",
            "{arn: !GetAtt FailedQueue.Arn, type: sqs}");

    private static final Property<String> LOG_LEVEL = Property.of(
            "systemLogLevel",
            Types.choice(List.of("DEBUG", "INFO", "WARN")),
            "The level from which the pollers write logs; only with a provisionedPollerConfig.",
            "INFO");

    private static final Pollers POLLERS = Pollers.ofTopics();

    private static final List<Property<?>> PROVISIONED =
            List.of(SchemaRegistry.REGISTRY, LOG_LEVEL, EventSourceMapping.FUNCTION_RESPONSE_TYPE);

    private TopicSettings() {}

    /** A section with these and further properties, some of which are required. */
    static ObjectSchema schema(List<Property<?>> further) {
        List<Property<?>> properties = new ArrayList<>(further);
        properties.addAll(List.of(
                TOPIC,
                BATCH_SIZE,
                EventSourceMapping.MAXIMUM_BATCHING_WINDOW,
                CONSUMER_GROUP,
                ON_FAILURE,
                POLLERS.property(),
                SchemaRegistry.REGISTRY,
                LOG_LEVEL,
                EventSourceMapping.FUNCTION_RESPONSE_TYPE));
        properties.addAll(RecordSettings.PROPERTIES);
        properties.addAll(EventSourceMapping.PROPERTIES);
        return ObjectSchema.of(properties);
    }

    static void check(Event<PropertyValues> event, Diagnostics diagnostics) {
        PropertyValues source = event.settings();
        RecordSettings.check(source, diagnostics);
        EventSourceMapping.check(source, POLLERS, diagnostics);
        source.get(ON_FAILURE).ifPresent(destination -> destination.check(event, diagnostics));
        if (source.get(POLLERS.property()).isEmpty()) {
            PROVISIONED.stream()
                    .filter(property -> source.configured(property).isPresent())
                    .forEach(property -> source.violation(
                            property,
                            diagnostics,
                            PROVISIONED_ONLY,
                            "has an effect with provisioned pollers only",
                            "Add \"provisionedPollerConfig: {minimumPollers: 1}\", or remove it."));
        }
    }

    /**
     * The mapping of a topic, with the permissions for its destination and its registry.
     *
     * @param groupConfig the property that holds the consumer group
     * @param properties those that say where the topic is
     */
    static TemplateFragment fragment(
            Event<PropertyValues> event, LogicalId id, String groupConfig, Value.MappingBuilder properties) {
        PropertyValues source = event.settings();
        properties
                .put("Topics", Value.texts(List.of(source.get(TOPIC).orElseThrow())))
                .put("BatchSize", source.get(BATCH_SIZE).map(Value::of))
                .put(
                        "MaximumBatchingWindowInSeconds",
                        source.get(EventSourceMapping.MAXIMUM_BATCHING_WINDOW)
                                .filter(seconds -> seconds > 0)
                                .map(Value::of))
                .put("Enabled", source.configured(EventSourceMapping.ENABLED).map(Value::of))
                .put(groupConfig, config(source))
                .put("DestinationConfig", source.get(ON_FAILURE).map(FailureDestination::toValue))
                .put(
                        "LoggingConfig",
                        source.get(LOG_LEVEL).map(level -> Value.mapping("SystemLogLevel", Value.of(level))));
        RecordSettings.putAll(source, properties);
        Resource mapping = EventSourceMapping.resource(event, id, source, Optional.of(POLLERS), properties.build());
        TemplateFragment fragment = TemplateFragment.EMPTY.withResource(mapping);
        for (PolicyStatement statement : statements(event)) {
            fragment = fragment.withStatement(statement);
        }
        return fragment;
    }

    private static Optional<Value> config(PropertyValues source) {
        Value.Mapping config = Value.mapping()
                .put(
                        "ConsumerGroupId",
                        source.get(CONSUMER_GROUP).filter(id -> !id.isEmpty()).map(Value::of))
                .put("SchemaRegistryConfig", source.get(SchemaRegistry.REGISTRY).map(SchemaRegistry::toValue))
                .build();
        return config.entries().isEmpty() ? Optional.empty() : Optional.of(config);
    }

    private static List<PolicyStatement> statements(Event<PropertyValues> event) {
        PropertyValues source = event.settings();
        List<PolicyStatement> statements = new ArrayList<>(source.get(SchemaRegistry.REGISTRY)
                .map(SchemaRegistry::statements)
                .orElse(List.of()));
        source.get(ON_FAILURE)
                .ifPresent(destination ->
                        statements.addAll(destination.statements(event.scope().service())));
        return statements;
    }
}
