/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuntimeCatalogTest {

    @Test
    void eachNameIsThereOnce() {
        assertThat(RuntimeCatalog.names()).doesNotHaveDuplicates().hasSizeGreaterThan(40);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSuccessorIsKnownAndHasNone(String name) {
        Optional<KnownRuntime> successor = RuntimeCatalog.find(name)
                .flatMap(KnownRuntime::successor)
                .map(next -> RuntimeCatalog.find(next).orElseThrow());
        assertThat(successor.flatMap(KnownRuntime::successor)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aRuntimeIsBlockedForCreationBeforeChanges(String name) {
        KnownRuntime runtime = RuntimeCatalog.find(name).orElseThrow();
        assertThat(runtime.createBlocked().isPresent())
                .isEqualTo(runtime.updateBlocked().isPresent());
        runtime.createBlocked()
                .ifPresent(
                        day -> assertThat(runtime.updateBlocked().orElseThrow()).isAfter(day));
    }

    static java.util.List<String> names() {
        return RuntimeCatalog.names();
    }
}
