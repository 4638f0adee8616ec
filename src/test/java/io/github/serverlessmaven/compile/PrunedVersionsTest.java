/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.model.DeletionProtection;
import org.junit.jupiter.api.Test;

class PrunedVersionsTest {

    private static CompiledService with(String provider, String functions) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21, pruneFunctionVersions: true" + provider
                + "}\nfunctions:\n" + functions);
    }

    @Test
    void onlyVersionsThatNothingDependsOnMayGo() {
        CompiledService service = with("", """
                  plain: {handler: h}
                  unversioned: {handler: h, versionFunction: false}
                  ready: {handler: h, provisionedConcurrency: 1}
                  durable: {handler: h, durableConfig: {executionTimeout: 60}}
                """);
        assertThat(new PrunedVersions(service.service()).functions())
                .containsExactly("demo-dev-plain", "demo-dev-ready");
    }

    @Test
    void layersOfOneNameKeepEachOthersVersions() {
        CompiledService service = CompiledService.of("service: demo\nprovider: {runtime: java21}\n"
                + "layers: {a: {path: a, name: same}, b: {path: b, name: same}, c: {path: c}}\nfunctions: {}");
        assertThat(new PrunedVersions(service.service()).layers()).containsExactly("c");
    }

    @Test
    void whereNothingHasVersionsTheSettingIsRefused() {
        assertThat(with(", versionFunctions: false", "  a: {handler: h}\n").rendered())
                .contains("provider.pruneFunctionVersions: has nothing to delete")
                .contains("[PRUNING_WITHOUT_VERSIONS]");
        assertThat(with(", versionFunctions: false", "  a: {handler: h, versionFunction: true}\n")
                        .problems())
                .isEmpty();
    }

    @Test
    void aStackIsProtectedInTheStagesNamed() {
        CompiledService some =
                CompiledService.of("service: demo\nprovider: {runtime: java21, deletionProtection: {stages: [prod]}}");
        DeletionProtection protection =
                some.service().provider().get(DeletionProtection.PROPERTY).orElseThrow();
        assertThat(protection.holdsFor("prod")).isTrue();
        assertThat(protection.holdsFor("dev")).isFalse();
    }
}
