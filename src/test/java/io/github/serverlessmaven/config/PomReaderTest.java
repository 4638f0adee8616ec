/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PomReaderTest {

    private static final XmlShape WORD = outline(XmlShape.Kind.SCALAR, XmlShape.ANY);
    private static final XmlShape WORDS = outline(XmlShape.Kind.LIST, WORD);
    private static final XmlShape MAP = outline(XmlShape.Kind.MAPPING, WORD);

    private static final List<XmlShape.Kind> ANY_KIND = List.of(XmlShape.Kind.values());

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
    void aMappingThatMayBeAListIsOneWhereItsChildrenAreItems() {
        XmlShape parts = MAP.orListOf(MAP);
        XmlElement first = element("function", element("a", "1"));
        XmlElement second = element("function", element("b", "2"));
        assertThat(show(read(element("functions", first, second), parts))).isEqualTo("[{a: 1}, {b: 2}]");
        assertThat(show(read(element("functions", first), parts))).isEqualTo("[{a: 1}]");
        assertThat(show(read(element("functions", element("item", "x")), parts)))
                .isEqualTo("[x]");
        assertThat(show(read(element("functions", element("a", "1")), parts))).isEqualTo("{a: 1}");
        assertThat(show(read(element("functions", first, element("a", "1")), parts)))
                .isEqualTo("{function: {a: 1}, a: 1}");
        XmlElement keyed = new XmlElement("entry", Map.of("key", "function"), Optional.of("2"), List.of(), place());
        assertThat(show(read(element("functions", keyed), parts))).isEqualTo("{function: 2}");
    }

    @Test
    void anEntryOfAMappingThatMayBeAListStandsOnce() {
        read(element("functions", element("a", "1"), element("a", "2")), MAP.orListOf(MAP));
        assertThat(diagnostics.errors()).extracting(Diagnostic::code).containsExactly(PomReader.DUPLICATE_ELEMENT);
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
        assertThat(diagnostics.errors().get(0).render()).contains("pom.xml:4:7 team: is repeated here");
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
        assertThat(show(read(custom, XmlShape.ANY))).isEqualTo("{names: [a], values: [1, 2], map: {k: v}}");
    }

    @Test
    void textBesideElementsIsReported() {
        XmlElement mixed = new XmlElement("tags", Map.of(), Optional.of("stray"), List.of(element("a", "1")), place());
        read(mixed, MAP);
        assertThat(diagnostics.errors().get(0).render()).contains("contains the text \"stray\" next to other elements");
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "\"\""})
    void twoQuotationMarksAreEmptyText(String quotes) {
        for (XmlShape.Kind kind : XmlShape.Kind.values()) {
            assertThat(read(element("x", quotes), outline(kind, WORD)))
                    .isEqualTo(new Scalar("", ScalarType.TEXT, place()));
        }
        assertThat(read(element("x", ""), WORD)).isEqualTo(new Scalar("", ScalarType.UNTYPED, place()));
    }

    @Test
    void yamlsOwnTagsSayWhatTextMeans() {
        assertThat(read(element("x", "!!str true"), XmlShape.ANY))
                .isEqualTo(new Scalar("true", ScalarType.TEXT, place()));
        assertThat(read(element("x", "!!int 5"), WORD)).isEqualTo(new Scalar("5", ScalarType.INTEGER, place()));
    }

    static List<Arguments> words() {
        return List.of(
                arguments("{{resolve:ssm:/path:1}}", ANY_KIND),
                arguments("'it' and 'that'", ANY_KIND),
                arguments("\"it\" and \"that\"", ANY_KIND),
                arguments("[a-z]+", ANY_KIND),
                arguments("Note: see below", List.of(XmlShape.Kind.ANY, XmlShape.Kind.SCALAR)),
                arguments("#!/bin/sh\necho a: b\n", ANY_KIND),
                arguments("One line\nand: another\n", ANY_KIND),
                arguments("https://example.com/a", ANY_KIND),
                arguments("arn:aws:sqs:eu-west-1:1:q", ANY_KIND),
                arguments("${self:custom.x}", ANY_KIND),
                arguments("-5", ANY_KIND),
                arguments("!Dockerfile", ANY_KIND),
                arguments("!Sub", ANY_KIND),
                arguments("!Of course", ANY_KIND),
                arguments("!src/**", ANY_KIND),
                arguments("*.js", ANY_KIND),
                arguments("'open", ANY_KIND),
                arguments("word: ".repeat(2_000), List.of(XmlShape.Kind.ANY, XmlShape.Kind.SCALAR)),
                arguments("{a: 1}", List.of(XmlShape.Kind.SCALAR)),
                arguments("a: 1\nb: 2", List.of(XmlShape.Kind.SCALAR)));
    }

    @ParameterizedTest
    @MethodSource("words")
    void wordsStayWordsHoweverTheyLook(String text, List<XmlShape.Kind> kinds) {
        for (XmlShape.Kind kind : kinds) {
            assertThat(read(element("x", text), outline(kind, WORD)))
                    .isEqualTo(new Scalar(text, ScalarType.UNTYPED, place()));
        }
        assertThat(diagnostics.errors()).isEmpty();
    }

    static List<Arguments> yaml() {
        return List.of(
                arguments("{a: 1}", "{a: 1}"),
                arguments("{\"Ref\": \"Queue\"}", "{Ref: Queue}"),
                arguments("[a, !Ref B]", "[a, {Ref: B}]"),
                arguments("'it''s'", "it's"),
                arguments("\"a \\\"b\\\"\"", "a \"b\""),
                arguments("a: 1\n      b: 2", "{a: 1, b: 2}"),
                arguments("Fn::Sub: a\nb: c", "{Fn::Sub: a, b: c}"),
                arguments("\"a b\": 1\n\"c\": 2", "{a b: 1, c: 2}"),
                arguments("# comment\n\n   # another\n   a: 1\n   b: 2", "{a: 1, b: 2}"),
                arguments("- a\n        - b", "[a, b]"),
                arguments("!GetAZs", "{Fn::GetAZs: }"),
                arguments("!Join ['', [a, b]]", "{Fn::Join: [, [a, b]]}"),
                arguments("!Sub\n  - ${A}\n  - A: b", "{Fn::Sub: [${A}, {A: b}]}"));
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void yamlIsReadWhereNothingIsDeclared(String text, String expected) {
        assertThat(show(read(element("x", text), XmlShape.ANY))).isEqualTo(expected);
        assertThat(diagnostics.errors()).isEmpty();
    }

    @Test
    void oneLineWithAnEntryIsAMappingWhereAMappingBelongs() {
        assertThat(show(read(element("tags", "team: orders"), MAP))).isEqualTo("{team: orders}");
    }

    @Test
    void aMisspeltShortFormIsReported() {
        read(element("TABLE", "!GetAt Table.Arn"), WORD);
        assertThat(diagnostics.errors().get(0).render())
                .contains("pom.xml:4:7 the tag !GetAt is unknown", "Did you mean \"!GetAtt\"?");
    }

    @Test
    void brokenYamlInsideAnElementIsReportedAtTheElement() {
        read(element("resources", "Resources:\n  A: [1\n"), MAP);
        assertThat(diagnostics.errors().get(0).render())
                .contains("pom.xml:4:7 is not valid YAML: a list is not closed, or lacks a comma before this place [");
    }

    @ParameterizedTest
    @CsvSource({
        "combine.children",
        "combine.self",
        "combine.id",
        "xml:space",
        "xmlns",
        "implementation",
        "default-value"
    })
    void attributesOfMavenAndXmlAreSkipped(String attribute) {
        read(new XmlElement("tags", Map.of(attribute, "x"), Optional.of("a"), List.of(), place()), WORD);
        assertThat(diagnostics.errors()).isEmpty();
    }

    @Test
    void otherAttributesAreReported() {
        read(new XmlElement("hello", Map.of("handler", "x", "key", "y"), Optional.of("a"), List.of(), place()), WORD);
        assertThat(diagnostics.errors())
                .extracting(Diagnostic::problem)
                .containsExactly(
                        "has the attribute \"handler\", which has no meaning here",
                        "has the attribute \"key\", which has no meaning here");
        assertThat(diagnostics.errors().get(0).remedy()).startsWith("Write <handler>...</handler> inside it");
    }

    @Test
    void anEntryWithAnEmptyKeyIsReported() {
        XmlElement entry = new XmlElement("entry", Map.of("key", " "), Optional.of("2"), List.of(), place());
        read(element("tags", entry), MAP);
        assertThat(diagnostics.errors().get(0).render())
                .contains("pom.xml:4:7 entry: has an empty key [EMPTY_ENTRY_KEY]");
    }

    @Test
    void anElementNamedEntryWithoutKeyIsOrdinary() {
        assertThat(show(read(element("tags", element("entry", "1"), element("b", "2")), MAP)))
                .isEqualTo("{entry: 1, b: 2}");
    }

    @Test
    void entriesWithKeysAreNeverAList() {
        XmlElement first = new XmlElement("entry", Map.of("key", "a/b"), Optional.of("1"), List.of(), place());
        XmlElement second = new XmlElement("entry", Map.of("key", "c/d"), Optional.of("2"), List.of(), place());
        assertThat(show(read(element("custom", first, second), XmlShape.ANY))).isEqualTo("{a/b: 1, c/d: 2}");
    }

    @Test
    void elementsOfDifferentNamesOfWhichOneStandsTwiceAreAMappingWithADuplicate() {
        read(element("custom", element("a", "1"), element("b", "2"), element("a", "3")), XmlShape.ANY);
        assertThat(diagnostics.errors().get(0).render())
                .contains("a: is repeated here, first at pom.xml:4:7", "[DUPLICATE_ELEMENT]");
    }

    @Test
    void whateverTextAnElementHoldsEndsInATreeOrADiagnostic() {
        long seed = Long.getLong("serverless.seed", 20261123L);
        Random random = new Random(seed);
        String[] tokens = {
            "!Ref ", "!GetAtt", "!!str ", "a", ": ", ":", "\n", "\n  ", "- ", "[", "]", "{", "}", "{{", "'", "\"", "# ",
            "#!", "${", ".", "|", ">-", "&x ", "*x", "<<: ", "\\U", "F", "\u0000", "\uD800", "0x", "?", "%YAML"
        };
        for (int i = 0; i < 4_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int count = random.nextInt(12); count >= 0; count--) {
                text.append(tokens[random.nextInt(tokens.length)]);
            }
            XmlShape outline = outline(XmlShape.Kind.values()[random.nextInt(4)], XmlShape.ANY);
            assertThat(read(element("x", text.toString()), outline))
                    .as("seed %s, case %s: %s", seed, i, text)
                    .isNotNull();
        }
    }

    private ConfigNode read(XmlElement element, XmlShape outline) {
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

    static XmlShape outline(XmlShape.Kind kind, XmlShape below) {
        return new XmlShape() {
            @Override
            public Kind kind() {
                return kind;
            }

            @Override
            public XmlShape entry(String key) {
                return below;
            }

            @Override
            public XmlShape item() {
                return below;
            }
        };
    }
}
