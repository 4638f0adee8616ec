/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReservedConcurrencyTest {

    private static CompiledService reserved(String value) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21}\n"
                + "functions: {hello: {handler: h, reservedConcurrency: " + value + "}}");
    }

    private static String inTemplate(String value) {
        return reserved(value).at("Resources", "HelloLambdaFunction", "Properties", "ReservedConcurrentExecutions");
    }

    @Test
    void zeroIsAValueAndStopsTheFunction() {
        assertThat(inTemplate("0")).isEqualTo("0");
    }

    @Test
    void anIntrinsicFunctionMayGiveTheNumber() {
        assertThat(inTemplate("{Ref: Limit}")).isEqualTo("{\"Ref\":\"Limit\"}");
    }

    @Test
    void aNegativeNumberIsRefused() {
        assertThat(reserved("-1").rendered())
                .contains(
                        "functions.hello.reservedConcurrency: must be a whole number of at least 0, but is -1 [OUT_OF_RANGE]");
    }
}
