/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigPathTest {

    private static final ConfigNode TREE = new YamlReader(new Diagnostics())
            .read(
                    "custom: {'a.b': {'it''s': [x, {'k[0]': y}]}, empty: {}, word: z}\nfunctions: {hello: {}, bye: {}}",
                    "serverless.yml")
            .orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "custom.word | z",
                "custom.'a.b'.it's.0 | x",
                "custom.\"a.b\".it's.0 | x",
                "custom['a.b'][\"it's\"][0] | x",
                "custom['a.b'].it's[1].'k[0]' | y",
                "'custom'.\"word\" | z"
            })
    void keysWithDotsAndBracketsStandInQuotes(String path, String value) {
        assertThat(ConfigPath.parse(path).in(TREE).describe()).isEqualTo("\"" + value + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "function.hello | The configuration has no \"function\". | Did you mean functions?",
                "functions.helo.timeout | \"functions\" has no \"helo\". | Did you mean functions.hello?",
                "functions.other | \"functions\" has no \"other\". | There is hello, bye.",
                "custom.a.b | \"custom\" has no \"a\". | Did you mean custom.'a.b'?",
                "custom.empty.x | \"custom.empty\" has no \"x\". | It is empty.",
                "custom.word.x | \"custom.word\" is \"z\", which has nothing below it. | Remove what follows it.",
                "custom.'a.b'.it's.2 | \"custom.'a.b'.it's\" is a list of 2, of which there is no \"2\". | Count from 0."
            })
    void whatIsNotThereIsToldWithWhatIs(String path, String problem, String remedy) {
        assertThatThrownBy(() -> ConfigPath.parse(path).in(TREE))
                .isInstanceOfSatisfying(ServerlessException.class, told -> {
                    assertThat(told).hasMessage(problem);
                    assertThat(told.remedy()).isEqualTo(remedy);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a['b", "a[x]", "a.'b"})
    void whatIsNoPathIsRefused(String text) {
        assertThatThrownBy(() -> ConfigPath.parse(text))
                .isInstanceOf(ServerlessException.class)
                .hasMessage("\"" + text + "\" is not a path of a configuration.");
    }

    @Test
    void aPathIsShownAsItIsRead() {
        List<String> keys = List.of("a", "b.c", "it's", "it's.d", "[0]", "", "1");
        assertThat(ConfigPath.parse(new ConfigPath(keys).toString()).keys()).isEqualTo(keys);
    }
}
