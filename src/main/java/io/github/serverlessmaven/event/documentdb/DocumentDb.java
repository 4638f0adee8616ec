/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.documentdb;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.mapping.EventSourceMapping;
import io.github.serverlessmaven.event.mapping.NetworkAccess;
import io.github.serverlessmaven.event.mapping.RecordSettings;
import io.github.serverlessmaven.event.mapping.Secret;
import io.github.serverlessmaven.event.mapping.SourceArn;
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

/** Changes of documents in a database of an Amazon DocumentDB cluster: an event source mapping and the permission to read them. */
public final class DocumentDb implements EventSource<PropertyValues> {

    private static final EventShape CHANGES = EventShape.of("changes of documents");

    /** From "Prerequisites and permissions" of Amazon DocumentDB in the AWS Lambda developer guide; none of them has a resource. */
    private static final PolicyStatement CLUSTER_ACCESS = PolicyStatement.allow(
                    List.of("rds:DescribeDBClusters", "rds:DescribeDBClusterParameters", "rds:DescribeDBSubnetGroups"),
                    Value.of("*"))
            .grouped();

    private static final String EXAMPLE_CLUSTER = "arn:aws:rds:us-east-1:123456789012:cluster:orders";

    private static final Property<PropertyValues> TYPE = Property.of(
            "documentDb",
            Types.deferred(() -> Settings.TYPE),
            "Changes of documents in an Amazon DocumentDB cluster. Serverless has no such event.",
            "{cluster: '" + EXAMPLE_CLUSTER + "', basicAuthArn: !Ref ClusterSecret, database: shop}");

    @Override
    public Property<PropertyValues> type() {
        return TYPE;
    }

    @Override
    public void check(Event<PropertyValues> event, Diagnostics diagnostics) {
        RecordSettings.check(event.settings(), diagnostics);
    }

    @Override
    public List<Delivery> deliveries(Event<PropertyValues> event) {
        return List.of(event.delivery(CHANGES));
    }

    @Override
    public TemplateFragment contribute(Event<PropertyValues> event) {
        PropertyValues source = event.settings();
        Value secret = source.get(Settings.BASIC_AUTH).orElseThrow();
        Value.MappingBuilder properties = Value.mapping()
                .put("EventSourceArn", source.get(Settings.CLUSTER).orElseThrow())
                .put(
                        "DocumentDBEventSourceConfig",
                        Value.mapping()
                                .put(
                                        "DatabaseName",
                                        source.get(Settings.DATABASE).map(Value::of))
                                .put(
                                        "CollectionName",
                                        source.get(Settings.COLLECTION).map(Value::of))
                                .put(
                                        "FullDocument",
                                        source.get(Settings.FULL_DOCUMENT).map(Value::of))
                                .build())
                .put("SourceAccessConfigurations", Value.list(Secret.access("BASIC_AUTH", secret)))
                .put("BatchSize", source.get(Settings.BATCH_SIZE).map(Value::of))
                .put(
                        "MaximumBatchingWindowInSeconds",
                        source.get(EventSourceMapping.MAXIMUM_BATCHING_WINDOW).map(Value::of))
                .put("Enabled", source.configured(EventSourceMapping.ENABLED).map(Value::of));
        RecordSettings.putAll(source, properties);
        return TemplateFragment.EMPTY
                .withResource(
                        EventSourceMapping.resource(event, id(event), source, Optional.empty(), properties.build()))
                .withStatement(Secret.statement(secret))
                .withStatement(CLUSTER_ACCESS)
                .withStatement(NetworkAccess.STATEMENT);
    }

    private static LogicalId id(Event<PropertyValues> event) {
        PropertyValues source = event.settings();
        SourceArn cluster = new SourceArn(source.get(Settings.CLUSTER).orElseThrow());
        String name = cluster.text()
                .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                .or(cluster::reference)
                .orElse("");
        return event.id("EventSourceMappingDocumentDB" + Names.capitalized(name)
                + Names.capitalized(source.get(Settings.DATABASE).orElseThrow())
                + source.get(Settings.COLLECTION).map(Names::capitalized).orElse(""));
    }

    /** What an event is configured by. */
    static final class Settings {

        static final Property<Value> CLUSTER = Property.of(
                "cluster",
                TemplateTypes.arn("the ARN of a cluster", "rds"),
                "The cluster that holds the database.",
                EXAMPLE_CLUSTER);

        static final Property<Value> BASIC_AUTH = Property.of(
                "basicAuthArn",
                Secret.ARN,
                "The secret with the user name and password of the cluster. If a customer's KMS key encrypts it, add kms:Decrypt for that key"
                        + " to iam.role.statements.",
                "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders-AbCdEf");

        /** From "DocumentDBEventSourceConfig" in the AWS Lambda API reference, as the collection. */
        static final Property<String> DATABASE = Property.of(
                "database",
                Types.text("a name of 1 to 63 characters without space / . $ and \"", "[^ /.$\"]{1,63}"),
                "The database whose changes invoke the function.",
                "shop");

        static final Property<String> COLLECTION = Property.of(
                "collection",
                Types.text(
                        "a name of 1 to 57 characters that begins with a letter, digit or _ and has no $",
                        "(?!system\\.)[_a-zA-Z0-9][^$]{0,56}"),
                "The collection whose changes invoke the function; all collections of the database unless configured.",
                "orders");

        static final Property<String> FULL_DOCUMENT = Property.of(
                "fullDocument",
                Types.choice(List.of("Default", "UpdateLookup")),
                "What an update sends: only what changed (Default), or a copy of the whole document too (UpdateLookup).",
                "UpdateLookup");

        static final Property<Integer> BATCH_SIZE = EventSourceMapping.batchSize(
                "How many changes the function gets at most at once: up to 10000, 100 unless configured.");

        static final PropertyType<PropertyValues> TYPE =
                ObjectSchema.of(properties()).requiring(CLUSTER, BASIC_AUTH, DATABASE);

        private static List<Property<?>> properties() {
            List<Property<?>> properties = new ArrayList<>(List.of(
                    CLUSTER,
                    BASIC_AUTH,
                    DATABASE,
                    COLLECTION,
                    FULL_DOCUMENT,
                    BATCH_SIZE,
                    EventSourceMapping.MAXIMUM_BATCHING_WINDOW,
                    RecordSettings.STARTING_POSITION,
                    RecordSettings.STARTING_POSITION_TIMESTAMP));
            properties.addAll(EventSourceMapping.PROPERTIES);
            return properties;
        }

        private Settings() {}
    }
}
