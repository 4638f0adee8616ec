/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TenantIsolationTest {

    private static CompiledService with(String settings) {
        return CompiledService.of(
                "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h, " + settings + "}}");
    }

    @Test
    void eachTenantHasInstancesOfItsOwn() {
        assertThat(with("tenancyConfig: {tenantIsolationMode: PER_TENANT}")
                        .at("Resources", "HelloLambdaFunction", "Properties", "TenancyConfig"))
                .isEqualTo("{\"TenantIsolationMode\":\"PER_TENANT\"}");
    }

    @Test
    void everyConflictIsNamed() {
        assertThat(with("tenancyConfig: {tenantIsolationMode: PER_TENANT}, url: true, snapStart: true,"
                                + " provisionedConcurrency: 1")
                        .rendered())
                .contains("functions.hello.tenancyConfig: is not available together with url [TENANCY_CONFLICT]")
                .contains("functions.hello.tenancyConfig: is not available together with snapStart")
                .contains("functions.hello.tenancyConfig: is not available together with provisionedConcurrency");
    }

    @Test
    void whatIsSwitchedOffIsNoConflict() {
        assertThat(with("tenancyConfig: {tenantIsolationMode: PER_TENANT}, url: false, snapStart: false,"
                                + " provisionedConcurrency: 0")
                        .problems())
                .isEmpty();
    }

    @Test
    void theSpellingOfServerless4MeansTheSame() {
        CompiledService service = CompiledService.of("service: demo\nprovider: {runtime: java21}\n"
                + "functions: {hello: {handler: h, tenancy: {mode: per_tenant}}}");
        assertThat(service.rendered()).isEmpty();
        assertThat(service.at("Resources", "HelloLambdaFunction", "Properties", "TenancyConfig"))
                .isEqualTo("{\"TenantIsolationMode\":\"PER_TENANT\"}");
    }
}
