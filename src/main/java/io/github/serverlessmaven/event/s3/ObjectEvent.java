/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.s3;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes in a bucket as an event names them.
 *
 * @param bucket the bucket: its name, a name below the provider's {@code s3}, or for one that exists an intrinsic function
 * @param values the settings
 */
record ObjectEvent(Value bucket, PropertyValues values) {

    private static final PropertyType<String> NAME = Types.text("the name of a bucket", "\\S+");

    static final Property<Value> BUCKET = Property.of(
            "bucket",
            TemplateTypes.textOrIntrinsic(NAME),
            "The bucket: its name, or a name below the provider's s3.",
            "orders-photos");

    static final Property<String> EVENT = Property.of(
                    "event",
                    Types.text("a type of event such as s3:ObjectCreated:*", "s3:.+"),
                    "What happens to objects, as S3 calls it.",
                    "s3:ObjectRemoved:*")
            .orElse("s3:ObjectCreated:*");

    private static final Property<List<Map<String, Value>>> RULES = Property.of(
            "rules",
            Types.list(Types.map("prefix or suffix", "prefix|suffix", TemplateTypes.textOrIntrinsic(Types.text()))),
            "Which objects, by the beginnings and ends of their keys: a prefix, a suffix, or one of each.",
            "[{prefix: in/}, {suffix: .jpg}]");

    static final Property<Boolean> EXISTING = Property.of(
            "existing",
            Types.bool(),
            "Whether the bucket exists outside of the service. Its notifications of others stay as they are.",
            "true");

    static final Property<Boolean> FORCE_DEPLOY = Property.of(
            "forceDeploy",
            Types.bool(),
            "Whether the notifications of an existing bucket are written again at each deployment.",
            "true");

    /** The legal forms. */
    static final PropertyType<ObjectEvent> TYPE = Types.either(
            NAME.map(name -> new ObjectEvent(Value.of(name), PropertyValues.none(""))),
            ObjectSchema.of(List.of(BUCKET, EVENT, RULES, EXISTING, FORCE_DEPLOY))
                    .requiring(BUCKET)
                    .map(values -> new ObjectEvent(values.get(BUCKET).orElseThrow(), values)));

    /** Whether the bucket exists. */
    boolean isExisting() {
        return values.get(EXISTING).orElse(false);
    }

    /** Whether an existing bucket is updated at each deployment. */
    boolean isForced() {
        return values.get(FORCE_DEPLOY).orElse(false);
    }

    /** The name of the bucket, if it is written out. */
    Optional<String> bucketName() {
        return bucket instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    /** What happens to objects. */
    String event() {
        return values.get(EVENT).orElseThrow();
    }

    /** The rules, one of each {@code prefix} or {@code suffix}. */
    List<Map.Entry<String, Value>> rules() {
        return values.get(RULES).orElse(List.of()).stream()
                .flatMap(rule -> rule.entrySet().stream())
                .toList();
    }

    /** Where the rules are configured. */
    Property<?> rulesProperty() {
        return RULES;
    }

    /** An entry of {@code LambdaConfigurations}. */
    Value configuration(Value function) {
        Value.MappingBuilder configuration =
                Value.mapping().put("Event", event()).put("Function", function);
        List<Value> rules = rules().stream()
                .<Value>map(rule -> Value.mapping()
                        .put("Name", rule.getKey())
                        .put("Value", rule.getValue())
                        .build())
                .toList();
        if (!rules.isEmpty()) {
            configuration.put("Filter", Value.mapping("S3Key", Value.mapping("Rules", new Value.Sequence(rules))));
        }
        return configuration.build();
    }
}
