/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.sqs;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.mapping.EventSourceMapping;
import io.github.serverlessmaven.event.mapping.PolledSource;
import io.github.serverlessmaven.event.mapping.Pollers;
import io.github.serverlessmaven.event.mapping.SourceArn;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages of an SQS queue: an event source mapping, and the permission to read the queue. */
public final class Sqs implements EventSource<PolledSource> {

    private static final EventShape MESSAGES = EventShape.batch("messages of a queue", "SQSBatchResponse", "SQSEvent");

    private static final String QUEUE = "the ARN of a queue";
    private static final List<String> ACTIONS =
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

    static final int DEFAULT_BATCH = 10;

    private static final Property<PolledSource> TYPE = Property.of(
            "sqs",
            Types.deferred(() -> Settings.TYPE),
            "Messages of an SQS queue.",
            "{arn: !GetAtt OrdersQueue.Arn, batchSize: 5, functionResponseType: ReportBatchItemFailures}");

    @Override
    public Property<PolledSource> type() {
        return TYPE;
    }

    @Override
    public void check(Event<PolledSource> event, Diagnostics diagnostics) {
        EventSourceMapping.check(event.settings().values(), Settings.POLLERS, diagnostics);
        new QueueRules(event, diagnostics).check();
    }

    @Override
    public List<Delivery> deliveries(Event<PolledSource> event) {
        return List.of(EventSourceMapping.delivery(event, event.settings().values(), MESSAGES));
    }

    @Override
    public TemplateFragment contribute(Event<PolledSource> event) {
        PolledSource queue = event.settings();
        Value.Mapping properties = Value.mapping()
                .put("BatchSize", queue.get(Settings.BATCH_SIZE).map(Value::of))
                .put(
                        "MaximumBatchingWindowInSeconds",
                        queue.get(EventSourceMapping.MAXIMUM_BATCHING_WINDOW).map(Value::of))
                .put("EventSourceArn", queue.arn().value())
                .put("Enabled", queue.get(EventSourceMapping.ENABLED).map(Value::of))
                .put(
                        "ScalingConfig",
                        queue.get(Settings.MAXIMUM_CONCURRENCY)
                                .map(most -> Value.mapping("MaximumConcurrency", Value.of(most))))
                .build();
        TemplateFragment fragment = TemplateFragment.EMPTY
                .withResource(EventSourceMapping.resource(
                        event, id(event), queue.values(), Optional.of(Settings.POLLERS), properties))
                .withStatement(
                        PolicyStatement.allow(ACTIONS, queue.arn().value()).grouped());
        return QueueKey.of(event)
                .map(key -> fragment.withStatement(
                        PolicyStatement.allow(List.of("kms:Decrypt"), key).grouped()))
                .orElse(fragment);
    }

    private static LogicalId id(Event<PolledSource> event) {
        SourceArn arn = event.settings().arn();
        String name = arn.text()
                .map(text -> text.substring(text.lastIndexOf(':') + 1))
                .or(arn::reference)
                .map(Names::capitalized)
                .orElse("");
        return new LogicalId(Names.normalized(event.functionKey()) + "EventSourceMappingSQS" + name);
    }

    /** What an event is configured by. */
    static final class Settings {

        static final Property<Value> ARN = Property.of(
                "arn",
                TemplateTypes.arn(QUEUE, "sqs"),
                "The queue whose messages invoke the function.",
                "!GetAtt OrdersQueue.Arn");

        static final Property<Integer> BATCH_SIZE = EventSourceMapping.batchSize(
                        "How many messages the function gets at most at once: up to 10 of a FIFO queue, up to 10000 of others;"
                                + " more than 10 only with a maximumBatchingWindow.")
                .orElse(DEFAULT_BATCH);

        static final Property<Integer> MAXIMUM_CONCURRENCY = Property.of(
                "maximumConcurrency",
                Types.integer(2, 1000),
                "How many instances of the function the queue may keep busy at once.",
                "10");

        static final Property<Value> QUEUE_KEY = Property.of(
                "queueKmsKeyArn",
                TemplateTypes.arn("the ARN of a KMS key", "kms"),
                "The key of an encrypted queue, with which the function's role may decrypt; known by itself where the queue is in resources.",
                "!GetAtt QueueKey.Arn");

        static final Pollers POLLERS = Pollers.ofQueues();

        static final PropertyType<PolledSource> TYPE = PolledSource.type(
                Types.text(QUEUE, "arn:aws[a-z-]*:sqs:\\S+"),
                ObjectSchema.of(properties()).requiring(ARN),
                ARN);

        private static List<Property<?>> properties() {
            List<Property<?>> properties = new ArrayList<>(List.of(
                    ARN,
                    BATCH_SIZE,
                    EventSourceMapping.MAXIMUM_BATCHING_WINDOW,
                    EventSourceMapping.FUNCTION_RESPONSE_TYPE,
                    MAXIMUM_CONCURRENCY,
                    POLLERS.property(),
                    QUEUE_KEY));
            properties.addAll(EventSourceMapping.PROPERTIES);
            return properties;
        }

        private Settings() {}
    }
}
