/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.sns;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The queue of messages that a topic could not deliver to a function.
 *
 * @param arn its ARN
 * @param url its URL
 */
record RedrivePolicy(Value arn, Value url) {

    private static final Property<String> BY_ARN = Property.of(
            "deadLetterTargetArn",
            Types.text("the ARN of a queue", "arn:aws[a-z-]*:sqs:[^:\\s]+:[^:\\s]+:\\S+"),
            "A queue by its ARN.",
            "arn:aws:sqs:us-east-1:123456789012:undelivered");

    private static final Property<LogicalId> BY_RESOURCE = Property.of(
            "deadLetterTargetRef",
            TemplateTypes.logicalId(),
            "A queue of the service by its logical id.",
            "UndeliveredQueue");

    private static final Property<String> EXPORTED_ARN =
            Property.of("arn", Types.text("a name", "\\S+"), "The name of the export of its ARN.", "undelivered-arn");

    private static final Property<String> EXPORTED_URL =
            Property.of("url", Types.text("a name", "\\S+"), "The name of the export of its URL.", "undelivered-url");

    private static final Property<PropertyValues> BY_IMPORT = Property.of(
            "deadLetterTargetImport",
            ObjectSchema.of(List.of(EXPORTED_ARN, EXPORTED_URL)).requiring(EXPORTED_ARN, EXPORTED_URL),
            "A queue that another stack exports.",
            "{arn: undelivered-arn, url: undelivered-url}");

    static final Property<PropertyValues> REDRIVE_POLICY = Property.of(
            "redrivePolicy",
            ObjectSchema.of(List.of(BY_ARN, BY_RESOURCE, BY_IMPORT)),
            "The queue of messages that could not be delivered; exactly one of the three forms.",
            "{deadLetterTargetRef: UndeliveredQueue}");

    /** How many of the forms are configured, those among them of which a problem is known. */
    static long forms(PropertyValues policy, Diagnostics diagnostics) {
        return Stream.of(BY_ARN, BY_RESOURCE, BY_IMPORT)
                .filter(form -> policy.get(form).isPresent() || diagnostics.alreadyReported(policy.path() + "." + form))
                .count();
    }

    /** The queue of an event, if it has one. */
    static Optional<RedrivePolicy> of(TopicEvent topic) {
        return topic.get(REDRIVE_POLICY)
                .flatMap(policy -> policy.get(BY_ARN)
                        .map(RedrivePolicy::ofArn)
                        .or(() -> policy.get(BY_RESOURCE)
                                .map(id -> new RedrivePolicy(Intrinsic.getAtt(id, "Arn"), Intrinsic.ref(id))))
                        .or(() -> policy.get(BY_IMPORT)
                                .map(exported -> new RedrivePolicy(
                                        imported(exported, EXPORTED_ARN), imported(exported, EXPORTED_URL)))));
    }

    private static RedrivePolicy ofArn(String arn) {
        String[] parts = arn.split(":", 6);
        Value url = Intrinsic.join(
                "",
                Value.of("https://sqs." + parts[3] + "."),
                Intrinsic.pseudo("AWS::URLSuffix"),
                Value.of("/" + parts[4] + "/" + parts[5]));
        return new RedrivePolicy(Value.of(arn), url);
    }

    private static Value imported(PropertyValues exported, Property<String> name) {
        return Value.mapping("Fn::ImportValue", Value.of(exported.get(name).orElseThrow()));
    }

    /** {@code RedrivePolicy} of the subscription. */
    Value toValue() {
        return Value.mapping("deadLetterTargetArn", arn);
    }

    /** The permission of the topic to send to the queue. */
    Resource permission(Event<TopicEvent> event) {
        TopicEvent topic = event.settings();
        LogicalId id = new LogicalId(
                Names.capitalized(topic.name()) + "To" + Names.normalized(event.functionKey()) + "DLQPolicy");
        Value statement = Value.mapping()
                .put("Effect", "Allow")
                .put("Principal", Value.mapping("Service", Value.of("sns.amazonaws.com")))
                .put("Action", "sqs:SendMessage")
                .put("Resource", arn)
                .put("Condition", Value.mapping("ArnEquals", Value.mapping("aws:SourceArn", topic.topicArn())))
                .build();
        Value document = Value.mapping()
                .put("Version", "2012-10-17")
                .put("Id", id.text())
                .put("Statement", Value.list(statement))
                .build();
        return Resource.of(
                id,
                "AWS::SQS::QueuePolicy",
                Value.mapping()
                        .put("PolicyDocument", document)
                        .put("Queues", Value.list(url))
                        .build());
    }
}
