/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsyncInvocationTest {

    private static CompiledService service(String settings) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21}\n" + "functions: {hello: {handler: h, "
                + settings + "}, other: {handler: h, name: renamed}}");
    }

    private static String config(String settings) {
        return service(settings).at("Resources", "HelloLambdaEvConf", "Properties");
    }

    private static String role(String settings) {
        return service(settings).at("Resources", "IamRoleLambdaExecution", "Properties", "Policies");
    }

    @Test
    void noRetryAtAllIsAValue() {
        assertThat(config("maximumRetryAttempts: 0"))
                .contains("\"MaximumRetryAttempts\":0", "\"Qualifier\":\"$LATEST\"");
    }

    @Test
    void aFunctionOfTheServiceIsReferredToAndPermittedByItsDeployedName() {
        assertThat(config("destinations: {onSuccess: other}"))
                .contains("{\"OnSuccess\":{\"Destination\":{\"Fn::GetAtt\":[\"OtherLambdaFunction\",\"Arn\"]}}}");
        assertThat(role("destinations: {onSuccess: other}"))
                .contains("\"Action\":[\"lambda:InvokeFunction\"]", ":function:renamed\"}");
    }

    @Test
    void eachKindOfTargetNeedsItsOwnPermission() {
        assertThat(role("destinations: {onFailure: 'arn:aws:lambda:us-east-1:1:function:f'}"))
                .contains("lambda:InvokeFunction");
        assertThat(role("destinations: {onFailure: 'arn:aws:sqs:us-east-1:1:q'}"))
                .contains("sqs:SendMessage");
        assertThat(role("destinations: {onFailure: 'arn:aws:sns:us-east-1:1:t'}"))
                .contains("sns:Publish");
        assertThat(role("destinations: {onFailure: 'arn:aws:events:us-east-1:1:event-bus/b'}"))
                .contains("events:PutEvents");
        assertThat(role("destinations: {onFailure: {type: sns, arn: {Ref: Topic}}}"))
                .contains("{\"Effect\":\"Allow\",\"Action\":[\"sns:Publish\"],\"Resource\":[{\"Ref\":\"Topic\"}]}");
    }

    @Test
    void aBucketGetsEventsOfFailedInvocations() {
        assertThat(role("destinations: {onFailure: 'arn:aws:s3:::failed-orders'}"))
                .contains("\"Action\":[\"s3:ListBucket\"],\"Resource\":[\"arn:aws:s3:::failed-orders\"]")
                .contains(
                        "\"Action\":[\"s3:PutObject\"],\"Resource\":[{\"Fn::Join\":[\"\",[\"arn:aws:s3:::failed-orders\","
                                + "\"/*\"]]}]");
        assertThat(config("destinations: {onFailure: {type: s3, arn: {'Fn::GetAtt': [Failed, Arn]}}}"))
                .contains("{\"OnFailure\":{\"Destination\":{\"Fn::GetAtt\":[\"Failed\",\"Arn\"]}}}");
    }

    @Test
    void aBucketGetsNothingElse() {
        assertThat(service("destinations: {onSuccess: 'arn:aws:s3:::orders'}").rendered())
                .contains("destinations.onSuccess: is a bucket, to which only events of failed invocations go"
                        + " [FAILURES_ONLY]");
    }

    @Test
    void anUnknownFunctionIsReportedWithTheOneMeant() {
        assertThat(service("destinations: {onSuccess: othr}").rendered())
                .contains("functions.hello.destinations.onSuccess: is \"othr\", which is not a function of this service"
                        + " [UNKNOWN_DESTINATION]")
                .contains("Did you mean \"other\"?");
    }

    @Test
    void aTargetOfAnotherKindIsReported() {
        assertThat(service("destinations: {onFailure: 'arn:aws:dynamodb:us-east-1:1:table/t'}")
                        .rendered())
                .contains("functions.hello.destinations.onFailure: does not say what the destination is"
                        + " [INCOMPLETE_DESTINATION]");
    }

    @Test
    void anIntrinsicFunctionNeedsItsKindAndAKindItsArn() {
        assertThat(service("destinations: {onFailure: {arn: {Ref: Topic}}}").rendered())
                .contains("onFailure: does not say what the destination is [INCOMPLETE_DESTINATION]");
        assertThat(service("destinations: {onFailure: {type: sns}}").rendered())
                .contains("onFailure: has no arn [INCOMPLETE_DESTINATION]");
    }
}
