/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a metric raises an alarm.
 *
 * @param threshold the value from which it does
 * @param period the length of what is looked at as one, in seconds
 * @param periods how many of the last periods are looked at
 * @param breaching how many of them have to reach the threshold
 * @param percentile which percentile of the values counts, such as {@code p95}, where the metric has many
 */
record Alarm(BigDecimal threshold, int period, int periods, int breaching, Optional<String> percentile) {

    private static final Property<BigDecimal> THRESHOLD = Property.of(
            "threshold",
            Types.text("a number", "\\d{1,9}(\\.\\d{1,6})?").strict().map(BigDecimal::new),
            "The value from which the alarm is raised.",
            "1");

    /** The periods of "PutMetricAlarm" in the Amazon CloudWatch API reference that metrics of AWS services have. */
    private static final Property<Integer> PERIOD = Property.of(
                    "period",
                    Types.integerOf(List.of(60, 120, 180, 300, 600, 900, 1800, 3600, 21_600, 86_400)),
                    "How many seconds are looked at as one.",
                    "300")
            .orElse(60);

    private static final Property<Integer> PERIODS = Property.of(
                    "evaluationPeriods", Types.integer(1, 1440), "How many of the last periods are looked at.", "3")
            .orElse(1);

    private static final Property<Integer> BREACHING = Property.of(
            "datapointsToAlarm",
            Types.integer(1, 1440),
            "How many of these periods have to reach the threshold; all unless set.",
            "2");

    private static final Property<String> PERCENTILE = Property.of(
                    "percentile",
                    Types.text("a percentile, such as p95 or p99.9", "p(\\d{1,2}(\\.\\d{1,10})?|100)"),
                    "The percentile of the durations that counts.",
                    "p99")
            .orElse("p95");

    private static final List<Property<?>> EVERY = List.of(THRESHOLD, PERIOD, PERIODS, BREACHING);

    /** The legal forms of an alarm on a count: empty if it is switched off. */
    static final PropertyType<Optional<Alarm>> OF_COUNT = type(EVERY);

    /** The legal forms of an alarm on durations: empty if it is switched off. */
    static final PropertyType<Optional<Alarm>> OF_DURATION =
            type(Stream.concat(EVERY.stream(), Stream.of(PERCENTILE)).toList());

    private static PropertyType<Optional<Alarm>> type(List<Property<?>> properties) {
        PropertyType<PropertyValues> section = ObjectSchema.of(properties).requiring(THRESHOLD);
        return Types.switchable(
                Types.shorthand(section.map(values -> Optional.of(of(values))), THRESHOLD), Optional.<Alarm>empty());
    }

    private static Alarm of(PropertyValues values) {
        int periods = values.get(PERIODS).orElseThrow();
        return new Alarm(
                values.get(THRESHOLD).orElseThrow(),
                values.get(PERIOD).orElseThrow(),
                periods,
                values.get(BREACHING).orElse(periods),
                values.get(PERCENTILE));
    }

    /** Whether more periods have to reach the threshold than are looked at. */
    boolean isContradictory() {
        return breaching > periods;
    }

    /**
     * The properties of {@code AWS::CloudWatch::Alarm}.
     *
     * @param metric the metric
     * @param dimension of whom
     * @param topic what is notified
     */
    Value.Mapping properties(Metric metric, Value dimension, Value topic) {
        Optional<String> extended = metric.hasPercentiles() ? percentile : Optional.empty();
        return Value.mapping()
                .put("Namespace", metric.namespace())
                .put("MetricName", metric.metricName())
                .put(
                        "Dimensions",
                        Value.list(Value.mapping()
                                .put("Name", metric.dimension())
                                .put("Value", dimension)
                                .build()))
                .put("Statistic", extended.isPresent() ? Optional.empty() : Optional.of(Value.of(metric.statistic())))
                .put("ExtendedStatistic", extended.map(Value::of))
                .put("Period", Value.of(period))
                .put("EvaluationPeriods", Value.of(periods))
                .put("DatapointsToAlarm", Value.of(breaching))
                .put("Threshold", new Value.Numeric(threshold))
                .put("ComparisonOperator", "GreaterThanOrEqualToThreshold")
                .put("TreatMissingData", "notBreaching")
                .put("AlarmActions", Value.list(topic))
                .build();
    }

    /** The metrics of "Types of metrics for Lambda functions" in the AWS Lambda developer guide, and of queues in that of Amazon SQS. */
    enum Metric {
        ERRORS("AWS/Lambda", "Errors", "FunctionName", "Sum"),
        THROTTLES("AWS/Lambda", "Throttles", "FunctionName", "Sum"),
        DURATION("AWS/Lambda", "Duration", "FunctionName", "Maximum"),
        DEAD_LETTERS("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", "Maximum");

        private final String namespace;
        private final String metricName;
        private final String dimension;
        private final String statistic;

        Metric(String namespace, String metricName, String dimension, String statistic) {
            this.namespace = namespace;
            this.metricName = metricName;
            this.dimension = dimension;
            this.statistic = statistic;
        }

        private String namespace() {
            return namespace;
        }

        private String metricName() {
            return metricName;
        }

        private String dimension() {
            return dimension;
        }

        private String statistic() {
            return statistic;
        }

        private boolean hasPercentiles() {
            return this == DURATION;
        }
    }
}
