/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigOverlayTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1, b: 2} | {b: 3, c: 4} | {a: 1, b: 3, c: 4}",
                "{a: {b: {c: 1, d: 2}}} | {a: {b: {d: 3}}} | {a: {b: {c: 1, d: 3}}}",
                "{a: [1, 2]} | {a: [3]} | {a: [3]}",
                "{a: {b: 1}} | {a: null} | {a: null}",
                "{a: null} | {a: {b: 1}} | {a: {b: 1}}",
                "{a: {b: 1}} | {a: word} | {a: word}",
                "{a: {b: 1}} | {} | {a: {b: 1}}",
                "{a: {Ref: X}} | {a: {Ref: Y}} | {a: {Ref: Y}}",
                "{a: {Ref: X}} | {a: {b: 1}} | {a: {b: 1}}",
                "{a: {b: 1}} | {a: {'Fn::Sub': x}} | {a: {Fn::Sub: x}}",
                "{a: {Fn: 1}} | {a: {Refs: 2}} | {a: {Fn: 1, Refs: 2}}",
                "{} | {a: 1} | {a: 1}"
            })
    void whatLiesOverTheBaseWinsKeyByKey(String base, String over, String expected) {
        assertThat(YamlReaderTest.show(ConfigOverlay.overlay(read(base, "serverless.yml"), read(over, "pom.xml"))))
                .isEqualTo(expected);
    }

    @Test
    void everyValueKeepsItsOwnPlace() {
        Mapping joined =
                (Mapping) ConfigOverlay.overlay(read("{a: 1, b: 2}", "serverless.yml"), read("{b: 3}", "pom.xml"));
        assertThat(joined.entries().get(0).value().location().orElseThrow()).hasToString("serverless.yml:1:5");
        assertThat(joined.entries().get(1).value().location().orElseThrow()).hasToString("pom.xml:1:5");
        assertThat(joined.entries().get(1).keyLocation().orElseThrow()).hasToString("pom.xml:1:2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{f: [{a: 1}, {b: 2}]} | {f: {b: 3}} | {f: [{a: 1}, {b: 2}, {b: 3}]}",
                "{f: {a: 1}} | {f: [{b: 2}]} | {f: [{a: 1}, {b: 2}]}",
                "{f: [{a: 1}]} | {f: [{b: 2}]} | {f: [{a: 1}, {b: 2}]}",
                "{f: '${file(f.yml)}'} | {f: {b: 2}} | {f: [${file(f.yml)}, {b: 2}]}",
                "{f: [{a: 1}]} | {f: null} | {f: null}",
                "{f: {a: 1}} | {f: {a: 2}} | {f: {a: 2}}"
            })
    void ofAMappingInPartsThoseOfBothAreKept(String base, String over, String expected) {
        XmlShape mapping = PomReaderTest.outline(XmlShape.Kind.MAPPING, XmlShape.ANY);
        XmlShape whole = PomReaderTest.outline(XmlShape.Kind.MAPPING, mapping.orListOf(mapping));
        assertThat(YamlReaderTest.show(
                        ConfigOverlay.overlay(read(base, "serverless.yml"), read(over, "pom.xml"), whole)))
                .isEqualTo(expected);
    }

    private static ConfigNode read(String yaml, String file) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode node = new YamlReader(diagnostics).read(yaml, file).orElseThrow();
        diagnostics.throwIfErrors();
        return node;
    }
}
