/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.sns;

import io.github.serverlessmaven.event.mapping.SourceArn;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A topic as an event names it.
 *
 * @param arn the topic that exists; empty for one that is generated
 * @param name what logical ids call it, and the name of a generated one
 * @param values the settings
 */
record TopicEvent(Optional<SourceArn> arn, String name, PropertyValues values) {

    private static final String NAME = "[\\w-]{1,256}(\\.fifo)?";
    private static final String TOPIC_ARN = "arn:aws[a-z-]*:sns:\\S+";

    static final Property<Value> ARN = Property.of(
            "arn", TemplateTypes.arn("the ARN of a topic", "sns"), "A topic that exists.", "!Ref OrdersTopic");

    static final Property<String> TOPIC_NAME = Property.of(
            "topicName",
            Types.text("a name of 1 to 256 letters, digits, hyphens and underscores", NAME),
            "The name of a topic that is created; with an arn it only determines logical ids.",
            "orders");

    static final Property<String> DISPLAY_NAME = Property.of(
            "displayName",
            Types.text("a text", "[\\s\\S]+"),
            "The sender's name in messages of a topic that is created.",
            "Orders");

    static final Property<Value> KMS_KEY = Property.of(
            "kmsMasterKeyId",
            TemplateTypes.textOrIntrinsic(Types.text()),
            "The KMS key that encrypts the messages of a topic that is created.",
            "alias/orders");

    static final Property<Map<String, Value>> FILTER_POLICY = Property.of(
            "filterPolicy",
            Types.map("an attribute or key", "[\\s\\S]+", TemplateTypes.value()),
            "Which messages invoke the function.",
            "{kind: [order]}");

    static final Property<String> FILTER_SCOPE = Property.of(
            "filterPolicyScope",
            Types.choice(List.of("MessageAttributes", "MessageBody")),
            "What the filter is about: attributes unless configured.",
            "MessageBody");

    /** The legal forms. */
    static final PropertyType<TopicEvent> TYPE = Types.either(
            Types.text("the name of a topic, or the ARN of one", NAME + "|" + TOPIC_ARN)
                    .map(TopicEvent::of),
            ObjectSchema.of(List.of(
                            ARN,
                            TOPIC_NAME,
                            DISPLAY_NAME,
                            KMS_KEY,
                            FILTER_POLICY,
                            FILTER_SCOPE,
                            RedrivePolicy.REDRIVE_POLICY))
                    .map(TopicEvent::of));

    private static TopicEvent of(String text) {
        Optional<SourceArn> arn = Optional.of(text)
                .filter(given -> given.startsWith("arn:"))
                .map(given -> new SourceArn(Value.of(given)));
        return new TopicEvent(arn, text.substring(text.lastIndexOf(':') + 1), PropertyValues.none(""));
    }

    private static TopicEvent of(PropertyValues values) {
        Optional<SourceArn> arn = values.get(ARN).map(SourceArn::new);
        String name = values.get(TOPIC_NAME)
                .or(() -> arn.flatMap(SourceArn::text).map(text -> text.substring(text.lastIndexOf(':') + 1)))
                .or(() -> arn.flatMap(SourceArn::reference))
                .orElse("");
        return new TopicEvent(arn, name, values);
    }

    <T> Optional<T> get(Property<T> property) {
        return values.get(property);
    }

    /** The ARN of the topic, by its name if it is generated. */
    Value topicArn() {
        return arn.map(SourceArn::value)
                .orElseGet(() -> Intrinsic.join(
                        "",
                        Value.of("arn:"),
                        Intrinsic.pseudo("AWS::Partition"),
                        Value.of(":sns:"),
                        Intrinsic.pseudo("AWS::Region"),
                        Value.of(":"),
                        Intrinsic.pseudo("AWS::AccountId"),
                        Value.of(":"),
                        Value.of(name)));
    }

    /** Whether the subscription is a resource of its own, not an entry of the topic. */
    boolean isSeparate() {
        return arn.isPresent()
                || get(FILTER_POLICY).isPresent()
                || get(RedrivePolicy.REDRIVE_POLICY).isPresent();
    }

    /** The region of a topic in a region other than that of the service, as far as both are known. */
    Optional<String> otherRegion(Optional<String> region) {
        return arn.flatMap(SourceArn::text)
                .map(text -> text.split(":", -1))
                .filter(parts -> parts.length > 3)
                .map(parts -> parts[3])
                .filter(other -> !region.equals(Optional.of(other)));
    }
}
