/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final CompiledService SERVICE = CompiledService.of("service: demo\nprovider: {runtime: java21}\n"
            + "functions: {a: {handler: h, condition: IsProduction}, b: {handler: h}}");

    @Test
    void everythingThatBelongsToTheFunctionHasItsCondition() {
        assertThat(SERVICE.at("Resources", "ALambdaFunction", "Condition")).isEqualTo("\"IsProduction\"");
        assertThat(SERVICE.at("Resources"))
                .contains("{\"Type\":\"AWS::Lambda::Version\",\"Condition\":\"IsProduction\"");
        assertThat(SERVICE.at("Outputs", "ALambdaFunctionQualifiedArn", "Condition"))
                .isEqualTo("\"IsProduction\"");
    }

    @Test
    void logsOutliveWhatTheConditionSwitchesOff() {
        assertThat(SERVICE.at("Resources", "ALogGroup", "Type")).isEqualTo("\"AWS::Logs::LogGroup\"");
        assertThat(SERVICE.at("Resources", "ALogGroup", "Condition")).isEqualTo("absent");
    }

    @Test
    void nothingElseHasIt() {
        for (String id : new String[] {"BLambdaFunction", "BLogGroup", "IamRoleLambdaExecution"}) {
            assertThat(SERVICE.at("Resources", id, "Type")).isNotEqualTo("absent");
            assertThat(SERVICE.at("Resources", id, "Condition")).isEqualTo("absent");
        }
        assertThat(SERVICE.at("Outputs", "BLambdaFunctionQualifiedArn", "Condition"))
                .isEqualTo("absent");
    }

    @Test
    void whatInvokesTheFunctionHasItToo() {
        CompiledService service = CompiledService.of("service: demo\nprovider: {runtime: java21}\nfunctions:\n"
                + "  a: {handler: h, condition: IsProduction, url: true, snapStart: true, maximumRetryAttempts: 0}\n");
        for (String id : new String[] {
            "ALambdaFunctionUrl",
            "ALambdaPermissionFnUrl",
            "ALambdaPermissionFn",
            "ALambdaEvConf",
            "ASnapStartLambdaAlias"
        }) {
            assertThat(service.at("Resources", id, "Condition")).as(id).isEqualTo("\"IsProduction\"");
        }
        assertThat(service.at("Outputs", "ALambdaFunctionUrl", "Condition")).isEqualTo("\"IsProduction\"");
    }

    @Test
    void aDestinationThatMayNotExistIsRefused() {
        assertThat(destination("").rendered())
                .contains("functions.a.destinations.onSuccess: is \"b\", which exists only under its condition"
                        + " IsProduction [CONDITIONAL_DESTINATION]")
                .contains("Give functions.a the same condition.");
        assertThat(destination(", condition: IsProduction").problems()).isEmpty();
    }

    private static CompiledService destination(String condition) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21}\nfunctions:\n"
                + "  a: {handler: h, destinations: {onSuccess: b}" + condition + "}\n"
                + "  b: {handler: h, condition: IsProduction}\n");
    }
}
