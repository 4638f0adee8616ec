/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.kafka;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.mapping.EventSourceMapping;
import io.github.serverlessmaven.event.mapping.NetworkAccess;
import io.github.serverlessmaven.event.mapping.Secret;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** Messages of a topic in a Kafka cluster that AWS does not manage. */
public final class Kafka implements EventSource<PropertyValues> {

    /** As Serverless has it, so that the logical id stays below 255 characters. */
    private static final int LONGEST_NAME = 158;

    private static final Property<PropertyValues> TYPE = Property.of(
            "kafka",
            Types.deferred(() -> Settings.TYPE),
            "Messages of a Kafka topic in a cluster of your own.",
            "{bootstrapServers: ['kafka.example.com:9092'], topic: orders, accessConfigurations: {saslScram512Auth: !Ref KafkaSecret}}");

    @Override
    public Property<PropertyValues> type() {
        return TYPE;
    }

    @Override
    public void check(Event<PropertyValues> event, Diagnostics diagnostics) {
        TopicSettings.check(event, diagnostics);
        ClusterAccess.check(access(event), diagnostics);
    }

    private static PropertyValues access(Event<PropertyValues> event) {
        return event.settings().get(ClusterAccess.ACCESS).orElseThrow();
    }

    @Override
    public List<Delivery> deliveries(Event<PropertyValues> event) {
        return List.of(EventSourceMapping.delivery(event, event.settings(), TopicSettings.RECORDS));
    }

    @Override
    public TemplateFragment contribute(Event<PropertyValues> event) {
        PropertyValues source = event.settings();
        PropertyValues access = access(event);
        Value.MappingBuilder properties = Value.mapping()
                .put(
                        "SelfManagedEventSource",
                        Value.mapping(
                                "Endpoints",
                                Value.mapping(
                                        "KafkaBootstrapServers",
                                        Value.texts(source.get(Settings.SERVERS).orElseThrow()))))
                .put("SourceAccessConfigurations", new Value.Sequence(ClusterAccess.entries(source, access)));
        TemplateFragment fragment =
                TopicSettings.fragment(event, id(event), "SelfManagedKafkaEventSourceConfig", properties);
        for (PolicyStatement statement :
                ClusterAccess.secrets(access).map(Secret::statement).toList()) {
            fragment = fragment.withStatement(statement);
        }
        return ClusterAccess.isInVpc(access) ? fragment.withStatement(NetworkAccess.STATEMENT) : fragment;
    }

    private static LogicalId id(Event<PropertyValues> event) {
        String topic =
                Names.capitalized(event.settings().get(TopicSettings.TOPIC).orElseThrow());
        return new LogicalId(Names.normalized(event.functionKey()) + "EventSourceMappingKafka"
                + topic.substring(0, Math.min(LONGEST_NAME, topic.length())));
    }

    /** What an event is configured by. */
    static final class Settings {

        static final Property<List<String>> SERVERS = Property.of(
                "bootstrapServers",
                Types.list(Types.text("a host with its port", "\\S+")),
                "The hosts and ports by which the cluster is found.",
                "[kafka.example.com:9092]");

        static final PropertyType<PropertyValues> TYPE = TopicSettings.schema(List.of(ClusterAccess.ACCESS, SERVERS))
                .requiring(ClusterAccess.ACCESS, SERVERS, TopicSettings.TOPIC);

        private Settings() {}
    }
}
