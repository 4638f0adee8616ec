/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static io.github.serverlessmaven.manifest.ManifestFixture.REPOSITORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.Pruner.Superseded;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.manifest.Pruning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrunerTest {

    private static final Pruning ONE = new Pruning(1, List.of("orders-dev-hello"), List.of("tools"));

    private final FakeTarget target = new FakeTarget();

    @Test
    void theVersionsOfTheStackStayEvenIfFailedDeploymentsLeftNewerOnes() {
        target.versions().functions.put("orders-dev-hello", List.of(1L, 2L, 3L, 4L));
        target.versions().layers.put("tools", List.of(1L, 2L, 3L));
        Superseded found = find("UPDATE_ROLLBACK_COMPLETE");
        assertThat(found.functions()).isEqualTo(Map.of("orders-dev-hello", List.of(3L, 1L)));
        assertThat(found.layers()).isEqualTo(Map.of("tools", List.of(2L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_IN_PROGRESS", "UPDATE_FAILED", "UPDATE_ROLLBACK_FAILED", "DELETE_FAILED"})
    void aStackThatMayGoBackIsNotPruned(String status) {
        assertThatThrownBy(() -> find(status))
                .hasMessageContaining("is in status " + status)
                .hasMessageEndingWith("Nothing was deleted.");
    }

    private Superseded find(String status) {
        Stack stack = new Stack(
                "id",
                "orders-dev",
                new StackStatus(status),
                Map.of(
                        "HelloLambdaFunctionQualifiedArn",
                        "arn:aws:lambda:eu-central-1:111122223333:function:orders-dev-hello:2",
                        "ToolsLambdaLayerQualifiedArn",
                        "arn:aws:lambda:eu-central-1:111122223333:layer:tools:1"),
                Map.of(),
                List.of(),
                false,
                Optional.empty());
        return new Pruner(target).find(new DeployedStack(stack, target.stacks()), ONE, Optional.empty(), REPOSITORY);
    }
}
