/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnsTest {

    @Test
    void aTopicWhoseSubscribersExistUnderDifferentConditionsExistsAlways() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21}
                functions:
                  hello: {handler: h, condition: Prod, events: [{sns: orders}, {sns: bills}]}
                  other: {handler: h, events: [{sns: orders}]}
                resources:
                  Conditions: {Prod: !Equals [!Ref AWS::Region, us-east-1]}
                """);
        assertThat(service.at("Resources", "SNSTopicOrders", "Condition")).isEqualTo("absent");
        assertThat(service.at("Resources", "SNSTopicOrders", "Properties", "Subscription"))
                .startsWith("[{\"Fn::If\":[\"Prod\",{\"Endpoint\"")
                .contains("{\"Ref\":\"AWS::NoValue\"}]},{\"Endpoint\":{\"Fn::GetAtt\":[\"OtherLambdaFunction\"");
        assertThat(service.at("Resources", "SNSTopicBills", "Condition")).isEqualTo("\"Prod\"");
    }

    @Test
    void theSameSubscriptionStandsOnce() {
        assertThat(events("{sns: orders}, {sns: orders}")
                        .at("Resources", "SNSTopicOrders", "Properties", "Subscription"))
                .isEqualTo(
                        "[{\"Endpoint\":{\"Fn::GetAtt\":[\"HelloLambdaFunction\",\"Arn\"]},\"Protocol\":\"lambda\"}]");
    }

    @Test
    void aTopicIsEncryptedWithAKey() {
        assertThat(events("{sns: {topicName: orders, kmsMasterKeyId: alias/orders}}")
                        .at("Resources", "SNSTopicOrders", "Properties", "KmsMasterKeyId"))
                .isEqualTo("\"alias/orders\"");
    }

    @Test
    void aFifoTopicNeedsAQueueBetween() {
        assertThat(events("{sns: orders.fifo}").rendered())
                .contains("orders.fifo is a FIFO topic, which delivers to queues only [FIFO_TOPIC]")
                .contains("an \"sqs\" event of that queue");
    }

    private static CompiledService events(String events) {
        return CompiledService.of("""
                service: demo
                provider: {name: aws, region: us-east-1, runtime: java21}
                functions:
                  hello:
                    handler: com.example.Hello
                    events: [%s]
                """.formatted(events));
    }
}
