/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParameterRulesTest {

    private static CompiledService service(String stackParameters, String resources) {
        return CompiledService.of("""
                service: demo
                provider:
                  name: aws
                  runtime: java21
                  stackParameters:
                    %s
                functions:
                  hello: {handler: com.example.Hello}
                resources:
                  %s
                """.formatted(stackParameters, resources));
    }

    @Test
    void aParameterHasAValueOrADefault() {
        CompiledService service = service(
                "- {ParameterKey: Domain, ParameterValue: example.com}",
                "Parameters: {Domain: {Type: String}, Size: {Type: Number, Default: 0}}");
        assertThat(service.at("Parameters", "Domain")).isEqualTo("{\"Type\":\"String\"}");
    }

    @Test
    void aValueThatTheStackKeepsIsAValue() {
        assertThat(service("- {ParameterKey: Domain, UsePreviousValue: true}", "Parameters: {Domain: {Type: String}}")
                        .problems())
                .isEmpty();
    }

    @Test
    void aValueForAParameterThatDoesNotExistIsRefusedWhereItStands() {
        assertThat(service(
                                "- {ParameterKey: Domian, ParameterValue: example.com}",
                                "Parameters: {Domain: {Type: String, Default: example.org}}")
                        .rendered())
                .isEqualTo(
                        "serverless.yml:6:7 provider.stackParameters[0]: gives a value for \"Domian\", which the template "
                                + "does not have as a parameter [UNKNOWN_STACK_PARAMETER]\n    -> Did you mean \"Domain\"?");
    }

    @Test
    void aValueWithoutAnyParametersIsRefused() {
        assertThat(service("- {ParameterKey: Domain, ParameterValue: example.com}", "Resources: {}")
                        .rendered())
                .contains("Declare it below resources.Parameters, as in \"Domain: {Type: String}\", or remove it.");
    }

    @Test
    void aParameterWithNeitherValueNorDefaultIsRefusedWhereItIsDeclared() {
        assertThat(service(
                                "[]",
                                "- Parameters: {Size: {Type: Number, Default: 1}}\n  - Parameters: {Domain: {Type: String}}")
                        .rendered())
                .isEqualTo("serverless.yml:11:18 resources.Parameters.Domain: has neither a Default nor a value "
                        + "[MISSING_STACK_PARAMETER]\n    -> Add a Default, or {ParameterKey: Domain, ParameterValue: ...} "
                        + "to provider.stackParameters.");
    }

    @Test
    void parametersThatAMacroBringsAreLeftToCloudFormation() {
        assertThat(service(
                                "- {ParameterKey: Domain, ParameterValue: example.com}",
                                "Parameters: {'Fn::Transform': {Name: AWS::Include, Parameters: {Location: 's3://b/p.yml'}}}")
                        .problems())
                .isEmpty();
    }
}
