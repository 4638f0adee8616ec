/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqsTest {

    private static final String MAPPING = "HelloEventSourceMappingSQSQ";

    @Test
    void theRoleMayDecryptAQueueThatIsEncryptedWithAKeyOfTheService() {
        CompiledService service = queue("{arn: !GetAtt Q.Arn}", "{VisibilityTimeout: 36, KmsMasterKeyId: !Ref Key}");
        assertThat(role(service))
                .contains(
                        "{\"Effect\":\"Allow\",\"Action\":[\"kms:Decrypt\"],\"Resource\":[{\"Fn::GetAtt\":[\"Key\",\"Arn\"]}]}");
        assertThat(service.warnings()).isEmpty();
    }

    @Test
    void theRoleMayDecryptWithAKeyThatIsNamed() {
        String arn = "arn:aws:kms:us-east-1:123456789012:key/1";
        assertThat(role(queue("{arn: !GetAtt Q.Arn}", "{VisibilityTimeout: 36, KmsMasterKeyId: '" + arn + "'}")))
                .contains("\"Resource\":[\"" + arn + "\"]");
        assertThat(role(queue("{arn: 'arn:aws:sqs:us-east-1:123456789012:q', queueKmsKeyArn: '" + arn + "'}", "{}")))
                .contains("\"Resource\":[\"" + arn + "\"]");
    }

    @Test
    void aKeyWithoutAKnownArnIsAskedFor() {
        assertThat(queue("{arn: !GetAtt Q.Arn}", "{VisibilityTimeout: 36, KmsMasterKeyId: alias/orders}")
                        .renderedWarnings())
                .contains("[UNKNOWN_QUEUE_KEY]")
                .contains("Add \"queueKmsKeyArn\"");
        assertThat(queue("{arn: !GetAtt Q.Arn}", "{VisibilityTimeout: 36, KmsMasterKeyId: alias/aws/sqs}")
                        .warnings())
                .isEmpty();
    }

    @Test
    void aQueueThatShowsMessagesAgainTooEarlyIsRefusedOrWarnedOf() {
        assertThat(queue("{arn: !GetAtt Q.Arn}", "{VisibilityTimeout: 5}").rendered())
                .contains("the queue hides a message for 5 seconds, but the function may run for 6"
                        + " [SHORT_VISIBILITY_TIMEOUT]")
                .contains("Set VisibilityTimeout of the queue to 36");
        assertThat(queue("{arn: !GetAtt Q.Arn}", "{}").renderedWarnings())
                .contains("for 30 seconds, less than six times the function's timeout of 6");
        assertThat(queue("{arn: !GetAtt Q.Arn, maximumBatchingWindow: 10}", "{VisibilityTimeout: 40}")
                        .renderedWarnings())
                .contains("to 46");
        assertThat(queue("{arn: !GetAtt Q.Arn}", "{VisibilityTimeout: !Ref Seconds}")
                        .warnings())
                .isEmpty();
    }

    @Test
    void aFifoQueueOfTheServiceIsKnown() {
        assertThat(queue(
                                "{arn: !GetAtt Q.Arn, batchSize: 11, maximumBatchingWindow: 1}",
                                "{FifoQueue: true, VisibilityTimeout: 60}")
                        .rendered())
                .contains("batchSize: must be at most 10 for a FIFO queue, but is 11 [BATCH_TOO_LARGE]")
                .contains("maximumBatchingWindow: must be 0 for a FIFO queue, but is 1 [WINDOW_OF_FIFO_QUEUE]");
    }

    @Test
    void pollersOfItsOwnAreProvisioned() {
        CompiledService service = queue(
                "{arn: !GetAtt Q.Arn, provisionedPollerConfig: {minimumPollers: 2, maximumPollers: 20}}",
                "{VisibilityTimeout: 36}");
        assertThat(service.at("Resources", MAPPING, "Properties", "ProvisionedPollerConfig"))
                .isEqualTo("{\"MinimumPollers\":2,\"MaximumPollers\":20}");
    }

    @Test
    void filtersMayBeEncryptedAndMetricsCounted() {
        CompiledService service = queue(
                "{arn: !GetAtt Q.Arn, kmsKeyArn: !GetAtt Key.Arn, metrics: [EventCount]}", "{VisibilityTimeout: 36}");
        assertThat(service.at("Resources", MAPPING, "Properties", "KmsKeyArn"))
                .isEqualTo("{\"Fn::GetAtt\":[\"Key\",\"Arn\"]}");
        assertThat(service.at("Resources", MAPPING, "Properties", "MetricsConfig"))
                .isEqualTo("{\"Metrics\":[\"EventCount\"]}");
    }

    @Test
    void aQueueGivenByASubstitutionHasAName() {
        assertThat(queue("{arn: !Sub 'arn:aws:sqs:${AWS::Region}:123456789012:q'}", "{}")
                        .at("Resources", MAPPING, "Type"))
                .isEqualTo("\"AWS::Lambda::EventSourceMapping\"");
    }

    @Test
    void theRoleOfASingleFunctionMayReadItsOwnQueueOnly() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21, iam: {role: {mode: perFunction}}}
                functions:
                  hello: {handler: h, events: [{sqs: 'arn:aws:sqs:us-east-1:123456789012:q'}]}
                  other: {handler: h}
                """);
        assertThat(service.at("Resources", "HelloIamRoleLambdaExecution")).contains("sqs:ReceiveMessage");
        assertThat(service.at("Resources", "OtherIamRoleLambdaExecution")).doesNotContain("sqs:");
        assertThat(service.at("Resources", MAPPING, "DependsOn")).isEqualTo("[\"HelloIamRoleLambdaExecution\"]");
    }

    private static String role(CompiledService service) {
        return service.at("Resources", "IamRoleLambdaExecution", "Properties", "Policies");
    }

    private static CompiledService queue(String settings, String properties) {
        return CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21}
                functions:
                  hello:
                    handler: com.example.Hello
                    events:
                      - sqs: %s
                resources:
                  Parameters: {Seconds: {Type: Number, Default: 60}}
                  Resources:
                    Q: {Type: AWS::SQS::Queue, Properties: %s}
                    Key: {Type: AWS::KMS::Key, Properties: {}}
                """.formatted(settings, properties));
    }
}
