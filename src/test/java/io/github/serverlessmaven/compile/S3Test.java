/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class S3Test {

    @Test
    void functionsUnderDifferentConditionsShareABucket() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21}
                functions:
                  hello: {handler: h, condition: Prod, events: [{s3: photos}]}
                  other: {handler: h, events: [{s3: {bucket: photos, event: 's3:ObjectRemoved:*'}}]}
                resources:
                  Conditions: {Prod: !Equals [!Ref AWS::Region, us-east-1]}
                """);
        assertThat(service.at("Resources", "S3BucketPhotos", "Condition")).isEqualTo("absent");
        assertThat(service.at("Resources", "S3BucketPhotos", "Properties", "NotificationConfiguration"))
                .contains("{\"Fn::If\":[\"Prod\",{\"Event\":\"s3:ObjectCreated:*\"");
    }

    @Test
    void aBucketNamedByAnIntrinsicFunctionPermitsItsNotifications() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider:
                  name: aws
                  runtime: java21
                  s3:
                    photos:
                      bucketName: !Sub '${AWS::StackName}-photos'
                      notificationConfiguration: {EventBridgeConfiguration: {EventBridgeEnabled: true}}
                functions:
                  hello: {handler: h, events: [{s3: photos}]}
                """);
        assertThat(service.at("Resources", "HelloLambdaPermissionPhotosS3", "Properties", "SourceArn"))
                .contains("{\"Fn::Sub\":\"${AWS::StackName}-photos\"}");
        assertThat(service.at("Resources", "S3BucketPhotos", "Properties", "NotificationConfiguration"))
                .contains("EventBridgeEnabled", "LambdaConfigurations");
    }

    @Test
    void disjointRulesDoNotOverlap() {
        assertThat(events(
                                "{s3: {bucket: photos, rules: [{suffix: .jpg}]}}, {s3: {bucket: photos, rules: [{suffix: .png}]}},"
                                        + " {s3: {bucket: photos, event: 's3:ObjectRemoved:*'}}")
                        .problems())
                .isEmpty();
        assertThat(events(
                                "{s3: {bucket: photos, rules: [{suffix: .jpg}]}}, {s3: {bucket: photos, rules: [{prefix: a}]}}")
                        .rendered())
                .contains("functions.hello.events.1.s3", "[OVERLAPPING_NOTIFICATIONS]");
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
