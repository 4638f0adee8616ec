/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.mq;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.mapping.EventSourceMapping;
import io.github.serverlessmaven.event.mapping.NetworkAccess;
import io.github.serverlessmaven.event.mapping.Secret;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Messages of a queue of Amazon MQ: an event source mapping, and the permissions to find the broker and to open it. */
public final class Broker implements EventSource<PropertyValues> {

    /** As Serverless has it, so that the logical id stays below 255 characters. */
    private static final int LONGEST_NAME = 150;

    private final String word;
    private final EventShape messages;
    private final Property<PropertyValues> type;

    private Broker(String type, String word, Supplier<PropertyType<PropertyValues>> settings, String doc) {
        this.word = word;
        this.messages = EventShape.of("messages of a broker", word + "Event");
        this.type = Property.of(
                type,
                Types.deferred(settings),
                doc,
                "{arn: 'arn:aws:mq:us-east-1:123456789012:broker:orders:b-1a2b', basicAuthArn: !Ref BrokerSecret, queue: orders}");
    }

    /** Messages of an ActiveMQ broker. */
    public static Broker activeMq() {
        return new Broker("activemq", "ActiveMQ", () -> Settings.ACTIVE_MQ, "Messages of an ActiveMQ broker.");
    }

    /** Messages of a RabbitMQ broker. */
    public static Broker rabbitMq() {
        return new Broker("rabbitmq", "RabbitMQ", () -> Settings.RABBIT_MQ, "Messages of a RabbitMQ broker.");
    }

    @Override
    public Property<PropertyValues> type() {
        return type;
    }

    @Override
    public List<Delivery> deliveries(Event<PropertyValues> event) {
        return List.of(event.delivery(messages));
    }

    @Override
    public TemplateFragment contribute(Event<PropertyValues> event) {
        PropertyValues source = event.settings();
        Value arn = source.get(Settings.ARN).orElseThrow();
        Value secret = source.get(Settings.BASIC_AUTH).orElseThrow();
        List<Value> access = new ArrayList<>(List.of(Secret.access("BASIC_AUTH", secret)));
        source.get(Settings.VIRTUAL_HOST)
                .filter(host -> !host.isEmpty())
                .ifPresent(host -> access.add(Secret.access("VIRTUAL_HOST", Value.of(host))));
        Value.Mapping properties = Value.mapping()
                .put("EventSourceArn", arn)
                .put("Queues", Value.texts(List.of(source.get(Settings.QUEUE).orElseThrow())))
                .put("SourceAccessConfigurations", new Value.Sequence(access))
                .put("BatchSize", source.get(Settings.BATCH_SIZE).map(Value::of))
                .put(
                        "MaximumBatchingWindowInSeconds",
                        source.get(EventSourceMapping.MAXIMUM_BATCHING_WINDOW)
                                .filter(seconds -> seconds > 0)
                                .map(Value::of))
                .put("Enabled", source.configured(EventSourceMapping.ENABLED).map(Value::of))
                .build();
        return TemplateFragment.EMPTY
                .withResource(EventSourceMapping.resource(event, id(event), source, Optional.empty(), properties))
                .withStatement(Secret.statement(secret))
                .withStatement(
                        PolicyStatement.allow(List.of("mq:DescribeBroker"), arn).grouped())
                .withStatement(NetworkAccess.STATEMENT);
    }

    private LogicalId id(Event<PropertyValues> event) {
        String queue = Names.capitalized(event.settings().get(Settings.QUEUE).orElseThrow());
        return new LogicalId(Names.normalized(event.functionKey()) + "EventSourceMapping" + word
                + queue.substring(0, Math.min(LONGEST_NAME, queue.length())));
    }

    /** What an event is configured by. */
    private static final class Settings {

        static final Property<Value> ARN = Property.of(
                "arn",
                TemplateTypes.arn("the ARN of a broker", "mq"),
                "The broker that holds the queue.",
                "arn:aws:mq:us-east-1:123456789012:broker:orders:b-1a2b3c4d-0000-0000-0000-000000000000");

        static final Property<Value> BASIC_AUTH = Property.of(
                "basicAuthArn",
                Secret.ARN,
                "The secret with the user name and password of the broker.",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:broker-AbCdEf");

        static final Property<String> QUEUE = Property.of(
                "queue",
                Types.text("a name", "\\S(.*\\S)?"),
                "The queue whose messages invoke the function.",
                "orders");

        static final Property<String> VIRTUAL_HOST = Property.of(
                "virtualHost", Types.text(200), "The virtual host of the queue; / unless configured.", "/orders");

        static final Property<Integer> BATCH_SIZE = EventSourceMapping.batchSize(
                "How many messages the function gets at most at once: up to 10000, 100 unless configured.");

        static final PropertyType<PropertyValues> ACTIVE_MQ = section(List.of());

        static final PropertyType<PropertyValues> RABBIT_MQ = section(List.of(VIRTUAL_HOST));

        private Settings() {}

        private static PropertyType<PropertyValues> section(List<Property<?>> more) {
            List<Property<?>> properties = new ArrayList<>(
                    List.of(ARN, BASIC_AUTH, QUEUE, BATCH_SIZE, EventSourceMapping.MAXIMUM_BATCHING_WINDOW));
            properties.addAll(more);
            properties.addAll(EventSourceMapping.PROPERTIES);
            return ObjectSchema.of(properties).requiring(ARN, BASIC_AUTH, QUEUE);
        }
    }
}
