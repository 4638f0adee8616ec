/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** What EventBridge does with events that the function did not accept. */
public final class Redelivery {

    /** From "RetryPolicy" in the Amazon EventBridge API reference. */
    private static final Property<Integer> AGE = Property.of(
            "maximumEventAge", Types.integer(60, 86_400), "For how many seconds an event is tried again.", "3600");

    private static final Property<Integer> ATTEMPTS =
            Property.of("maximumRetryAttempts", Types.integer(0, 185), "How often an event is tried again.", "3");

    private static final Property<PropertyValues> RETRY = Property.of(
            "retryPolicy",
            ObjectSchema.of(List.of(AGE, ATTEMPTS)),
            "How long and how often an event is tried again that the function did not accept.",
            "{maximumEventAge: 3600, maximumRetryAttempts: 3}");

    private static final Property<Value> DEAD_LETTERS = Property.of(
            "deadLetterQueueArn",
            TemplateTypes.arn("the ARN of an SQS queue", "sqs"),
            "The queue that gets events which were not delivered. The queue policy of a rule's queue must permit EventBridge to send.",
            "arn:aws:sqs:eu-central-1:123456789012:undelivered");

    /** The properties of an event. */
    public static final List<Property<?>> PROPERTIES = List.of(RETRY, DEAD_LETTERS);

    private Redelivery() {}

    /** The queue of events that were not delivered. */
    public static Optional<Value> deadLetterQueue(PropertyValues settings) {
        return settings.get(DEAD_LETTERS);
    }

    /** The properties of the target. */
    public static Value.Mapping of(PropertyValues settings) {
        return Value.mapping()
                .put("RetryPolicy", settings.get(RETRY).map(Redelivery::retryPolicy))
                .put("DeadLetterConfig", deadLetterQueue(settings).map(arn -> Value.mapping("Arn", arn)))
                .build();
    }

    private static Value retryPolicy(PropertyValues retry) {
        return Value.mapping()
                .put("MaximumEventAgeInSeconds", retry.get(AGE).map(Value::of))
                .put("MaximumRetryAttempts", retry.get(ATTEMPTS).map(Value::of))
                .build();
    }
}
