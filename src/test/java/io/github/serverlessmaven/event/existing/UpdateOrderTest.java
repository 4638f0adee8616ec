/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.existing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.LogicalId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateOrderTest {

    private static final Optional<String> ALWAYS = Optional.empty();

    private final UpdateOrder order = new UpdateOrder();

    @Test
    void whatChangesTheSameWaitsForTheOneBefore() {
        assertThat(append("A", Optional.of("photos"), ALWAYS)).isEmpty();
        assertThat(append("B", Optional.of("films"), ALWAYS)).isEmpty();
        assertThat(append("C", Optional.of("photos"), ALWAYS)).containsExactly("A");
        assertThat(append("D", Optional.of("photos"), ALWAYS)).containsExactly("C");
    }

    @Test
    void whatMayBeAnythingWaitsForAllAndAllWaitForIt() {
        append("A", Optional.of("photos"), ALWAYS);
        append("B", Optional.of("films"), ALWAYS);
        assertThat(append("C", Optional.empty(), ALWAYS)).containsExactly("A", "B");
        assertThat(append("D", Optional.of("photos"), ALWAYS)).containsExactly("C");
    }

    @Test
    void whatMayNotExistDoesNotBreakTheOrder() {
        append("A", Optional.of("photos"), ALWAYS);
        append("B", Optional.of("photos"), Optional.of("IsProduction"));
        assertThat(append("C", Optional.of("photos"), ALWAYS)).containsExactly("A", "B");
        assertThat(append("D", Optional.of("photos"), Optional.of("IsProduction")))
                .containsExactly("C");
    }

    @Test
    void whatExistsUnderTheSameConditionPassesOn() {
        append("A", Optional.of("photos"), Optional.of("IsProduction"));
        append("B", Optional.of("photos"), Optional.of("IsProduction"));
        assertThat(append("C", Optional.of("photos"), Optional.of("IsProduction")))
                .containsExactly("B");
    }

    private List<String> append(String id, Optional<String> target, Optional<String> condition) {
        return order.append(new LogicalId(id), target, condition).stream()
                .map(LogicalId::text)
                .toList();
    }
}
