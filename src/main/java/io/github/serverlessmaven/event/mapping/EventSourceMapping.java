/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.mapping;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.feature.FunctionRole;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every event source mapping has: {@code AWS::Lambda::EventSourceMapping}. */
public final class EventSourceMapping {

    /** Settings of pollers that contradict each other. */
    static final DiagnosticCode CONFLICTING_POLLERS = new DiagnosticCode(
            "CONFLICTING_POLLERS", "Settings of an event contradict each other about how many pollers there may be.");

    /** Whether the function is invoked; {@code true} unless configured. */
    public static final Property<Boolean> ENABLED = Property.of(
                    "enabled", Types.bool(), "Whether the function is invoked; the mapping stays either way.", "false")
            .orElse(true);

    /** How long messages or records are gathered. */
    public static final Property<Integer> MAXIMUM_BATCHING_WINDOW = Property.of(
            "maximumBatchingWindow",
            Types.integer(0, 300),
            "How many seconds messages are gathered before the function is invoked, unless a batch is full before.",
            "5");

    /** Whether the function answers which parts of a batch failed. */
    public static final Property<String> FUNCTION_RESPONSE_TYPE = Property.of(
            "functionResponseType",
            Types.choice(List.of("ReportBatchItemFailures")),
            "ReportBatchItemFailures if the function returns which items of a batch failed, so that only these are retried.",
            "ReportBatchItemFailures");

    private static final Property<Value> KMS_KEY = Property.of(
            "kmsKeyArn",
            TemplateTypes.arn("the ARN of a KMS key", "kms"),
            "The key with which Lambda encrypts the filter patterns.",
            "!GetAtt FilterKey.Arn");

    private static final Property<List<String>> METRICS = Property.of(
            "metrics",
            Types.list(Types.choice(List.of("EventCount", "ErrorCount", "KafkaMetrics")), 3),
            "Additional metrics of the mapping in CloudWatch.",
            "[EventCount]");

    /** What every source has beside its ARN. */
    public static final List<Property<?>> PROPERTIES =
            List.of(ENABLED, FilterPatterns.FILTER_PATTERNS, KMS_KEY, METRICS);

    private EventSourceMapping() {}

    /** The property {@code batchSize}, up to 10000. */
    public static Property<Integer> batchSize(String doc) {
        return Property.of("batchSize", Types.integer(1, 10_000), doc, "5");
    }

    /** Reports pollers whose numbers contradict each other. */
    public static void check(PropertyValues values, Pollers pollers, Diagnostics diagnostics) {
        pollers.contradiction(values)
                .ifPresent(contradiction -> values.violation(
                        pollers.property(),
                        diagnostics,
                        CONFLICTING_POLLERS,
                        "contradicts itself: " + contradiction,
                        "Raise maximumPollers, or lower minimumPollers."));
    }

    /**
     * The mapping of an event to its function.
     *
     * @param source the settings
     * @param pollers the pollers it may have for itself
     * @param properties those that only this kind of source has
     */
    public static Resource resource(
            Event<?> event, LogicalId id, PropertyValues source, Optional<Pollers> pollers, Value.Mapping properties) {
        Value.MappingBuilder all = Value.mapping();
        properties.entries().forEach(all::put);
        all.put("FunctionName", event.target().arn())
                .put(
                        "FunctionResponseTypes",
                        source.get(FUNCTION_RESPONSE_TYPE).map(type -> Value.texts(List.of(type))))
                .put(
                        "FilterCriteria",
                        source.get(FilterPatterns.FILTER_PATTERNS).map(FilterPatterns::criteria))
                .put("KmsKeyArn", source.get(KMS_KEY))
                .put(
                        "MetricsConfig",
                        source.get(METRICS).map(metrics -> Value.mapping("Metrics", Value.texts(metrics))))
                .put("ProvisionedPollerConfig", pollers.flatMap(kept -> kept.toValue(source)));
        return Resource.of(id, "AWS::Lambda::EventSourceMapping", all.build()).after(dependencies(event));
    }

    /** That the function gets batches, whose failures it reports or does not. */
    public static Delivery delivery(Event<?> event, PropertyValues source, EventShape batch) {
        return event.delivery(batch)
                .reportingFailures(source.get(FUNCTION_RESPONSE_TYPE).isPresent());
    }

    private static List<LogicalId> dependencies(Event<?> event) {
        List<LogicalId> dependencies = new ArrayList<>();
        FunctionRole.of(event.scope()).resource().ifPresent(dependencies::add);
        dependencies.addAll(event.target().dependencies());
        return dependencies;
    }
}
