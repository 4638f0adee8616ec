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
        for (String id : new String[] {"ALambdaFunction", "ALogGroup"}) {
            assertThat(SERVICE.at("Resources", id, "Condition")).isEqualTo("\"IsProduction\"");
        }
        assertThat(SERVICE.at("Resources"))
                .contains("{\"Type\":\"AWS::Lambda::Version\",\"Condition\":\"IsProduction\"");
        assertThat(SERVICE.at("Outputs", "ALambdaFunctionQualifiedArn", "Condition"))
                .isEqualTo("\"IsProduction\"");
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
}
