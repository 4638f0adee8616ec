/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DependsOnTest {

    private static CompiledService dependsOn(String ids) {
        return CompiledService.of("service: demo\nprovider: {runtime: java21}\n"
                + "functions: {hello: {handler: h, role: OwnRole, dependsOn: " + ids + "}}");
    }

    @Test
    void theUsersResourcesStandBetweenLogGroupAndRole() {
        assertThat(dependsOn("[Table, Queue]").at("Resources", "HelloLambdaFunction", "DependsOn"))
                .isEqualTo("[\"HelloLogGroup\",\"Table\",\"Queue\",\"OwnRole\"]");
    }

    @Test
    void aResourceNamedTwiceIsWrittenOnce() {
        assertThat(dependsOn("[Table, OwnRole, Table]").at("Resources", "HelloLambdaFunction", "DependsOn"))
                .isEqualTo("[\"HelloLogGroup\",\"Table\",\"OwnRole\"]");
    }

    @Test
    void whatCannotBeALogicalIdIsRefused() {
        assertThat(dependsOn("orders-table").rendered())
                .contains("functions.hello.dependsOn: must be a logical id of 1 to 255 letters and digits,"
                        + " but is \"orders-table\" [PATTERN_MISMATCH]");
    }
}
