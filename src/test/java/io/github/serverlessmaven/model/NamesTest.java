/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names are a contract with every stack that Serverless or an earlier version of ours deployed. */
class NamesTest {

    private final Names names = new Names("demo", "dev");

    @ParameterizedTest
    @CsvSource({
        "hello, HelloLambdaFunction, HelloLogGroup",
        "one-two_three, OneDashtwoUnderscorethreeLambdaFunction, OneDashtwoUnderscorethreeLogGroup",
        "aDashb, ADashbLambdaFunction, ADashbLogGroup",
        "a-b, ADashbLambdaFunction, ADashbLogGroup",
        "9lives, 9livesLambdaFunction, 9livesLogGroup"
    })
    void logicalIdsOfAFunctionAreThoseOfServerless(String key, String function, String logGroup) {
        assertThat(names.functionId(key)).hasToString(function);
        assertThat(names.logGroupId(key)).hasToString(logGroup);
    }

    @Test
    void logicalIdsOfWhatPointsAtAFunctionAreThoseOfServerless() {
        assertThat(names.eventInvokeConfigId("a-b")).hasToString("ADashbLambdaEvConf");
        assertThat(names.functionUrlId("a-b")).hasToString("ADashbLambdaFunctionUrl");
        assertThat(names.functionUrlPermissionId("a-b")).hasToString("ADashbLambdaPermissionFnUrl");
        assertThat(names.functionUrlInvocationPermissionId("a-b")).hasToString("ADashbLambdaPermissionFn");
    }

    @Test
    void aVersionsIdKeepsOnlyLettersAndDigitsOfItsHash() {
        assertThat(names.versionId("hello", "l+PeKk/kcI=")).hasToString("HelloLambdaVersionlPeKkkcI");
    }

    @Test
    void logicalIdsOfALayerAreThoseOfServerless() {
        assertThat(names.layerId("a-b")).hasToString("ADashbLambdaLayer");
        assertThat(names.retainedLayerId("tools", "0f")).hasToString("ToolsLambdaLayer0f");
        assertThat(names.layerPermissionId("tools", "*")).hasToString("ToolsWildLambdaLayerPermission");
        assertThat(names.layerPermissionId("tools", "123456789012"))
                .hasToString("Tools123456789012LambdaLayerPermission");
        assertThat(names.layerOutputId("tools")).hasToString("ToolsLambdaLayerQualifiedArn");
        assertThat(names.layerHashOutputId("tools")).hasToString("ToolsLambdaLayerHash");
        assertThat(names.layerS3KeyOutputId("tools")).hasToString("ToolsLambdaLayerS3Key");
    }

    @Test
    void theArnOfAnAccountsRootLosesItsColonsInALogicalId() {
        assertThat(names.layerPermissionId("tools", "arn:aws:iam::123456789012:root"))
                .hasToString("Toolsarnawsiam123456789012rootLambdaLayerPermission");
    }

    @Test
    void deployedNamesJoinServiceStageAndKey() {
        assertThat(names.stack()).isEqualTo("demo-dev");
        assertThat(names.function("hello")).isEqualTo("demo-dev-hello");
        assertThat(Names.logGroup("demo-dev-hello")).isEqualTo("/aws/lambda/demo-dev-hello");
        assertThat(names.artifactPrefix("serverless")).isEqualTo("serverless/demo/dev");
        assertThat(names.artifactPrefix("")).isEqualTo("demo/dev");
    }

    @Test
    void exportsCarryServiceAndStage() {
        assertThat(names.export(names.versionOutputId("hello")))
                .isEqualTo("sls-demo-dev-HelloLambdaFunctionQualifiedArn");
    }

    @Test
    void theRoleIsNamedForItsRegion() {
        assertThat(Json.compact(names.executionRole()))
                .isEqualTo("{\"Fn::Join\":[\"-\",[\"demo\",\"dev\",{\"Ref\":\"AWS::Region\"},\"lambdaRole\"]]}");
    }
}
