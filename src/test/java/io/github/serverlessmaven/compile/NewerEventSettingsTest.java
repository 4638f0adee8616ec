/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What events can do here that Serverless 3 cannot. */
class NewerEventSettingsTest {

    @Test
    void aBucketSendsItsEventsToEventBridgeBesideItsFunctions() {
        assertThat(notifications("eventBridge: true"))
                .startsWith("{\"EventBridgeConfiguration\":{\"EventBridgeEnabled\":true},\"LambdaConfigurations\":[{");
    }

    @Test
    void aBucketThatShallNotSendsNothingToEventBridge() {
        assertThat(notifications("eventBridge: false")).startsWith("{\"LambdaConfigurations\":[{");
    }

    @Test
    void otherNotificationsStay() {
        assertThat(notifications(
                        "eventBridge: true, notificationConfiguration: {TopicConfigurations: [{Event: e, Topic: t}]}"))
                .contains("\"TopicConfigurations\":[{\"Event\":\"e\",\"Topic\":\"t\"}]", "EventBridgeEnabled");
    }

    private static String notifications(String bucket) {
        return CompiledService.of("""
                        service: demo
                        provider:
                          name: aws
                          region: us-east-1
                          runtime: java21
                          s3:
                            photos: {%s}
                        functions:
                          hello:
                            handler: com.example.Hello
                            events: [{s3: photos}]
                        """.formatted(bucket))
                .at("Resources", "S3BucketPhotos", "Properties", "NotificationConfiguration");
    }

    @Test
    void aTriggerForUsersOfOtherProvidersNamesTheVersionOfItsEvents() {
        assertThat(CompiledService.of("""
                        service: demo
                        provider:
                          name: aws
                          runtime: java21
                        functions:
                          hello:
                            handler: com.example.Hello
                            events: [{cognitoUserPool: {pool: users, trigger: InboundFederation}}]
                        """).at("Resources", "CognitoUserPoolUsers", "Properties", "LambdaConfig"))
                .isEqualTo("{\"InboundFederation\":{\"LambdaArn\":{\"Fn::GetAtt\":[\"HelloLambdaFunction\",\"Arn\"]},"
                        + "\"LambdaVersion\":\"V1_0\"}}");
    }

    @Test
    void aSubscriptionWaitsForALogGroupOfTheServiceThatItNames() {
        assertThat(CompiledService.of("""
                        service: demo
                        provider:
                          name: aws
                          runtime: java21
                        functions:
                          hello:
                            handler: com.example.Hello
                            events: [{cloudwatchLog: /orders/audit}]
                        resources:
                          Resources:
                            Audit: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /orders/audit}}
                            Other: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /orders/other}}
                        """).at("Resources", "HelloLogsSubscriptionFilterCloudWatchLog1", "DependsOn"))
                .isEqualTo("[\"HelloLambdaPermissionLogsSubscriptionFilterCloudWatchLog\",\"Audit\"]");
    }
}
