/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlWriterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "true",
                "null",
                "~",
                "12",
                "012345678901",
                "+5",
                "1e9999",
                ".inf",
                "0x1F",
                "2012-10-17",
                "a: b",
                "- a",
                "#a",
                "!Ref a",
                "&a",
                "*a",
                "@a",
                "%a",
                "{a}",
                "[a]",
                "'",
                "\"",
                "\\",
                "a\nb",
                "a\nb\n",
                "\n",
                " a\n  b\n\n",
                "a \nb",
                "a\tb",
                "<<",
                "ü😀",
                "\u0007",
                "\u0085",
                "\u2028",
                "a\r\nb",
                "---",
                "...",
                "${self:a}",
                "a #b",
                "? a",
                "|",
                ">"
            })
    void textReadsBackAsItWas(String text) {
        Scalar scalar = new Scalar(text, ScalarType.TEXT, Optional.empty());
        Mapping root = mapping("key", new Sequence(List.of(scalar, mapping("inner", scalar)), Optional.empty()));
        Sequence read = (Sequence) readBack(root).get("key").orElseThrow();
        Scalar first = (Scalar) read.items().get(0);
        Scalar inner = (Scalar) ((Mapping) read.items().get(1)).get("inner").orElseThrow();
        assertThat(List.of(first.text(), inner.text())).containsOnly(text);
        assertThat(List.of(first.type(), inner.type())).containsOnly(ScalarType.TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "true", "12", "a: b", "<<", "'", "a\nb", "- a", "#a", "!Ref a", "*a", "a/b", "ü😀"})
    void aKeyReadsBackAsItWas(String key) {
        Mapping root = mapping(key, new Scalar("1", ScalarType.INTEGER, Optional.empty()));
        assertThat(readBack(root).entries()).extracting(Entry::key).containsExactly(key);
    }

    @ParameterizedTest
    @CsvSource({
        "'', TEXT",
        "null, TEXT",
        "~, TEXT",
        "012, TEXT",
        "0x1F, TEXT",
        "True, TEXT",
        "a, TEXT",
        "true, BOOLEAN",
        "5, INTEGER",
        "1.50, DECIMAL"
    })
    void aWordOfThePomKeepsItsCharactersAndIsNeverNull(String word, ScalarType type) {
        Mapping root = mapping("key", new Scalar(word, ScalarType.UNTYPED, Optional.empty()));
        Scalar read = (Scalar) readBack(root).get("key").orElseThrow();
        assertThat(read.text()).isEqualTo(word);
        assertThat(read.type()).isEqualTo(type);
    }

    @Test
    void whatWasReadIsWrittenAsTheSameTree() {
        String yaml = "a: {b: [1, 1.50, true, null, '5', !Sub x], c: {}, d: []}\n";
        Mapping once = read(yaml);
        Mapping twice = readBack(once);
        assertThat(YamlReaderTest.show(twice)).isEqualTo(YamlReaderTest.show(once));
        assertThat(YamlWriter.write(twice)).isEqualTo(YamlWriter.write(once));
    }

    private static Mapping mapping(String key, ConfigNode value) {
        return new Mapping(List.of(new Entry(key, Optional.empty(), value)), Optional.empty());
    }

    private static Mapping readBack(Mapping root) {
        return read(YamlWriter.write(root));
    }

    private static Mapping read(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        Mapping root = (Mapping)
                new YamlReader(diagnostics).read(yaml, "written.yml").orElseThrow(() -> new AssertionError(yaml));
        diagnostics.throwIfErrors();
        return root;
    }
}
