/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    private static final List<String> KNOWN = List.of("handler", "timeout", "memorySize", "tags", "name");

    @ParameterizedTest
    @CsvSource({"hander,handler", "tiemout,timeout", "memorysize,memorySize", "Tags,tags", "nam,name", "handler,handler"
    })
    void theNearestNameIsFound(String word, String meant) {
        assertThat(Suggestion.of(word, KNOWN)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"x", "''", "runtime", "size", "vpc"})
    void aNameThatIsFarFromAllIsNotGuessed(String word) {
        assertThat(Suggestion.of(word, KNOWN)).isEmpty();
    }

    @Test
    void veryLongWordsAreNotCompared() {
        assertThat(Suggestion.of("a".repeat(100_000), List.of("a".repeat(100_000))))
                .isEmpty();
    }
}
