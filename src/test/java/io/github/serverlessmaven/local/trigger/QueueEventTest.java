/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueEventTest {

    @Test
    void aMessageBecomesTheRecordThatLambdaMakesOfIt() {
        Value.Mapping message = (Value.Mapping) Json.parse("""
                {"MessageId": "059f36b4", "ReceiptHandle": "AQEB", "Body": "{\\"n\\": 1}", "MD5OfBody": "e4e68fb7",
                 "MD5OfMessageAttributes": "d25a6aea",
                 "Attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "1545082649183", "SenderId": "AIDA",
                   "ApproximateFirstReceiveTimestamp": "1545082649185"},
                 "MessageAttributes": {"colour": {"DataType": "String", "StringValue": "red"},
                   "key": {"DataType": "Binary.gif", "BinaryValue": "AAE="}}}""", "The message");
        assertThat(QueueEvent.of(List.of(QueueEvent.record(message, "arn:aws:sqs:us-east-2:000000000000:orders"))))
                .isEqualTo(Json.parse("""
                        {"Records": [{
                          "messageId": "059f36b4", "receiptHandle": "AQEB", "body": "{\\"n\\": 1}",
                          "attributes": {"ApproximateReceiveCount": "1", "SentTimestamp": "1545082649183", "SenderId": "AIDA",
                            "ApproximateFirstReceiveTimestamp": "1545082649185"},
                          "messageAttributes": {
                            "colour": {"stringValue": "red", "stringListValues": [], "binaryListValues": [],
                              "dataType": "String"},
                            "key": {"binaryValue": "AAE=", "stringListValues": [], "binaryListValues": [],
                              "dataType": "Binary.gif"}},
                          "md5OfMessageAttributes": "d25a6aea", "md5OfBody": "e4e68fb7", "eventSource": "aws:sqs",
                          "eventSourceARN": "arn:aws:sqs:us-east-2:000000000000:orders", "awsRegion": "us-east-2"}]}""", "The event"));
    }
}
