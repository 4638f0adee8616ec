/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProvisionedConcurrencyTest {

    private static CompiledService with(String settings) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21}\n" + "functions: {hello: {handler: h, "
                + settings + "}, audit: {handler: h}}");
    }

    @Test
    void theAliasKeepsInstancesOfTheNewestVersionReady() {
        CompiledService service = with("provisionedConcurrency: 3");
        assertThat(service.at("Resources", "HelloProvConcLambdaAlias", "Properties"))
                .contains("\"Name\":\"provisioned\"", "{\"ProvisionedConcurrentExecutions\":3}")
                .containsPattern("\"FunctionVersion\":\\{\"Fn::GetAtt\":\\[\"HelloLambdaVersion\\w+\",\"Version\"]}");
        assertThat(service.at("Resources", "AuditProvConcLambdaAlias")).isEqualTo("absent");
    }

    @Test
    void zeroIsNoAlias() {
        CompiledService service = with("provisionedConcurrency: 0, versionFunction: false");
        assertThat(service.at("Resources", "HelloProvConcLambdaAlias")).isEqualTo("absent");
        assertThat(service.at("Outputs", "HelloLambdaFunctionQualifiedArn")).isEqualTo("absent");
    }

    @Test
    void theVersionItNeedsIsNotKeptWhereVersionsAreNotWanted() {
        assertThat(with("provisionedConcurrency: 3, versionFunction: false").at("Resources"))
                .containsPattern("\"HelloLambdaVersion\\w+\":\\{\"Type\":\"AWS::Lambda::Version\",\"Properties\"")
                .containsPattern("\"AuditLambdaVersion\\w+\":\\{\"Type\":\"AWS::Lambda::Version\",\"DeletionPolicy\"");
    }

    @Test
    void whatInvokesTheFunctionInvokesTheAlias() {
        CompiledService service = with("provisionedConcurrency: 3, url: true, maximumRetryAttempts: 1");
        String alias = "{\"Fn::Join\":[\":\",[{\"Fn::GetAtt\":[\"HelloLambdaFunction\",\"Arn\"]},\"provisioned\"]]}";
        assertThat(service.at("Resources", "HelloLambdaFunctionUrl", "Properties", "TargetFunctionArn"))
                .isEqualTo(alias);
        for (String permission : new String[] {"HelloLambdaPermissionFnUrl", "HelloLambdaPermissionFn"}) {
            assertThat(service.at("Resources", permission, "Properties", "FunctionName"))
                    .isEqualTo(alias);
            assertThat(service.at("Resources", permission, "DependsOn")).isEqualTo("[\"HelloProvConcLambdaAlias\"]");
        }
        assertThat(service.at("Resources", "HelloLambdaEvConf", "Properties", "Qualifier"))
                .isEqualTo("\"provisioned\"");
    }

    @Test
    void aDestinationIsTheAliasAndMayBeInvoked() {
        CompiledService service = CompiledService.of("service: demo\nprovider: {runtime: java21}\nfunctions:\n"
                + "  hello: {handler: h, destinations: {onSuccess: audit}}\n"
                + "  audit: {handler: h, provisionedConcurrency: 1}\n");
        assertThat(service.at("Resources", "HelloLambdaEvConf", "Properties", "DestinationConfig"))
                .contains("[{\"Fn::GetAtt\":[\"AuditLambdaFunction\",\"Arn\"]},\"provisioned\"]");
        assertThat(service.at("Resources", "HelloLambdaEvConf", "DependsOn")).contains("AuditProvConcLambdaAlias");
        assertThat(service.at("Resources", "IamRoleLambdaExecution"))
                .contains(":function:demo-dev-audit:provisioned\"");
    }

    @Test
    void theAliasHasTheConditionOfItsFunction() {
        assertThat(with("provisionedConcurrency: 3, condition: IsProduction")
                        .at("Resources", "HelloProvConcLambdaAlias", "Condition"))
                .isEqualTo("\"IsProduction\"");
    }
}
