/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamTest {

    @Test
    void theKindFollowsFromTheResource() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21}
                functions:
                  hello:
                    handler: h
                    events:
                      - stream: {arn: !GetAtt Table.StreamArn, destinations: {onFailure: {arn: !GetAtt Failed.Arn}}}
                      - stream: {arn: !GetAtt Clicks.Arn}
                resources:
                  Resources:
                    Table: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {StreamViewType: KEYS_ONLY}}}
                    Clicks: {Type: AWS::Kinesis::Stream}
                    Failed: {Type: AWS::S3::Bucket}
                """);
        assertThat(service.at("Resources", "HelloEventSourceMappingDynamodbTable", "Type"))
                .isNotEqualTo("absent");
        assertThat(service.at("Resources", "HelloEventSourceMappingKinesisClicks", "Type"))
                .isNotEqualTo("absent");
        assertThat(service.at("Resources", "IamRoleLambdaExecution", "Properties", "Policies"))
                .contains("s3:ListBucket", "s3:PutObject", "\"/*\"");
    }

    @Test
    void aConsumerOfAStreamWithADotHasALegalId() {
        assertThat(events("{stream: {arn: 'arn:aws:kinesis:us-east-1:123456789012:stream/my.clicks', consumer: true}}")
                        .at("Resources", "HellomyclicksConsumerStreamConsumer", "Properties", "ConsumerName"))
                .isEqualTo("\"hellomy.clicksConsumer\"");
    }

    @Test
    void noConsumerIsNoConsumer() {
        assertThat(events("{stream: {arn: 'arn:aws:kinesis:us-east-1:123456789012:stream/k', consumer: false}}")
                        .at("Resources", "HelloEventSourceMappingKinesisK", "Properties", "EventSourceArn"))
                .isEqualTo("\"arn:aws:kinesis:us-east-1:123456789012:stream/k\"");
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
