/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                | anything           | true",
                "ERROR             | an ERROR here      | true",
                "ERROR             | an error here      | false",
                "ERROR order       | order 7: ERROR     | true",
                "ERROR order       | order 7: fine      | false",
                "\"not found\"       | it was not found   | true",
                "\"not found\"       | found it was not   | false",
                "ERROR -order      | ERROR of order     | false",
                "ERROR -order      | ERROR of stock     | true",
                "?ERROR ?WARN      | a WARN             | true",
                "?ERROR ?WARN      | an INFO            | false",
                "%order [0-9]+%    | order 12 came      | true",
                "%order [0-9]+%    | order x came       | false",
                "\"say \\\"hi\\\"\"      | did say \"hi\" once | true"
            })
    void termsAreFoundAsCloudWatchFindsThem(String pattern, String message, boolean matches) {
        assertThat(new FilterPattern(pattern).matches(message)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ $.level = \"ERROR\" }", "[ip, user]", "\"never closed", "a\"b", "%[%"})
    void whatItCannotDoIsSaid(String pattern) {
        assertThatThrownBy(() -> new FilterPattern(pattern))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining(pattern.startsWith("%") ? "regular expression" : pattern);
    }
}
