/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TracingTest {

    private static CompiledService service(String provider, String function) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21, tracing: {lambda: " + provider
                + "}}\nfunctions: {hello: {handler: h" + function + "}}");
    }

    private static String mode(CompiledService service) {
        return service.at("Resources", "HelloLambdaFunction", "Properties", "TracingConfig");
    }

    @Test
    void trueMeansActive() {
        assertThat(mode(service("true", ""))).isEqualTo("{\"Mode\":\"Active\"}");
    }

    @Test
    void theFunctionGoesBeforeTheProvider() {
        assertThat(mode(service("true", ", tracing: PassThrough"))).isEqualTo("{\"Mode\":\"PassThrough\"}");
    }

    @Test
    void falseOnTheFunctionSwitchesTheProvidersTracingOff() {
        CompiledService service = service("true", ", tracing: false");
        assertThat(mode(service)).isEqualTo("absent");
        assertThat(service.at("Resources", "IamRoleLambdaExecution")).doesNotContain("xray");
    }

    @Test
    void falseOnTheProviderIsOff() {
        assertThat(mode(service("false", ""))).isEqualTo("absent");
    }

    @Test
    void anotherModeIsRefusedWithTheOneMeant() {
        assertThat(service("Activ", "").rendered())
                .contains("provider.tracing.lambda: must be one of true, false, Active, PassThrough, but is \"Activ\"")
                .contains("Did you mean \"Active\"?");
    }
}
