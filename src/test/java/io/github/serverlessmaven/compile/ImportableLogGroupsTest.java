/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Value;
import org.junit.jupiter.api.Test;

class ImportableLogGroupsTest {

    private static final String FUNCTIONS = "\nfunctions: {hello: {handler: a.B, runtime: java21}}\n";
    private static final String IMPORTING =
            "service: orders\nprovider: {name: aws, importExistingResources: true}" + FUNCTIONS;

    @Test
    void logGroupsAreKeptOnlyWhereExistingOnesAreImported() {
        assertThat(policy(IMPORTING, "HelloLogGroup")).isEqualTo("RetainExceptOnCreate");
        assertThat(policy("service: orders\nprovider: {name: aws}" + FUNCTIONS, "HelloLogGroup"))
                .isEmpty();
    }

    @Test
    void nothingElseChanges() {
        assertThat(policy(IMPORTING, "HelloLambdaFunction")).isEmpty();
        assertThat(policy(IMPORTING, "ServerlessDeploymentBucket")).isEmpty();
    }

    @Test
    void aPolicyOfTheUserStaysAndALogGroupOfTheUserGetsOne() {
        String template = IMPORTING
                + "resources:\n  Resources:\n    Audit: {Type: 'AWS::Logs::LogGroup', Properties: {LogGroupName: audit}}\n"
                + "  extensions:\n    HelloLogGroup: {DeletionPolicy: Delete}\n";
        assertThat(policy(template, "HelloLogGroup")).isEqualTo("Delete");
        assertThat(policy(template, "Audit")).isEqualTo("RetainExceptOnCreate");
    }

    private static String policy(String service, String resource) {
        Value.Mapping template = CompiledService.of(service).template();
        return template.section("Resources")
                .section(resource)
                .text("DeletionPolicy")
                .orElse("");
    }
}
