/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotenvTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "A=b;b",
                "A = b ;b",
                "export A=b;b",
                "A: b;b",
                "A=;^^",
                "A='b # c' # d;b # c",
                "A=b # c;b",
                "A=b c;b c",
                "A=\"b\\nc\";^b\nc^",
                "A='b\\nc';b\\nc",
                "A=`b'\"c`;b'\"c",
                "A=\"b;\"b",
                "A=\"b\" c;\"b\" c",
                "A='it\\'s';it\\'s",
                "A='C:\\';C:\\",
                "A=b=c;b=c",
                "^A=\"two\nlines\"^;^two\nlines^",
            })
    void valuesAreReadAsNpmsDotenvReadsThem(String text, String value) {
        assertThat(Dotenv.over(text, Map.of())).isEqualTo(Map.of("A", value));
    }

    @Test
    void linesThatAssignNothingAreLeftOut() {
        assertThat(Dotenv.over("# A=b\n\nA\n=c\nB=1\r\nC=2\rD=3\n", Map.of()))
                .isEqualTo(Map.of("B", "1", "C", "2", "D", "3"));
    }

    @Test
    void theEnvironmentGoesBeforeTheFile() {
        assertThat(Dotenv.over("A=file\nB=$A", Map.of("A", "shell"))).isEqualTo(Map.of("A", "shell", "B", "shell"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "$HOST/x; h/x",
                "${HOST}x; hx",
                "${NONE:-other}; other",
                "${NONE}-; -",
                "'\\$HOST'; $HOST",
                "a$; a$",
                "${LATER}; h!",
                "${A}; ''"
            })
    void valuesReferToOtherVariables(String value, String result) {
        assertThat(Dotenv.over("A=" + value + "\nLATER=$HOST!", Map.of("HOST", "h")))
                .containsEntry("A", result);
    }

    @Test
    void aValueThatGrowsWithoutEndIsRefused() {
        String bomb = IntStream.range(0, 40)
                .mapToObj(i -> "V" + i + "=$V" + (i + 1) + "$V" + (i + 1))
                .collect(Collectors.joining("\n", "", "\nV40=xxxxxxxxxx"));
        assertThatThrownBy(() -> Dotenv.over(bomb, Map.of()))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("in the .env file is longer than 100000 characters");
    }

    @Test
    void longValuesAreReadWithoutDepth() {
        String value = "x\\n".repeat(50_000);
        assertThat(Dotenv.over("A=\"" + value + "\"", Map.of()).get("A")).hasSize(100_000);
    }
}
