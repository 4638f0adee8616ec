/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameworkSettingsTest {

    private static final String FUNCTION = "\nfunctions: {hello: {handler: a.B, runtime: java21}}\n";

    @Test
    void oneWarningNamesAllKeysOfTheFrameworkThatChangeNothing() {
        CompiledService service = CompiledService.of(
                "service: orders\norg: example\napp: shop\nframeworkVersion: '3'\nvariablesResolutionMode: '20210326'"
                        + FUNCTION);
        assertThat(service.problems()).isEmpty();
        assertThat(service.renderedWarnings().lines())
                .containsExactly(
                        "serverless.yml:2:1 org, app, frameworkVersion, variablesResolutionMode have no effect here"
                                + " [NO_EFFECT]",
                        "    -> Leave it in place for Serverless, or remove it.");
    }

    @Test
    void pluginsThatSomethingHereStandsInForAreNamedWithIt() {
        CompiledService service = CompiledService.of(
                "service: orders\nplugins: [serverless-dotenv-plugin, my-plugin, serverless-plugin-log-retention]"
                        + FUNCTION);
        assertThat(service.renderedWarnings())
                .contains("serverless.yml:2:1 plugins has no effect here [NO_EFFECT]")
                .contains("For serverless-dotenv-plugin set \"useDotenv: true\".")
                .contains("For serverless-plugin-log-retention set \"provider.logRetentionInDays\".")
                .contains("Nothing replaces my-plugin: what it adds is not deployed.");
    }

    @Test
    void pluginsMayBeWrittenWithTheirFolder() {
        CompiledService service = CompiledService.of(
                "service: orders\nplugins: {localPath: ./p, modules: [serverless-dotenv-plugin]}" + FUNCTION);
        assertThat(service.problems()).isEmpty();
        assertThat(service.renderedWarnings()).contains("For serverless-dotenv-plugin");
    }

    @Test
    void keysOfTheProviderGetAWarningOfTheirOwn() {
        CompiledService service = CompiledService.of(
                "service: orders\nprovider: {name: aws, lambdaHashingVersion: 20201221, resolver: production}"
                        + FUNCTION);
        assertThat(service.problems()).isEmpty();
        assertThat(service.renderedWarnings())
                .contains("provider: lambdaHashingVersion, resolver have no effect here [NO_EFFECT]")
                .contains("set \"profile\"");
    }

    @Test
    void settingsOfEventsThatAreNotAvailableHaveNoEffect() {
        CompiledService service =
                CompiledService.of("service: orders\nprovider: {name: aws, cloudFront: {cachePolicies: {}},"
                        + " apiGateway: {metrics: true}, logs: {restApi: true}, tracing: {apiGateway: true}}"
                        + FUNCTION);
        assertThat(service.problems()).isEmpty();
        assertThat(service.renderedWarnings()).contains("provider: cloudFront has no effect here");
    }

    @Test
    void settingsOfEventsHaveTypesAllTheSame() {
        CompiledService service = CompiledService.of("service: orders\nprovider: {name: aws, endpointType: edgy,"
                + " apiGateway: {minimumCompressionSize: -1, metric: true}, httpApi: {payload: '3.0'}}" + FUNCTION);
        assertThat(service.rendered())
                .contains("provider.endpointType: must be REGIONAL, EDGE or PRIVATE, but is \"edgy\"")
                .contains("provider.apiGateway.minimumCompressionSize: must be a whole number from 0 to 10485760")
                .contains("provider.apiGateway.metric: is not a known key")
                .contains("provider.httpApi.payload: must be 1.0 or 2.0, but is \"3.0\"");
    }
}
