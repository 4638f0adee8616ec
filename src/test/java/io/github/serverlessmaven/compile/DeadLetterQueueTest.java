/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadLetterQueueTest {

    private static CompiledService onError(String target) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21}\n"
                + "functions: {hello: {handler: h, onError: " + target + "}}");
    }

    private static void assertPermitted(String target, String actions) {
        assertThat(onError(target).at("Resources", "IamRoleLambdaExecution", "Properties", "Policies"))
                .contains("{\"Effect\":\"Allow\",\"Action\":" + actions + ",\"Resource\":[");
    }

    @Test
    void aTopicMayBePublishedTo() {
        assertPermitted("'arn:aws:sns:us-east-1:123456789012:t'", "[\"sns:Publish\"]");
        assertPermitted("{'Fn::GetAtt': [Topic, TopicArn]}", "[\"sns:Publish\"]");
        assertPermitted("{'Fn::Sub': 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:t'}", "[\"sns:Publish\"]");
    }

    @Test
    void aQueueMayBeSentTo() {
        assertPermitted("'arn:aws-cn:sqs:cn-north-1:123456789012:q'", "[\"sqs:SendMessage\"]");
        assertPermitted("{'Fn::GetAtt': [Queue, Arn]}", "[\"sqs:SendMessage\"]");
        assertPermitted("{'Fn::GetAtt': Queue.Arn}", "[\"sqs:SendMessage\"]");
    }

    @Test
    void bothArePermittedWhereTheTemplateDoesNotTellWhichItIs() {
        assertPermitted("{'Fn::ImportValue': failed}", "[\"sns:Publish\",\"sqs:SendMessage\"]");
        assertPermitted("{Ref: Failed}", "[\"sns:Publish\",\"sqs:SendMessage\"]");
        assertPermitted("{'Fn::GetAtt': [Nested, Outputs.FailedArn]}", "[\"sns:Publish\",\"sqs:SendMessage\"]");
    }

    @Test
    void thePermissionIsThereBeforeTheFunctionAsPartOfItsRole() {
        CompiledService service = onError("{'Fn::GetAtt': [Queue, Arn]}");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "Role"))
                .isEqualTo("{\"Fn::GetAtt\":[\"IamRoleLambdaExecution\",\"Arn\"]}");
        assertThat(service.at("Resources", "IamRoleLambdaExecution", "Properties", "Policies"))
                .contains("sqs:SendMessage");
    }

    @Test
    void anArnOfAnotherServiceIsRefused() {
        assertThat(onError("'arn:aws:s3:::bucket'").rendered())
                .contains("functions.hello.onError: must be the ARN of an SNS topic or an SQS queue,"
                        + " but is \"arn:aws:s3:::bucket\" [PATTERN_MISMATCH]");
    }
}
