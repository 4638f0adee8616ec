/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.manifest.ChangeOptions.Method;
import io.github.serverlessmaven.model.DeploymentMethods;
import org.junit.jupiter.api.Test;

class DeploymentMethodsTest {

    @Test
    void changeSetsAreTheDefault() {
        assertThat(method("", "prod")).isEqualTo(Method.CHANGE_SETS);
        assertThat(method("deploymentMethod: {dev: express}", "prod")).isEqualTo(Method.CHANGE_SETS);
    }

    @Test
    void oneMethodIsForAllStages() {
        assertThat(method("deploymentMethod: direct", "prod")).isEqualTo(Method.DIRECT);
        assertThat(method("deploymentMethod: changesets", "prod")).isEqualTo(Method.CHANGE_SETS);
    }

    @Test
    void aStageTakesPrecedenceOverTheDefault() {
        String methods = "deploymentMethod: {default: direct, dev: express}";
        assertThat(method(methods, "dev")).isEqualTo(Method.EXPRESS);
        assertThat(method(methods, "prod")).isEqualTo(Method.DIRECT);
    }

    @Test
    void anotherMethodIsRefused() {
        assertThat(service("deploymentMethod: fast").rendered())
                .contains("provider.deploymentMethod: must be one of changesets, direct, express, but is \"fast\"");
        assertThat(service("deploymentMethod: {dev: fast}").rendered())
                .contains("provider.deploymentMethod.dev: must be one of changesets, direct, express, but is \"fast\"");
    }

    private static Method method(String setting, String stage) {
        return service(setting)
                .service()
                .provider()
                .get(DeploymentMethods.PROPERTY)
                .orElseThrow()
                .of(stage);
    }

    private static CompiledService service(String setting) {
        return CompiledService.of("service: orders\nprovider:\n  name: aws\n  " + setting
                + "\nfunctions: {hello: {handler: a.B, runtime: java21}}\n");
    }
}
