/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SyntaxProblemTest {

    static List<Arguments> broken() {
        String align = "Start all keys of a mapping in the same column, and items of a list too.";
        String quote = "Put the value into quotes.";
        return List.of(
                arguments("a:\n\tb: 1", "2:1", "there is a tab where only spaces are allowed", "Indent with spaces."),
                arguments("a: @x", "1:4", "a value cannot start with this character", quote),
                arguments("a: `x`", "1:4", "a value cannot start with this character", quote),
                arguments("a: b: c", "1:5", "this colon starts a mapping where none is allowed", align),
                arguments("a: b\n  c: d", "2:4", "this colon starts a mapping where none is allowed", align),
                arguments("a\nb: 1", "2:2", "this colon starts a mapping where none is allowed", align),
                arguments("a: - b", "1:4", "no list may start here", "Start it on a line of its own."),
                arguments("a: \"b\nc: 1", "1:4", "this quotation mark is never closed", "Close it"),
                arguments("a: 'b\nc: 1", "1:4", "this quotation mark is never closed", "Close it"),
                arguments("a: 'b\n---\nc", "1:4", "this quotation mark is never closed", "Close it"),
                arguments(
                        "a: [b, c\nd: 1",
                        "2:2",
                        "a list is not closed, or lacks a comma before this place; it starts at serverless.yml:1:4",
                        "Write [a, b]."),
                arguments(
                        "a: {b: c\nd: 1",
                        "2:2",
                        "a mapping is not closed, or lacks a comma before this place; it starts at serverless.yml:1:4",
                        "Write {a: 1, b: 2}."),
                arguments("a:\n  b: 1\n c: 2", "3:2", "the indentation fits none of the lines above", align),
                arguments("- a\nb: 1", "2:1", "there is a key among the items of a list", align),
                arguments("a: 1\n- b", "2:1", "there is a list item among the keys of a mapping", align),
                arguments("a: \"x\" y", "1:8", "text follows a value that is already complete", quote),
                arguments("a: !Base64 !Sub x", "1:12", "a value has two tags", "\"Fn::Base64: !Sub text\""),
                arguments(
                        "a: \"\\q\"", "1:6", "the backslash starts no escape that YAML knows", "Double the backslash"),
                arguments(
                        "a: \"\\xZZ\"",
                        "1:7",
                        "the backslash starts no escape that YAML knows",
                        "Double the backslash"),
                arguments("a: 1\nb\nc: 2", "3:1", "the key has no colon", "Write \"key: value\", with a space."),
                arguments("a: *", "1:5", "a value that starts with * is an alias", quote),
                arguments("a: *.js", "1:5", "a value that starts with * is an alias", quote),
                arguments("a: &", "1:5", "a value that starts with & is an anchor", quote),
                arguments(
                        "a: 1\n\n}",
                        "3:1",
                        "expected <block end>, but found '}'",
                        "Check indentation, quotes and brackets"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenYamlIsExplainedWhereItIsBroken(String text, String place, String problem, String remedy) {
        Diagnostic error = problem(text);
        assertThat(error.location().orElseThrow()).hasToString("serverless.yml:" + place);
        assertThat(error.problem()).startsWith("is not valid YAML: " + problem);
        assertThat(error.remedy()).contains(remedy);
    }

    static List<Arguments> unexpected() {
        return List.of(
                arguments("a: *all", "1:4", "the alias *all has no anchor &all above it"),
                arguments("a: &a [*a]", "1:8", "the alias *a is inside the value that it is an alias of"),
                arguments("a: &a {b: [1, *a]}", "1:15", "the alias *a is inside the value that it is an alias of"),
                arguments("a: &a\n  <<: *a", "2:7", "the alias *a is inside the value that it is an alias of"),
                arguments("a: \u0007", "1:4", "holds the character U+0007, which YAML does not allow"),
                arguments("a: \uD83D\uDE00\nc: \uD83D", "2:4", "holds the character U+D83D, which YAML does not allow"),
                arguments("\uD83D\uDE00: \u0000", "1:4", "holds the character U+0000, which YAML does not allow"),
                arguments("a: \"\\ud83d\"", "1:4", "holds one half of a character that needs two escapes"),
                arguments(
                        "a: \"\\UFFFFFFFF\"", "1:2", "is not valid YAML: what follows has a number YAML does not know"),
                arguments(
                        "%YAML 3.0\n---\na: 1",
                        "1:1", "is not valid YAML: what follows has a number YAML does not know"),
                arguments("%TAG !e! x\n---\na: !f!b c", "3:4", "is not valid YAML: found undefined tag handle !f!"));
    }

    @ParameterizedTest
    @MethodSource("unexpected")
    void whatTheParserDoesNotExplainIsExplainedHere(String text, String place, String problem) {
        Diagnostic error = problem(text);
        assertThat(error.location().orElseThrow()).hasToString("serverless.yml:" + place);
        assertThat(error.problem()).startsWith(problem);
        assertThat(error.remedy()).isNotEmpty();
    }

    private static Diagnostic problem(String text) {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(new YamlReader(diagnostics).read(text, "serverless.yml")).isEmpty();
        assertThat(diagnostics.errors()).hasSize(1);
        assertThat(diagnostics.errors().get(0).code()).isEqualTo(YamlReader.YAML_SYNTAX);
        return diagnostics.errors().get(0);
    }
}
