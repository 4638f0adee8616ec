/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurableExecutionTest {

    private static CompiledService with(String settings) {
        return CompiledService.of(
                "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h, " + settings + "}}");
    }

    @Test
    void theFunctionIsInvokedThroughAnAliasAndItsVersionsAreKept() {
        CompiledService service = with("versionFunction: false, url: true, durableConfig: {executionTimeout: 60}");
        assertThat(service.at("Resources", "HelloDurableLambdaAlias", "Properties", "Name"))
                .isEqualTo("\"durable\"");
        assertThat(service.at("Resources", "HelloLambdaFunctionUrl", "Properties", "TargetFunctionArn"))
                .contains("\"durable\"");
        assertThat(service.at("Resources"))
                .contains("{\"Type\":\"AWS::Lambda::Version\",\"DeletionPolicy\":\"Retain\"");
    }

    @Test
    void theRoleMayKeepTheStateOfItsExecutionsOnly() {
        assertThat(with("durableConfig: {executionTimeout: 60, retentionPeriodInDays: 30}")
                        .at("Resources", "IamRoleLambdaExecution"))
                .contains("\"Action\":[\"lambda:CheckpointDurableExecution\",\"lambda:GetDurableExecutionState\"],"
                        + "\"Resource\":[{\"Fn::Sub\":\"arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}"
                        + ":function:demo-dev-hello:*/durable-execution/*/*\"}]");
    }

    @Test
    void instancesAreKeptReadyByTheSameAlias() {
        CompiledService service = with("durableConfig: {executionTimeout: 60}, provisionedConcurrency: 2");
        assertThat(service.at("Resources", "HelloDurableLambdaAlias", "Properties", "ProvisionedConcurrencyConfig"))
                .isEqualTo("{\"ProvisionedConcurrentExecutions\":2}");
        assertThat(service.at("Resources", "HelloProvConcLambdaAlias")).isEqualTo("absent");
    }

    @Test
    void whatHasNoMeaningIsRefused() {
        assertThat(with("durableConfig: {retentionPeriodInDays: 1}, runtime: java11, maximumRetryAttempts: 0,"
                                + " destinations: {onFailure: 'arn:aws:sqs:eu-central-1:123456789012:q'}")
                        .rendered())
                .contains("has no executionTimeout [INCOMPLETE_DURABLE_CONFIG]")
                .contains("is not available on java11 [DURABLE_RUNTIME]")
                .contains("is not available together with destinations [DURABLE_CONFLICT]")
                .contains("is not available together with maximumRetryAttempts [DURABLE_CONFLICT]");
    }
}
