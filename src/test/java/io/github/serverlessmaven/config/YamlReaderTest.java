/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private final Diagnostics diagnostics = new Diagnostics();

    @ParameterizedTest
    @CsvSource({
        "true, BOOLEAN", "False, BOOLEAN", "yes, TEXT", "on, TEXT", "12, INTEGER", "-7, INTEGER", "1.50, DECIMAL",
        "1e3, DECIMAL", "'\"12\"', TEXT", "2012-10-17, TEXT", "~, NULL", "null, NULL", "12MB, TEXT", "0o17, INTEGER"
    })
    void scalarsAreReadAsYaml12(String written, ScalarType type) {
        assertThat(((Scalar) value("key: " + written)).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "012345678901, 012345678901, TEXT",
        "+4915112345678, +4915112345678, TEXT",
        "0x1F, 31, INTEGER",
        "0o17, 15, INTEGER",
        "TRUE, true, BOOLEAN",
        "NULL, null, NULL",
        "-0, -0, INTEGER",
        "999999999999999999, 999999999999999999, INTEGER",
        "1000000000000000000, 1000000000000000000, TEXT",
        ".5, .5, DECIMAL",
        "5., 5., DECIMAL",
        "1.10, 1.10, DECIMAL",
        "01.5, 01.5, TEXT",
        "12e999, 12e999, DECIMAL",
        "12e9999, 12e9999, TEXT",
        ".inf, .inf, TEXT",
        ".NaN, .NaN, TEXT",
        "'!!str 5', 5, TEXT",
        "'!!int 5', 5, INTEGER",
        "'!!float 5', 5, DECIMAL",
        "'!!null', null, NULL",
        "'!!bool True', true, BOOLEAN",
        "'! 5', 5, TEXT",
        "'!<tag:yaml.org,2002:str> 5', 5, TEXT"
    })
    void everySpellingHasOneMeaning(String written, String text, ScalarType type) {
        Scalar scalar = (Scalar) value("key: " + written);
        assertThat(scalar.text()).isEqualTo(text);
        assertThat(scalar.type()).isEqualTo(type);
        assertThat(diagnostics.errors()).isEmpty();
    }

    @Test
    void textMayHaveSeveralLines() {
        assertThat(((Scalar) value("key: |\n  a\n  b\n")).text()).isEqualTo("a\nb\n");
        assertThat(((Scalar) value("key: >-\n  a\n  b\n")).text()).isEqualTo("a b");
    }

    @Test
    void nothingAfterAKeyIsNull() {
        assertThat(((Scalar) value("key:\nother: 1")).isNull()).isTrue();
        assertThat(((Scalar) value("key: ''")).isNull()).isFalse();
    }

    @Test
    void aNumberKeepsTheCharactersItWasWrittenWith() {
        assertThat(((Scalar) value("key: 1.50")).text()).isEqualTo("1.50");
    }

    @Test
    void everyNodeKnowsItsPlace() {
        Mapping root = root("a:\n  b: [x, y]\n");
        Mapping a = (Mapping) root.get("a").orElseThrow();
        Sequence b = (Sequence) a.get("b").orElseThrow();
        assertThat(b.location().orElseThrow()).hasToString("serverless.yml:2:6");
        assertThat(b.items().get(1).location().orElseThrow()).hasToString("serverless.yml:2:10");
        assertThat(a.entries().get(0).keyLocation().orElseThrow()).hasToString("serverless.yml:2:3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref Queue | {Ref: Queue}",
                "!GetAtt Queue.Arn | {Fn::GetAtt: [Queue, Arn]}",
                "!GetAtt Nested.Outputs.Arn | {Fn::GetAtt: [Nested, Outputs.Arn]}",
                "!GetAtt [Queue, Arn] | {Fn::GetAtt: [Queue, Arn]}",
                "!Sub '${A}' | {Fn::Sub: ${A}}",
                "!Join ['-', [a, !Ref B]] | {Fn::Join: [-, [a, {Ref: B}]]}",
                "!Condition C | {Condition: C}",
                "!Sub 12 | {Fn::Sub: 12}",
                "!GetAtt '${self:custom.name}.Arn' | {Fn::GetAtt: [${self:custom.name}, Arn]}",
                "!GetAtt 'Queue${opt:n, ''a.b''}.Arn' | {Fn::GetAtt: [Queue${opt:n, 'a.b'}, Arn]}",
                "!GetAtt '${self:custom.both}' | {Fn::GetAtt: ${self:custom.both}}",
                "!If [C, !Ref A, !Ref 'AWS::NoValue'] | {Fn::If: [C, {Ref: A}, {Ref: AWS::NoValue}]}",
                "!FindInMap [M, !Ref 'AWS::Region', k] | {Fn::FindInMap: [M, {Ref: AWS::Region}, k]}",
                "!Select [0, !GetAZs ''] | {Fn::Select: [0, {Fn::GetAZs: }]}",
                "!Split [',', !ImportValue x] | {Fn::Split: [,, {Fn::ImportValue: x}]}",
                "!Base64 a | {Fn::Base64: a}",
                "!Cidr [a, 1, 2] | {Fn::Cidr: [a, 1, 2]}",
                "!And [!Not [!Equals [a, b]], !Or [!Condition C]] | "
                        + "{Fn::And: [{Fn::Not: [{Fn::Equals: [a, b]}]}, {Fn::Or: [{Condition: C}]}]}",
                "!Transform {Name: n} | {Fn::Transform: {Name: n}}",
                "!Length [a] | {Fn::Length: [a]}",
                "!ToJsonString {a: 1} | {Fn::ToJsonString: {a: 1}}"
            })
    void shortFormsBecomeLongForms(String written, String expected) {
        assertThat(show(value("key: " + written))).isEqualTo(expected);
    }

    @Test
    void anUnknownTagIsReportedWithTheNearestOne() {
        read("key: !GetAt Queue.Arn");
        assertThat(rendered()).contains("serverless.yml:1:6 the tag !GetAt is unknown", "Did you mean \"!GetAtt\"?");
    }

    @Test
    void aShortFormStandsWhereItsTagStands() {
        Mapping sub = (Mapping) value("key:\n  !Sub text");
        assertThat(sub.location().orElseThrow()).hasToString("serverless.yml:2:3");
        assertThat(sub.get("Fn::Sub").orElseThrow().location()).isEqualTo(sub.location());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!GetAtt Queue | !GetAtt needs a resource and its attribute, joined by a dot, but is \"Queue\"",
                "!GetAtt .Arn | !GetAtt needs a resource and its attribute",
                "!GetAtt Queue. | !GetAtt needs a resource and its attribute",
                "!Ref | !Ref lacks the name of what it refers to",
                "!!int abc | !!int cannot be \"abc\"",
                "!!bool 1 | !!bool cannot be \"1\"",
                "!!null x | !!null cannot be \"x\"",
                "!!map [a] | !!map cannot be a list",
                "!!seq {a: 1} | !!seq cannot be a mapping"
            })
    void aValueThatDoesNotFitItsTagIsReported(String written, String problem) {
        read("key: " + written);
        assertThat(rendered()).contains("serverless.yml:1:6 " + problem, "[TAG_MISMATCH]");
    }

    @ParameterizedTest
    @CsvSource({
        "!Fn::Sub a, !Fn::Sub, !Sub",
        "!ref a, !ref, !Ref",
        "!Importvalue a, !Importvalue, !ImportValue",
        "!FindinMap [a], !FindinMap, !FindInMap"
    })
    void theTagThatWasMeantIsNamed(String written, String tag, String meant) {
        read("key: " + written);
        assertThat(rendered()).contains("the tag " + tag + " is unknown", "Did you mean \"" + meant + "\"?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!binary aGk=",
                "!!timestamp 2020-01-01",
                "!!set {a: }",
                "!<tag:example.com,2020:x> y",
                "!js/function x"
            })
    void tagsThatJsonCannotExpressAreUnknown(String written) {
        read("key: " + written);
        assertThat(rendered()).contains("is unknown [UNKNOWN_TAG]");
    }

    @Test
    void aKeyThatStandsTwiceIsReportedWithBothPlaces() {
        read("a: 1\nb: 2\na: 3\n");
        assertThat(rendered()).contains("serverless.yml:3:1", "first at serverless.yml:1:1", "[DUPLICATE_KEY]");
    }

    @Test
    void mergedKeysAreTakenUnlessTheMappingHasItsOwn() {
        Mapping root =
                root("base: &base {a: 1, b: 2}\nother: &other {b: 3, c: 4}\nkey:\n  <<: [*base, *other]\n  a: 9\n");
        assertThat(diagnostics.errors()).isEmpty();
        assertThat(show(root.get("key").orElseThrow())).isEqualTo("{a: 9, b: 2, c: 4}");
    }

    @Test
    void mergingAWordIsReported() {
        read("key:\n  <<: word\n");
        assertThat(rendered())
                .contains("serverless.yml:2:7 << merges a mapping", "but here is \"word\"", "[INVALID_MERGE]");
    }

    @Test
    void allProblemsOfAFileAreReportedAtOnce() {
        read("a: 1\na: 2\nb: !Nothing x\nc: {d: 1, d: 2}\n");
        assertThat(diagnostics.errors())
                .extracting(error -> error.code().name())
                .containsExactly("DUPLICATE_KEY", "UNKNOWN_TAG", "DUPLICATE_KEY");
    }

    @Test
    void keysThatOnlyDifferInQuotesAreTheSame() {
        read("1: a\n'1': b\n");
        assertThat(rendered()).contains("the key \"1\" is here a second time");
    }

    @Test
    void ownKeysWinBeforeAndAfterTheMergeKey() {
        Mapping root = root("base: &base {a: 1, b: 2, c: 3}\nkey:\n  b: 8\n  <<: *base\n  c: 9\n");
        assertThat(show(root.get("key").orElseThrow())).isEqualTo("{b: 8, a: 1, c: 9}");
        assertThat(diagnostics.errors()).isEmpty();
    }

    @Test
    void aKeyOfTheMappingsOwnStandsTwiceAlsoBesideAMergeKey() {
        read("base: &base {a: 1}\nkey:\n  <<: *base\n  a: 2\n  a: 3\n");
        assertThat(rendered())
                .contains("serverless.yml:5:3 the key \"a\" is here a second time, first at serverless.yml:4:3");
    }

    @Test
    void severalMergeKeysAreOneList() {
        Mapping root = root("x: &x {a: 1}\ny: &y {a: 2, b: 3}\nkey:\n  <<: *x\n  <<: *y\n");
        assertThat(show(root.get("key").orElseThrow())).isEqualTo("{a: 1, b: 3}");
    }

    @Test
    void aMergeKeyInQuotesIsAnOrdinaryKey() {
        assertThat(show(root("'<<': {a: 1}"))).isEqualTo("{<<: {a: 1}}");
    }

    @Test
    void mergedValuesKeepThePlaceWhereTheyWereWritten() {
        Mapping key = (Mapping)
                root("base: &base {a: 1}\nkey:\n  <<: *base\n").get("key").orElseThrow();
        assertThat(key.get("a").orElseThrow().location().orElseThrow()).hasToString("serverless.yml:1:17");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "~: a | the key is null",
                "null: a | the key is null",
                "'': a | the key is empty",
                "\"\": a | the key is empty",
                "{a: 1}: b | the key is a mapping",
                "!Ref a: b | the key is a mapping",
                "{? }  | the key is null"
            })
    void aKeyThatIsNoWordIsReported(String written, String problem) {
        read(written);
        assertThat(rendered()).contains(problem, "[INVALID_KEY]");
    }

    @Test
    void aKeyIsTheTextAsWritten() {
        assertThat(show(root("200: a\nTrue: b\n1.0: c\n0x10: d\n"))).isEqualTo("{200: a, True: b, 1.0: c, 0x10: d}");
    }

    @Test
    void aKeyMayBeAnAlias() {
        assertThat(show(root("a: &k key\n*k : b\n"))).isEqualTo("{a: key, key: b}");
        read("a: &k [x]\n*k : b\n");
        assertThat(rendered()).contains("the key is a list");
    }

    @Test
    void aKeyThatIsAListIsReported() {
        read("[a, b]: c");
        assertThat(rendered()).contains("the key is a list");
    }

    @Test
    void anEmptyFileIsAnEmptyMapping() {
        assertThat(root("").entries()).isEmpty();
        assertThat(root("# only a comment\n").entries()).isEmpty();
    }

    @Test
    void aLeadingDocumentMarkIsFineASecondDocumentIsNot() {
        assertThat(show(root("---\na: 1\n"))).isEqualTo("{a: 1}");
        assertThat(diagnostics.errors()).isEmpty();
        read("a: 1\n---\nb: 2\n");
        assertThat(rendered()).contains("serverless.yml:3:1 is a second document");
    }

    @Test
    void emptyDocumentsDoNotCount() {
        assertThat(show(root("---\n---\na: 1\n---\n"))).isEqualTo("{a: 1}");
        assertThat(show(root("a: 1\n...\n"))).isEqualTo("{a: 1}");
        assertThat(root("---\n").entries()).isEmpty();
        assertThat(diagnostics.errors()).isEmpty();
    }

    @Test
    void aByteOrderMarkIsIgnored() {
        Mapping root = root("\uFEFFa: 1");
        assertThat(root.entries().get(0).keyLocation().orElseThrow()).hasToString("serverless.yml:1:1");
    }

    @Test
    void jsonMayBeIndentedByTabsAndHaveNoSpaces() {
        assertThat(show(root("{\n\t\"a\":1,\n\t\"b\":{\"c\":[\n\t\t\"\\ud83d\\ude00\",\"\\/\"\n\t]}\n}")))
                .isEqualTo("{a: 1, b: {c: [\uD83D\uDE00, /]}}");
        assertThat(diagnostics.errors()).isEmpty();
    }

    @Test
    void jsonIsYaml() {
        assertThat(show(root("{\"a\": {\"b\": [1, \"2\", true, null]}}"))).isEqualTo("{a: {b: [1, 2, true, null]}}");
    }

    @ParameterizedTest
    @CsvSource({"'a: [1, 2', 1", "'a:\n\t- b', 2", "'a: \"open', 1", "'a: b: c', 1", "'a:\n  b: 1\n c: 2', 3"})
    void textThatIsNoYamlIsReportedAtItsPlace(String text, int line) {
        read(text);
        assertThat(diagnostics.errors()).isNotEmpty();
        assertThat(diagnostics.errors().get(0).code().name()).isEqualTo("YAML_SYNTAX");
        assertThat(diagnostics.errors().get(0).location().orElseThrow().line()).isGreaterThanOrEqualTo(line);
    }

    @Test
    void anAnchorMayBeGivenAgain() {
        assertThat(show(root("a: &x 1\nb: *x\nc: &x 2\nd: *x\ne: &x [&x 3, *x]\n")))
                .isEqualTo("{a: 1, b: 1, c: 2, d: 2, e: [3, 3]}");
    }

    @Test
    void aValueGivenByAnAliasKeepsThePlaceOfItsAnchor() {
        Mapping root = root("a: &x 1\nb: *x\n");
        assertThat(root.get("b").orElseThrow().location().orElseThrow()).hasToString("serverless.yml:1:4");
        assertThat(root.entries().get(1).keyLocation().orElseThrow()).hasToString("serverless.yml:2:1");
    }

    @Test
    void everyNodeOfAFragmentHasThePlaceOfTheFragment() {
        Optional<Location> place = Optional.of(new Location("pom.xml", 7, 9));
        Mapping fragment = (Mapping) new YamlReader(diagnostics)
                .readFragment("a:\n  - !Ref B\n", place)
                .orElseThrow();
        assertThat(fragment.location()).isEqualTo(place);
        assertThat(((Sequence) fragment.get("a").orElseThrow()).items().get(0).location())
                .isEqualTo(place);
        new YamlReader(diagnostics).readFragment("a: 'open", place);
        assertThat(rendered()).contains("pom.xml:7:9 is not valid YAML: this quotation mark");
    }

    @Test
    void aliasesThatExplodeAreStopped() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(8) + alias + "]\n");
        }
        read(bomb.toString());
        assertThat(rendered()).contains("expands to more than 200000 nodes", "[YAML_TOO_LARGE]");
    }

    @Test
    void mergeKeysThatExplodeAreStopped() {
        StringBuilder bomb = new StringBuilder("a0: &a0 {k: x}\n");
        for (int i = 1; i < 30; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " {<<: [" + (alias + ", ").repeat(8) + alias + "]}\n");
        }
        read(bomb.toString());
        assertThat(rendered()).contains("expands to more than 200000 nodes", "[YAML_TOO_LARGE]");
    }

    @Test
    void aTreeOfOneHundredThousandEntriesIsReadAndTwoHundredThousandAreNot() {
        assertThat(((Sequence) value("key: [" + "{a: 1}, ".repeat(99_999) + "]")).items())
                .hasSize(99_999);
        read("key: [" + "{a: 1}, ".repeat(100_000) + "]");
        assertThat(rendered()).contains("expands to more than 200000 nodes");
    }

    @Test
    void nestingIsBounded() {
        assertThat(read("[".repeat(100) + "]".repeat(100))).isPresent();
        assertThat(diagnostics.errors()).isEmpty();
        read("[".repeat(1_000_000));
        assertThat(rendered()).contains("serverless.yml:1:101 is nested more than 100 deep", "[YAML_TOO_LARGE]");
    }

    @Test
    void nestingIsBoundedThroughAliasesToo() {
        StringBuilder chain = new StringBuilder("a0: &a0 []\n");
        for (int i = 1; i < 150; i++) {
            chain.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
        }
        read(chain.toString());
        assertThat(rendered()).contains("serverless.yml:100:12 is nested more than 100 deep");
    }

    @Test
    void anEnormousFileIsRefused() {
        read("a: " + "x".repeat(5 << 20));
        assertThat(rendered()).contains("[YAML_TOO_LARGE]");
    }

    @Test
    void whateverIsReadEndsInATreeOrADiagnostic() {
        long seed = Long.getLong("serverless.seed", 20261123L);
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            String mutated = mutated(random);
            Diagnostics found = new Diagnostics();
            Optional<ConfigNode> tree;
            try {
                tree = new YamlReader(found).read(mutated, "serverless.yml");
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", case " + i + ": " + mutated, e);
            }
            assertThat(tree.isPresent() || !found.errors().isEmpty())
                    .as("seed %s, case %s: %s", seed, i, mutated)
                    .isTrue();
        }
    }

    private static String mutated(Random random) {
        String valid = """
                %YAML 1.2
                ---
                service: a
                provider: &p
                  name: aws
                  tags: {a: 'b', c: "d\\u0041\\x41\\U0001F600", 012: 0x1F}
                functions:
                  - &f !Sub x
                  - *f
                  - |2-
                      t
                  - <<: [*p, {k: !GetAtt A.B}]
                    ? q
                    : !!int 5
                """;
        String inserted = "\t :-[]{}&*!|>'\"%@#,\\\u0000\uD800\u0085\uFEFF?.~Uux09FGf\n\r";
        StringBuilder mutated = new StringBuilder(valid);
        for (int change = random.nextInt(5); change >= 0; change--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.deleteCharAt(at);
                case 1 -> mutated.insert(at, inserted.charAt(random.nextInt(inserted.length())));
                case 2 -> mutated.setCharAt(at, valid.charAt(random.nextInt(valid.length())));
                default ->
                    mutated.insert(at, valid, at % valid.length(), Math.min(valid.length(), at % valid.length() + 9));
            }
        }
        return mutated.toString();
    }

    private ConfigNode value(String yaml) {
        return root(yaml).get("key").orElseThrow();
    }

    private Mapping root(String yaml) {
        return (Mapping) read(yaml).orElseThrow();
    }

    private Optional<ConfigNode> read(String yaml) {
        return new YamlReader(diagnostics).read(yaml, "serverless.yml");
    }

    private String rendered() {
        return diagnostics.errors().stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
    }

    static String show(ConfigNode node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> entry.key() + ": " + show(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(YamlReaderTest::show).collect(Collectors.joining(", ", "[", "]"));
        }
        return List.of(((Scalar) node).text()).get(0);
    }
}
