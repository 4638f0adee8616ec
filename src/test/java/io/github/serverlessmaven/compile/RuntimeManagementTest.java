/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuntimeManagementTest {

    private static final String MANUAL = "{mode: manual, arn: 'arn:aws:lambda:us-east-1::runtime:0af1966588ced'}";

    private static CompiledService service(String provider, String function) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21, runtimeManagement: " + provider
                + "}\nfunctions: {hello: {handler: h, runtimeManagement: " + function + "}}");
    }

    private static String config(CompiledService service) {
        return service.at("Resources", "HelloLambdaFunction", "Properties", "RuntimeManagementConfig");
    }

    @Test
    void aPinnedVersionNeedsModeAndArn() {
        assertThat(config(service("auto", MANUAL)))
                .isEqualTo("{\"UpdateRuntimeOn\":\"Manual\","
                        + "\"RuntimeVersionArn\":\"arn:aws:lambda:us-east-1::runtime:0af1966588ced\"}");
    }

    @Test
    void theFunctionsModeLeavesTheProvidersPinnedVersion() {
        assertThat(config(service(MANUAL, "onFunctionUpdate"))).isEqualTo("{\"UpdateRuntimeOn\":\"FunctionUpdate\"}");
        assertThat(config(service(MANUAL, "auto"))).isEqualTo("absent");
    }

    @Test
    void aFunctionMayPinAnotherVersionInTheProvidersMode() {
        assertThat(config(service(MANUAL, "{arn: 'arn:aws:lambda:us-east-1::runtime:other'}")))
                .contains("\"Manual\"", "runtime:other");
    }

    @Test
    void aModeWithoutItsVersionIsReported() {
        assertThat(service("auto", "{mode: manual}").rendered())
                .contains("functions.hello.runtimeManagement: has the mode manual, but no arn of a runtime's version"
                        + " [INCOMPLETE_RUNTIME_MANAGEMENT]");
    }

    @Test
    void aVersionWithoutItsModeIsReported() {
        assertThat(service("{arn: 'arn:aws:lambda:us-east-1::runtime:other'}", "{}")
                        .rendered())
                .contains("functions.hello.runtimeManagement: has an arn, but no mode");
    }

    @Test
    void manualIsNoWordOfItsOwn() {
        assertThat(service("auto", "manual").rendered())
                .contains("functions.hello.runtimeManagement: must be auto or onFunctionUpdate, but is \"manual\"");
    }
}
