/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvironmentTest {

    @Test
    void variablesOfProviderAndFunctionTogetherFillFourKilobytes() {
        assertThat(service("x".repeat(2046), "y".repeat(2046)).problems()).isEmpty();
        assertThat(service("x".repeat(2046), "y".repeat(2047)).rendered())
                .startsWith("serverless.yml:8:18 functions.hello.environment: has 4097 bytes, the provider's variables"
                        + " included; AWS allows 4096 [OUT_OF_RANGE]");
    }

    @Test
    void charactersOutsideOfAsciiCountAsTheirBytes() {
        assertThat(service("x", "é".repeat(2045)).problems()).isEmpty();
        assertThat(service("x", "é".repeat(2046)).rendered()).contains("has 4097 bytes");
    }

    @Test
    void aVariableThatTheFunctionTakesAwayDoesNotCount() {
        assertThat(service("x".repeat(4096), "y, AA: null").problems()).isEmpty();
    }

    private static CompiledService service(String ofProvider, String ofFunction) {
        return CompiledService.of("""
                service: orders
                provider:
                  name: aws
                  runtime: java21
                  environment: {AA: %s}
                functions:
                  hello:
                    environment: {BB: %s}
                    handler: a.B
                """.formatted(ofProvider, ofFunction));
    }
}
