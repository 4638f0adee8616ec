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
import io.github.serverlessmaven.event.mapping.SourceArn;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;

/** Messages of a topic in a cluster of Amazon MSK. */
public final class Msk implements EventSource<PropertyValues> {

    /** As Serverless has it, so that the logical id stays below 255 characters. */
    private static final int LONGEST_NAME = 79;

    private static final List<String> CLUSTER_ACTIONS = List.of("kafka:DescribeCluster", "kafka:GetBootstrapBrokers");

    /** From "Configure cluster permissions for IAM authentication" in the AWS Lambda developer guide. */
    private static final List<String> IAM_ACTIONS = List.of(
            "kafka-cluster:Connect",
            "kafka-cluster:DescribeClusterDynamicConfiguration",
            "kafka-cluster:DescribeGroup",
            "kafka-cluster:AlterGroup",
            "kafka-cluster:DescribeTopic",
            "kafka-cluster:ReadData");

    private static final String CLUSTER =
            "arn:aws:kafka:us-east-1:123456789012:cluster/orders/1a2b3c4d-0000-0000-0000-000000000000-1";

    private static final Property<PropertyValues> TYPE = Property.of(
            "msk",
            Types.deferred(() -> Settings.TYPE),
            "Messages of a Kafka topic in a cluster of Amazon MSK.",
            "{arn: '" + CLUSTER + "', topic: orders}");

    @Override
    public Property<PropertyValues> type() {
        return TYPE;
    }

    @Override
    public void check(Event<PropertyValues> event, Diagnostics diagnostics) {
        TopicSettings.check(event, diagnostics);
    }

    @Override
    public List<Delivery> deliveries(Event<PropertyValues> event) {
        return List.of(EventSourceMapping.delivery(event, event.settings(), TopicSettings.RECORDS));
    }

    @Override
    public TemplateFragment contribute(Event<PropertyValues> event) {
        PropertyValues source = event.settings();
        Value arn = source.get(Settings.ARN).orElseThrow();
        List<Value> access = new ArrayList<>();
        source.get(Settings.SCRAM).ifPresent(secret -> access.add(Secret.access("SASL_SCRAM_512_AUTH", secret)));
        source.get(Settings.CERTIFICATE)
                .ifPresent(secret -> access.add(Secret.access("CLIENT_CERTIFICATE_TLS_AUTH", secret)));
        Value.MappingBuilder properties = Value.mapping().put("EventSourceArn", arn);
        if (!access.isEmpty()) {
            properties.put("SourceAccessConfigurations", new Value.Sequence(access));
        }
        TemplateFragment fragment = TopicSettings.fragment(
                        event, id(event, arn), "AmazonManagedKafkaEventSourceConfig", properties)
                .withStatement(PolicyStatement.allow(CLUSTER_ACTIONS, arn).grouped())
                .withStatement(PolicyStatement.allow(List.of("kafka:DescribeClusterV2"), arn)
                        .grouped())
                .withStatement(NetworkAccess.STATEMENT);
        for (Property<Value> secret : List.of(Settings.SCRAM, Settings.CERTIFICATE)) {
            if (source.get(secret).isPresent()) {
                fragment = fragment.withStatement(
                        Secret.statement(source.get(secret).get()));
            }
        }
        return source.get(Settings.IAM).orElse(false)
                ? fragment.withStatement(PolicyStatement.allow(IAM_ACTIONS, resources(arn, source))
                        .grouped())
                : fragment;
    }

    /** The cluster, its topic and its groups; of a cluster that is not written out only the account and region are known. */
    private static Value[] resources(Value arn, PropertyValues source) {
        if (arn instanceof Value.Text text) {
            String topic = source.get(TopicSettings.TOPIC).orElseThrow();
            return new Value[] {
                arn,
                Value.of(text.text().replace(":cluster/", ":topic/") + "/" + topic),
                Value.of(text.text().replace(":cluster/", ":group/") + "/*")
            };
        }
        return new Value[] {arn, ofAccount("topic"), ofAccount("group")};
    }

    private static Value ofAccount(String kind) {
        return Intrinsic.sub("arn:${AWS::Partition}:kafka:${AWS::Region}:${AWS::AccountId}:" + kind + "/*");
    }

    private static LogicalId id(Event<PropertyValues> event, Value arn) {
        SourceArn cluster = new SourceArn(arn);
        String name = cluster.text()
                .map(text -> text.split("/", -1))
                .map(parts -> parts[Math.min(1, parts.length - 1)])
                .or(cluster::reference)
                .orElse("");
        return new LogicalId(Names.normalized(event.functionKey()) + "EventSourceMappingMSK" + shortened(name)
                + shortened(event.settings().get(TopicSettings.TOPIC).orElseThrow()));
    }

    private static String shortened(String name) {
        String letters = Names.capitalized(name);
        return letters.substring(0, Math.min(LONGEST_NAME, letters.length()));
    }

    /** What an event is configured by. */
    static final class Settings {

        static final Property<Value> ARN = Property.of(
                "arn", TemplateTypes.arn("the ARN of a cluster", "kafka"), "The cluster of the topic.", CLUSTER);

        static final Property<Value> SCRAM = Property.of(
                "saslScram512",
                Secret.ARN,
                "The secret with user name and password for SASL/SCRAM.",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:AmazonMSK_orders-AbCdEf");

        static final Property<Value> CERTIFICATE = Property.of(
                "clientCertificateTlsAuth",
                Secret.ARN,
                "The secret with the client's certificate for mutual TLS.",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:certificate-AbCdEf");

        static final Property<Boolean> IAM = Property.of(
                "iamAuth",
                Types.bool(),
                "Whether the cluster authenticates by IAM, so that the function's role needs the permission to read the topic.",
                "true");

        static final PropertyType<PropertyValues> TYPE =
                TopicSettings.schema(List.of(ARN, SCRAM, CERTIFICATE, IAM)).requiring(ARN, TopicSettings.TOPIC);

        private Settings() {}
    }
}
