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
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                "!Sub 12 | {Fn::Sub: 12}"
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
        assertThat(rendered()).contains("serverless.yml:3:1 is not valid YAML: Expected mapping node");
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
        assertThat(rendered()).contains("has 2 documents");
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
    void anAliasInsideItselfIsReported() {
        read("a: &a [*a]");
        assertThat(diagnostics.errors()).isNotEmpty();
    }

    @Test
    void nestingIsBounded() {
        read("a: " + "[".repeat(5_000) + "]".repeat(5_000));
        assertThat(diagnostics.errors()).isNotEmpty();
    }

    @Test
    void anEnormousFileIsRefused() {
        read("a: " + "x".repeat(5 << 20));
        assertThat(rendered()).contains("[YAML_TOO_LARGE]");
    }

    @Test
    void whateverIsReadEndsInATreeOrADiagnostic() {
        String valid =
                "service: a\nprovider:\n  name: aws\n  tags: {a: 'b', c: \"d\"}\nfunctions:\n  - &f !Sub x\n  - *f\n  - |\n    t\n";
        long seed = Long.getLong("serverless.seed", 20261123L);
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder mutated = new StringBuilder(valid);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(mutated.length());
                switch (random.nextInt(3)) {
                    case 0 -> mutated.deleteCharAt(at);
                    case 1 -> mutated.insert(at, "\t :-[]{}&*!|>'\"%@#,\u0000\uD800x\n".charAt(random.nextInt(23)));
                    default -> mutated.setCharAt(at, valid.charAt(random.nextInt(valid.length())));
                }
            }
            Diagnostics found = new Diagnostics();
            Optional<ConfigNode> tree = new YamlReader(found).read(mutated.toString(), "serverless.yml");
            assertThat(tree.isPresent() || !found.errors().isEmpty())
                    .as("seed %s, case %s: %s", seed, i, mutated)
                    .isTrue();
        }
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
