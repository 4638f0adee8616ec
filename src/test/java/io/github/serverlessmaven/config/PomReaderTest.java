/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PomReaderTest {

    private static final Outline WORD = outline(Outline.Kind.SCALAR, Outline.ANY);
    private static final Outline WORDS = outline(Outline.Kind.LIST, WORD);
    private static final Outline MAP = outline(Outline.Kind.MAPPING, WORD);

    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void aWordIsUntyped() {
        assertThat(read(element("memorySize", "512"), WORD)).isEqualTo(new Scalar("512", ScalarType.UNTYPED, place()));
    }

    @Test
    void anElementWithoutContentIsNull() {
        assertThat(((Scalar) read(element("x"), MAP)).isNull()).isTrue();
    }

    @Test
    void childrenOfAListAreItemsWhateverTheirNames() {
        assertThat(show(read(element("layers", element("layer", "a"), element("other", "b")), WORDS)))
                .isEqualTo("[a, b]");
    }

    @Test
    void childrenOfAMappingAreEntries() {
        XmlElement special = new XmlElement("entry", Map.of("key", "a/b"), Optional.of("2"), List.of(), place());
        assertThat(show(read(element("tags", element("team", "1"), special), MAP)))
                .isEqualTo("{team: 1, a/b: 2}");
    }

    @Test
    void anEntryThatStandsTwiceIsReported() {
        read(element("tags", element("team", "1"), element("team", "2")), MAP);
        assertThat(diagnostics.errors().get(0).render()).contains("pom.xml:4:7 team: stands here a second time");
    }

    @Test
    void intrinsicFunctionsAreTextInShortForm() {
        assertThat(show(read(element("TABLE", "!GetAtt Table.Arn"), WORD))).isEqualTo("{Fn::GetAtt: [Table, Arn]}");
        assertThat(show(read(element("TABLE", "!Sub ${AWS::Region}-x"), WORD)))
                .isEqualTo("{Fn::Sub: ${AWS::Region}-x}");
    }

    @Test
    void textThatOnlyLooksLikeAShortFormStaysText() {
        assertThat(show(read(element("GREETING", "!Hello"), WORD))).isEqualTo("!Hello");
    }

    @Test
    void yamlInsideAnElementIsReadWhereAListOrMappingBelongs() {
        assertThat(show(read(element("statements", "- Effect: Allow\n  Action: [a, b]"), WORDS)))
                .isEqualTo("[{Effect: Allow, Action: [a, b]}]");
        assertThat(show(read(element("tags", "a: 1\nb: 2"), MAP))).isEqualTo("{a: 1, b: 2}");
        assertThat(show(read(element("layers", "[a, b]"), WORDS))).isEqualTo("[a, b]");
    }

    @Test
    void aWordWhereAMappingMayStandStaysAWord() {
        assertThat(show(read(element("service", "hello"), MAP))).isEqualTo("hello");
        assertThat(show(read(element("role", "arn:aws:iam::1:role/x"), MAP))).isEqualTo("arn:aws:iam::1:role/x");
    }

    @Test
    void withoutOutlineTheXmlDecides() {
        XmlElement custom = element(
                "custom",
                element("names", element("name", "a")),
                element("values", element("x", "1"), element("x", "2")),
                element("map", element("k", "v")));
        assertThat(show(read(custom, Outline.ANY))).isEqualTo("{names: [a], values: [1, 2], map: {k: v}}");
    }

    @Test
    void textBesideElementsIsReported() {
        XmlElement mixed = new XmlElement("tags", Map.of(), Optional.of("stray"), List.of(element("a", "1")), place());
        read(mixed, MAP);
        assertThat(diagnostics.errors().get(0).render()).contains("holds the text \"stray\" beside other elements");
    }

    @Test
    void thePomLaidOverTheFileWinsKeyByKey() {
        ConfigNode file = new YamlReader(diagnostics)
                .read("a: {b: 1, c: [1, 2], d: {Ref: X}}\ne: 1\n", "serverless.yml")
                .orElseThrow();
        ConfigNode pom = new YamlReader(diagnostics)
                .read("a: {b: 2, c: [3], d: {Fn::Sub: Y}}\nf: 2\n", "pom.xml")
                .orElseThrow();
        assertThat(show(ConfigOverlay.overlay(file, pom)))
                .isEqualTo("{a: {b: 2, c: [3], d: {Fn::Sub: Y}}, e: 1, f: 2}");
    }

    private ConfigNode read(XmlElement element, Outline outline) {
        return new PomReader(diagnostics).read(element, outline);
    }

    private static String show(ConfigNode node) {
        return YamlReaderTest.show(node);
    }

    private static XmlElement element(String name, String text) {
        return new XmlElement(name, Map.of(), Optional.of(text), List.of(), place());
    }

    private static XmlElement element(String name, XmlElement... children) {
        return new XmlElement(name, Map.of(), Optional.empty(), List.of(children), place());
    }

    private static Optional<Location> place() {
        return Optional.of(new Location("pom.xml", 4, 7));
    }

    private static Outline outline(Outline.Kind kind, Outline below) {
        return new Outline() {
            @Override
            public Kind kind() {
                return kind;
            }

            @Override
            public Outline entry(String key) {
                return below;
            }

            @Override
            public Outline item() {
                return below;
            }
        };
    }
}
