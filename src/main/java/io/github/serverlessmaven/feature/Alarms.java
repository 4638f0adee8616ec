/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who is notified when a function fails, is throttled, is slow, or leaves events in its dead-letter queue: CloudWatch alarms. */
public final class Alarms implements FunctionFeature {

    static final DiagnosticCode ALARM_WITHOUT_TOPIC =
            new DiagnosticCode("ALARM_WITHOUT_TOPIC", "A function has alarms, but nobody is notified.");

    static final DiagnosticCode ALARM_WITHOUT_QUEUE = new DiagnosticCode(
            "ALARM_WITHOUT_QUEUE", "There is to be an alarm on a dead-letter queue that the function does not have.");

    static final DiagnosticCode CONTRADICTORY_ALARM = new DiagnosticCode(
            "CONTRADICTORY_ALARM", "An alarm waits for more periods to reach its threshold than it looks at.");

    private static final Property<Settings> ALARMS = Property.of(
                    "alarms",
                    Types.deferred(() -> Settings.TYPE),
                    "Alarms and the topic that is notified; each key of a function takes precedence over the provider's, false switches off.",
                    "{topic: 'arn:aws:sns:eu-central-1:123456789012:alarms', errors: 1, duration: {threshold: 2000, percentile: p99}}")
            .inherited((provider, function) -> function.over(provider));

    @Override
    public List<Property<?>> properties() {
        return List.of(ALARMS);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        scope.get(ALARMS).ifPresent(settings -> check(settings, scope, diagnostics));
    }

    private static void check(Settings settings, FunctionScope scope, Diagnostics diagnostics) {
        if (settings.isAnyOn()
                && settings.topic().isEmpty()
                && !scope.alreadyReported(ALARMS, Settings.TOPIC, diagnostics)) {
            scope.error(
                    ALARMS,
                    diagnostics,
                    ALARM_WITHOUT_TOPIC,
                    "has alarms, but no topic to notify",
                    "Add \"topic\" with the ARN of an SNS topic.");
        }
        settings.alarms().forEach((metric, alarm) -> {
            if (alarm.filter(Alarm::isContradictory).isPresent()) {
                scope.error(
                        ALARMS,
                        diagnostics,
                        CONTRADICTORY_ALARM,
                        "waits for " + alarm.get().breaching() + " periods, but looks at "
                                + alarm.get().periods(),
                        "Lower \"datapointsToAlarm\" of " + word(metric) + ", or raise its \"evaluationPeriods\".");
            }
        });
        PropertyValues function = scope.function().settings();
        boolean isOwn = function.path(ALARMS).startsWith(function.path());
        if (isOwn
                && settings.needsQueue()
                && queueName(scope).isEmpty()
                && !scope.alreadyReported(DeadLetterQueue.ON_ERROR, diagnostics)) {
            scope.error(
                    ALARMS,
                    diagnostics,
                    ALARM_WITHOUT_QUEUE,
                    "has an alarm on dead letters, but the function has no queue for them that is known",
                    "Add \"onError\" with the ARN of an SQS queue or !GetAtt of one of the service, or remove \"deadLetters\".");
        }
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        Settings settings = scope.get(ALARMS).orElse(Settings.OFF);
        TemplateFragment fragment = TemplateFragment.EMPTY;
        for (Alarm.Metric metric : Alarm.Metric.values()) {
            Optional<Resource> resource = settings.alarm(metric)
                    .flatMap(alarm -> dimension(metric, scope)
                            .flatMap(dimension ->
                                    settings.topic().map(topic -> alarm.properties(metric, dimension, topic))))
                    .map(properties -> Resource.of(id(metric, scope), "AWS::CloudWatch::Alarm", properties));
            fragment = resource.map(fragment::withResource).orElse(fragment);
        }
        return fragment;
    }

    private static String word(Alarm.Metric metric) {
        return Objects.requireNonNull(Settings.KINDS.get(metric)).name();
    }

    private static LogicalId id(Alarm.Metric metric, FunctionScope scope) {
        String function = Names.normalized(scope.function().key());
        return new LogicalId(function + Names.capitalized(word(metric)) + "Alarm");
    }

