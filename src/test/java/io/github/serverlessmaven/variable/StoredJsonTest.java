/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                            | {}",
                " { \"a\" : [ 1 , -2.5 , 0 ] } | {a: [1, -2.5, 0]}",
                "{\"a\":1,\"a\":2}             | {a: 2}",
                "[true,false,null,\"\"]        | [true, false, null, \"\"]",
                "\"\\\"\\\\\\/\\t\\u00e9\"     | \"\"\\/\té\"",
                "1E+2                          | 100",
            })
    void jsonIsRead(String text, String line) {
        assertThat(StoredJson.parse(text).map(Yaml::line)).contains(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{a: 1}",
                "{'a': 1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "[1,]",
                "[1 2]",
                "[,]",
                "01",
                "+1",
                ".5",
                "1.",
                "tru",
                "{} x",
                "{}\0",
                "\"a",
                "\"\\q\"",
                "\"\\u12\"",
                "\"\\",
                "\"a\tb\"",
                "NaN",
                "\0",
                "1 1"
            })
    void whatIsNotExactlyJsonIsNone(String text) {
        assertThat(StoredJson.parse(text)).isEmpty();
    }

    @Test
    void jsonIsAHundredLevelsDeepAtMost() {
        assertThat(StoredJson.parse("[".repeat(100) + "]".repeat(100))).isPresent();
        assertThat(StoredJson.parse("[".repeat(1_000_000))).isEmpty();
    }
}
