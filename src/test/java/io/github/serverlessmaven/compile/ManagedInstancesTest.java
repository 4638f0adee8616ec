/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManagedInstancesTest {

    private static final String PROVIDER =
            "capacityProvider: {arn: 'arn:aws:lambda:us-east-1:123456789012:capacity-provider:orders'";

    private static CompiledService with(String settings) {
        return CompiledService.of(
                "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h, " + settings + "}}");
    }

    @Test
    void aFunctionRunsOnInstancesOfItsProvider() {
        CompiledService service = with("memorySize: 4096, " + PROVIDER + ", maxConcurrency: 8, memoryPerVCpu: 4}");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "CapacityProviderConfig"))
                .isEqualTo("{\"LambdaManagedInstancesCapacityProviderConfig\":{\"CapacityProviderArn\":"
                        + "\"arn:aws:lambda:us-east-1:123456789012:capacity-provider:orders\","
                        + "\"PerExecutionEnvironmentMaxConcurrency\":8,\"ExecutionEnvironmentMemoryGiBPerVCpu\":4}}");
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "FunctionScalingConfig"))
                .isEqualTo("absent");
    }

    @Test
    void callsThatNameNoVersionGoToTheNewestOne() {
        assertThat(with("memorySize: 2048, " + PROVIDER + "}")
                        .at("Resources", "HelloLambdaFunction", "Properties", "PublishToLatestPublished"))
                .isEqualTo("true");
    }

    @Test
    void howManyEnvironmentsThereAreIsNoPartOfAVersion() {
        String few =
                with("memorySize: 2048, " + PROVIDER + ", scaling: {min: 1}}").at("Outputs");
        String many = with("memorySize: 2048, " + PROVIDER + ", scaling: {min: 9, max: 10}}")
                .at("Outputs");
        assertThat(few).isEqualTo(many);
        assertThat(with("memorySize: 2048, " + PROVIDER + ", maxConcurrency: 2}")
                        .at("Outputs"))
                .isNotEqualTo(few);
    }
}
