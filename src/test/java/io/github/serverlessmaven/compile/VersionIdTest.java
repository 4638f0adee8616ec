/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lambda publishes no version of an unchanged function, so the id of a version has to change with it, and with nothing else. */
class VersionIdTest {

    private static final String VPC = "vpc: {securityGroupIds: [sg-1], subnetIds: [subnet-1]}";

    private static String idOf(String settings, String resources) {
        String value = CompiledService.of("service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h"
                        + (settings.isEmpty() ? "" : ", " + settings) + "}}\nresources: {" + resources + "}\n")
                .at("Outputs", "HelloLambdaFunctionQualifiedArn", "Value");
        assertThat(value).startsWith("{\"Ref\":\"HelloLambdaVersion");
        return value;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "handler: other",
                "runtime: java25",
                "memorySize: 2048",
                "timeout: 30",
                "description: Says hello",
                "architecture: arm64",
                "ephemeralStorageSize: 1024",
                "environment: {TABLE: orders}",
                "layers: ['arn:aws:lambda:eu-central-1:123456789012:layer:tools:3']",
                "kmsKeyArn: 'arn:aws:kms:eu-central-1:123456789012:key/1'",
                "tracing: Active",
                "onError: 'arn:aws:sqs:eu-central-1:123456789012:failed'",
                "role: 'arn:aws:iam::123456789012:role/r'",
                "snapStart: true",
                "logs: {logFormat: JSON}",
                "durableConfig: {executionTimeout: 60}",
                VPC,
                VPC
                        + ", fileSystemConfig: {localMountPath: /mnt/data, arn: 'arn:aws:elasticfilesystem:eu-central-1:"
                        + "123456789012:access-point/fsap-0123456789abcdef0'}"
            })
    void whatAVersionCapturesChangesItsId(String setting) {
        String handler = setting.startsWith("handler") ? "" : "handler: h, ";
        String changed = CompiledService.of(
                        "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {" + handler + setting + "}}\n")
                .at("Outputs", "HelloLambdaFunctionQualifiedArn", "Value");
        assertThat(changed).isNotEqualTo(idOf("", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tags: {team: orders}",
                "reservedConcurrency: 5",
                "provisionedConcurrency: 5",
                "recursiveLoop: Allow",
                "logRetentionInDays: 14",
                "logGroupClass: INFREQUENT_ACCESS",
                "disableLogs: true",
                "maximumRetryAttempts: 0",
                "url: true",
                "dependsOn: [Table]",
                "condition: IsProduction",
                "tracing: false"
            })
    void anythingElseDoesNot(String setting) {
        assertThat(idOf(setting, "")).isEqualTo(idOf("", ""));
    }

    @Test
    void itDoesNotMatterWhereASettingStands() {
        String id = idOf("timeout: 30", "");
        assertThat(idOf("", "Resources: {HelloLambdaFunction: {Properties: {Timeout: 30}}}"))
                .isEqualTo(id);
        assertThat(idOf("timeout: 20", "extensions: {HelloLambdaFunction: {Properties: {Timeout: 30}}}"))
                .isEqualTo(id);
        assertThat(CompiledService.of("service: demo\nprovider: {runtime: java21, timeout: 30}\n"
                                + "functions: {hello: {handler: h}}\n")
                        .at("Outputs", "HelloLambdaFunctionQualifiedArn", "Value"))
                .isEqualTo(id);
    }

    @Test
    void aTagOfTheUsersTemplateDoesNotCountEither() {
        assertThat(idOf("", "extensions: {HelloLambdaFunction: {Properties: {Tags: []}, DependsOn: [HelloLogGroup]}}"))
                .isEqualTo(idOf("", ""));
    }

    @Test
    void codeOfTheUsersTemplateCounts() {
        String other = idOf("", extension("other.zip"));
        assertThat(other).isNotEqualTo(idOf("", "")).isNotEqualTo(idOf("", extension("another.zip")));
        String service = "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h}}\n";
        assertThat(CompiledService.of(service).at("Resources")).contains("CodeSha256");
        assertThat(CompiledService.of(service + "resources: {" + extension("other.zip") + "}\n")
                        .at("Resources"))
                .doesNotContain("CodeSha256");
    }

    private static String extension(String key) {
        return "extensions: {HelloLambdaFunction: {Properties: {Code: {S3Bucket: builds, S3Key: " + key + "}}}}";
    }
}
