/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** The event that Lambda makes of messages of a queue; see "Using Lambda with Amazon SQS" in the AWS Lambda developer guide. */
final class QueueEvent {

    private QueueEvent() {}

    /** The event of records. */
    static Value.Mapping of(List<Value.Mapping> records) {
        return Value.mapping("Records", new Value.Sequence(List.copyOf(records)));
    }

    /**
     * The record of a message.
     *
     * @param message in the form of the API of Amazon SQS
     * @param queue its ARN
     */
    static Value.Mapping record(Value.Mapping message, String queue) {
        Value.MappingBuilder attributes = Value.mapping();
        Values.mapping(message, "MessageAttributes")
                .entries()
                .forEach((name, attribute) -> attributes.put(name, attribute(Values.asMapping(attribute))));
        String[] arn = queue.split(":", -1);
        return Value.mapping()
                .put("messageId", Values.text(message, "MessageId"))
                .put("receiptHandle", Values.text(message, "ReceiptHandle"))
                .put("body", Values.text(message, "Body"))
                .put("attributes", Values.mapping(message, "Attributes"))
                .put("messageAttributes", attributes.build())
                .put("md5OfMessageAttributes", message.get("MD5OfMessageAttributes"))
                .put("md5OfBody", Values.text(message, "MD5OfBody"))
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", queue)
                .put("awsRegion", arn.length > 3 ? arn[3] : "")
                .build();
    }

    private static Value.Mapping attribute(Value.Mapping attribute) {
        return Value.mapping()
                .put("stringValue", attribute.get("StringValue"))
                .put("binaryValue", attribute.get("BinaryValue"))
                .put("stringListValues", Value.list())
                .put("binaryListValues", Value.list())
                .put("dataType", Values.text(attribute, "DataType"))
                .build();
    }
}
