/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.s3;

import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bucket that is created for events.
 *
 * @param reference what logical ids call it: the name below the provider's {@code s3}, or else its name
 * @param name its name
 * @param settings how it is configured, if it is
 */
record Bucket(String reference, Value name, Optional<PropertyValues> settings) {

    private static final Property<String> NAME =
            Property.of("name", Types.text("the name of a bucket", "\\S+"), "The name of the bucket.", "orders-photos");

    private static final Property<Value> BUCKET_NAME = Property.of(
            "bucketName",
            TemplateTypes.textOrIntrinsic(Types.text("the name of a bucket", "\\S+")),
            "The name of the bucket, as CloudFormation calls it.",
            "orders-photos");

    private static final Property<Value> NOTIFICATIONS = Property.of(
            "notificationConfiguration",
            TemplateTypes.value(),
            "Further notifications, to queues and topics.",
            "{QueueConfigurations: [{Event: 's3:ObjectCreated:*', Queue: !GetAtt Uploads.Arn}]}");

    private static final Property<Boolean> EVENT_BRIDGE = Property.of(
            "eventBridge",
            Types.bool(),
            "Whether all events of the bucket go to EventBridge, for \"eventBridge\" events.",
            "true");

    /** The properties of AWS::S3::Bucket, by their names in the configuration, but for those above. */
    private static final List<Property<Value>> PROPERTIES = Stream.of(
                    "abacStatus",
                    "accelerateConfiguration",
                    "accessControl",
                    "analyticsConfigurations",
                    "bucketEncryption",
                    "corsConfiguration",
                    "intelligentTieringConfigurations",
                    "inventoryConfigurations",
                    "lifecycleConfiguration",
                    "loggingConfiguration",
                    "metadataConfiguration",
                    "metricsConfigurations",
                    "objectLockConfiguration",
                    "objectLockEnabled",
                    "ownershipControls",
                    "publicAccessBlockConfiguration",
                    "replicationConfiguration",
                    "tags",
                    "versioningConfiguration",
                    "websiteConfiguration")
            .map(name -> Property.of(
                    name,
                    TemplateTypes.value(),
                    upperFirst(name) + " of AWS::S3::Bucket, as its reference page has it.",
                    name.equals("versioningConfiguration") ? "{Status: Enabled}" : "{}"))
            .toList();

    /** The provider's section. */
    static final PropertyType<Map<String, PropertyValues>> BY_NAME =
            Types.map("a name", "\\S+", ObjectSchema.of(properties()));

    private static List<Property<?>> properties() {
        List<Property<?>> properties = new ArrayList<>(List.of(NAME, BUCKET_NAME, NOTIFICATIONS, EVENT_BRIDGE));
        properties.addAll(PROPERTIES);
        return properties;
    }

    private static String upperFirst(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The bucket that an event names by its name, or by a name below the provider's {@code s3}. */
    static Bucket of(Service service, String named) {
        Map<String, PropertyValues> configured =
                service.provider().get(S3.BUCKETS).orElse(Map.of());
        return configured.entrySet().stream()
                .filter(entry -> entry.getKey().equals(named)
                        || name(entry.getKey(), entry.getValue()).equals(Value.of(named)))
                .findFirst()
                .map(entry -> new Bucket(
                        entry.getKey(), name(entry.getKey(), entry.getValue()), Optional.of(entry.getValue())))
                .orElseGet(() -> new Bucket(named, Value.of(named), Optional.empty()));
    }

    private static Value name(String reference, PropertyValues settings) {
        return settings.get(BUCKET_NAME)
                .or(() -> settings.get(NAME).map(Value::of))
                .orElseGet(() -> Value.of(reference));
    }

    /** The logical id. */
    LogicalId id() {
        return new LogicalId("S3Bucket" + Names.capitalized(reference));
    }

    /**
     * The properties in the template.
     *
     * @param functions {@code LambdaConfigurations}
     */
    Value.Mapping properties(Value.Sequence functions) {
        Value.Mapping notifications = settings.flatMap(values -> values.get(NOTIFICATIONS))
                .filter(Value.Mapping.class::isInstance)
                .map(Value.Mapping.class::cast)
                .orElse(Value.Mapping.EMPTY);
        if (settings.flatMap(values -> values.get(EVENT_BRIDGE)).orElse(false)) {
            notifications =
                    notifications.with("EventBridgeConfiguration", Value.mapping("EventBridgeEnabled", Value.of(true)));
        }
        Value all = Value.concat(functions, new Value.Sequence(notifications.items("LambdaConfigurations")));
        Value.MappingBuilder properties = Value.mapping()
                .put("BucketName", name)
                .put("NotificationConfiguration", notifications.with("LambdaConfigurations", all));
        settings.ifPresent(values ->
                PROPERTIES.forEach(property -> properties.put(upperFirst(property.name()), values.get(property))));
        return properties.build();
    }
}