    private static Optional<Value> dimension(Alarm.Metric metric, FunctionScope scope) {
        return metric == Alarm.Metric.DEAD_LETTERS
                ? queueName(scope)
                : Optional.of(
                        Intrinsic.ref(scope.names().functionId(scope.function().key())));
    }

    /** The name of the function's dead-letter queue; empty if it has none, or a topic. */
    private static Optional<Value> queueName(FunctionScope scope) {
        return scope.get(DeadLetterQueue.ON_ERROR).flatMap(target -> {
            if (target instanceof Value.Text arn) {
                return arn.text().contains(":sqs:")
                        ? Optional.of(Value.of(arn.text().substring(arn.text().lastIndexOf(':') + 1)))
                        : Optional.empty();
            }
            return Intrinsic.resourceOfGetAtt(target)
                    .filter(id -> scope.service()
                            .ownResource(id)
                            .filter(queue -> queue.text("Type").equals(Optional.of("AWS::SQS::Queue")))
                            .isPresent())
                    .map(id -> Intrinsic.getAtt(id, "QueueName"));
        });
    }

    /**
     * What is configured.
     *
     * @param topic what is notified
     * @param alarms by metric, empty where an alarm is switched off
     * @param needsQueue whether an alarm on dead letters is written here: that of the provider is for those functions that have a queue
     */
    record Settings(Optional<Value> topic, Map<Alarm.Metric, Optional<Alarm>> alarms, boolean needsQueue) {

        private static final Settings OFF = new Settings(Optional.empty(), Map.of(), false);

        private static final Property<Value> TOPIC = Property.of(
                "topic",
                TemplateTypes.arn("the ARN of an SNS topic", "sns"),
                "The topic that is notified.",
                "arn:aws:sns:eu-central-1:123456789012:alarms");

        private static final Property<Optional<Alarm>> ERRORS = Property.of(
                "errors", Alarm.OF_COUNT, "From how many failed invocations in a period; false for no alarm.", "1");

        private static final Property<Optional<Alarm>> THROTTLES = Property.of(
                "throttles",
                Alarm.OF_COUNT,
                "From how many throttled invocations in a period; false for no alarm.",
                "1");

        private static final Property<Optional<Alarm>> DURATION = Property.of(
                "duration",
                Alarm.OF_DURATION,
                "From which duration in milliseconds, of the 95th percentile unless set; false for no alarm.",
                "{threshold: 2000, percentile: p99}");

        private static final Property<Optional<Alarm>> DEAD_LETTERS = Property.of(
                "deadLetters",
                Alarm.OF_COUNT,
                "From how many events in the queue of onError; false for no alarm.",
                "{threshold: 1, period: 300}");

        private static final Map<Alarm.Metric, Property<Optional<Alarm>>> KINDS = new EnumMap<>(Map.of(
                Alarm.Metric.ERRORS,
                ERRORS,
                Alarm.Metric.THROTTLES,
                THROTTLES,
                Alarm.Metric.DURATION,
                DURATION,
                Alarm.Metric.DEAD_LETTERS,
                DEAD_LETTERS));

        private static final PropertyType<Settings> TYPE = Types.switchable(
                ObjectSchema.of(List.of(TOPIC, ERRORS, THROTTLES, DURATION, DEAD_LETTERS))
                        .map(Settings::of),
                Settings.OFF);

        private static Settings of(PropertyValues values) {
            Map<Alarm.Metric, Optional<Alarm>> alarms = new EnumMap<>(Alarm.Metric.class);
            KINDS.forEach((metric, property) -> values.get(property).ifPresent(alarm -> alarms.put(metric, alarm)));
            return new Settings(
                    values.get(TOPIC),
                    alarms,
                    values.get(DEAD_LETTERS).flatMap(alarm -> alarm).isPresent());
        }

        private Settings over(Settings provider) {
            if (equals(OFF)) {
                return OFF;
            }
            Map<Alarm.Metric, Optional<Alarm>> both = new EnumMap<>(Alarm.Metric.class);
            both.putAll(provider.alarms());
            both.putAll(alarms);
            return new Settings(topic.or(provider::topic), both, needsQueue);
        }

        private Optional<Alarm> alarm(Alarm.Metric metric) {
            return alarms.getOrDefault(metric, Optional.empty());
        }

        private boolean isAnyOn() {
            return alarms.values().stream().anyMatch(Optional::isPresent);
        }
    }
}
