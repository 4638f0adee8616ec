/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import static io.github.serverlessmaven.variable.Variables.at;
import static io.github.serverlessmaven.variable.Variables.problems;
import static io.github.serverlessmaven.variable.Variables.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import io.github.serverlessmaven.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableResolverTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5            | 5",
                "1.5          | 1.5",
                "true         | true",
                "abc          | \"abc\"",
                "''           | \"\"",
                "[a, {b: 1}]  | [\"a\", {b: 1}]",
                "{}           | {}",
            })
    void aWholeVariableKeepsTheTypeOfItsValue(String value, String resolved) {
        assertThat(x("y: " + value, "x: ${self:custom.y}")).isEqualTo(resolved);
    }

    @Test
    void aWholeVariableKeepsThePlaceWhereItsValueWasWritten() {
        ConfigNode.Mapping resolved = new Variables().resolve("custom:\n  y: 5\n  x: ${self:custom.y}");
        assertThat(at(resolved, "custom", "x").location()).contains(new Location("serverless.yml", 2, 6));
    }

    @Test
    void aValueThatStandsInNoFileGetsThePlaceOfItsUse() {
        Variables variables = new Variables();
        variables.environment.put("A", "1");
        ConfigNode.Mapping resolved = variables.resolve("custom:\n  y: ${env:A}\n  x: ${self:custom.y}");
        assertThat(at(resolved, "custom", "x").location()).contains(new Location("serverless.yml", 2, 6));
    }

    @Test
    void variablesInALongerTextAreJoinedAsText() {
        assertThat(x("n: 5", "t: true", "x: a-${self:custom.n}-${self:custom.t}${self:custom.n}"))
                .isEqualTo("\"a-5-true5\"");
    }

    @Test
    void aLongerTextTakesNoListMappingOrNull() {
        assertThat(problems(
                        "l: [a]", "m: {a: 1}", "x: a${self:custom.l}", "y: a${self:custom.m}", "z: a${opt:q, null}"))
                .containsExactly(
                        "4 custom.x VARIABLE_NOT_TEXT text is needed here, but ${self:custom.l} is a list",
                        "5 custom.y VARIABLE_NOT_TEXT text is needed here, but ${self:custom.m} is a mapping",
                        "6 custom.z VARIABLE_NOT_TEXT text is needed here, but ${opt:q, null} is null");
    }

    @Test
    void addressesAndParametersTakeTextOnly() {
        assertThat(problems("l: [a]", "x: ${self:custom.${self:custom.l}}", "y: ${strToBool(${self:custom.l})}"))
                .containsExactly(
                        "3 custom.x VARIABLE_NOT_TEXT text is needed here, but ${self:custom.l} is a list",
                        "4 custom.y VARIABLE_NOT_TEXT text is needed here, but ${self:custom.l} is a list");
    }

    @Test
    void nullAndMissingMoveOnToTheNextSource() {
        assertThat(x("n: null", "x: ${self:custom.n, self:custom.none, opt:none, env:none, 'last'}"))
                .isEqualTo("\"last\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"'',\"\"", "0,0", "false,false", "{},{}", "[],[]"})
    void emptyValuesAreValues(String value, String resolved) {
        assertThat(x("y: " + value, "x: ${self:custom.y, 'fallback'}")).isEqualTo(resolved);
    }

    @Test
    void aLiteralNullMakesTheValueNull() {
        assertThat(x("x: ${opt:none, null}")).isEqualTo("null");
    }

    @Test
    void literalsKeepTheirType() {
        assertThat(x("x: ['${opt:a, 1}', '${opt:a, 1.5}', '${opt:a, true}', \"${opt:a, 'b'}\"]"))
                .isEqualTo("[1, 1.5, true, \"b\"]");
    }

    @Test
    void aLiteralMayHoldVariables() {
        assertThat(x("n: 5", "y: ${opt:a, '${self:custom.n}'}", "x: ${opt:a, 'v-${self:custom.y}'}"))
                .isEqualTo("\"v-5\"");
    }

    @Test
    void foreignVariablesStayAndTheirsAreResolved() {
        assertThat(x("k: 5", "x: ${AWS::Region}-${Foo.Bar}-$${x}-${AWS::${self:custom.k}}"))
                .isEqualTo("\"${AWS::Region}-${Foo.Bar}-$${x}-${AWS::5}\"");
    }

    @Test
    void escapedVariablesBecomeTextThatIsNotResolvedAgain() {
        assertThat(x("y: '\\${self:custom.n}'", "x: 'a ${self:custom.y} \\\\${self:custom.n}'", "n: 5"))
                .isEqualTo("\"a ${self:custom.n} \\5\"");
    }

    @Test
    void keysAreNeverTouched() {
        assertThat(x("n: 5", "x: {'k${self:custom.n}': 1}")).isEqualTo("{k${self:custom.n}: 1}");
    }

    @Test
    void textOfThePomMayHoldVariablesAndStaysUntyped() {
        ConfigNode.Mapping root = new ConfigNode.Mapping(
                List.of(entry("stage", untyped("qa")), entry("name", untyped("hello-${self:stage}"))),
                Optional.empty());
        assertThat(Yaml.line(new Variables().resolve(root))).isEqualTo("{stage: 'qa', name: 'hello-qa'}");
    }

    @Test
    void aConfigurationWithoutVariablesIsReturnedAsItIs() {
        ConfigNode.Mapping root = Yaml.mapping("a: {b: [1, x]}");
        assertThat(new Variables().resolve(root)).isSameAs(root);
    }

    @Test
    void aMissingValueIsReportedWithTheLastSourceTriedAndARemedy() {
        Variables variables = new Variables();
        variables.resolve("functions:\n  hello:\n    description: ${env:A, opt:text}");
        assertThat(variables.diagnostics.errors())
                .containsExactly(new Diagnostic(
                        Evaluation.MISSING,
                        Severity.ERROR,
                        Optional.of(new Location("serverless.yml", 3, 18)),
                        "functions.hello.description",
                        "there is no value for ${env:A, opt:text}; the last source tried is \"opt\"",
                        "Give -Dserverless.opt.text=..., or add a fallback, as in ${opt:text, 'value'}."));
    }

    @Test
    void aValueThatIsMissingForAnotherTellsWhereThatIs() {
        Variables variables = new Variables();
        variables.resolve("service: ${self:custom.name}\ncustom:\n  name: ${env:NAME}");
        assertThat(variables.problems())
                .containsExactly("3 custom.name VARIABLE_VALUE_MISSING there is no value for ${env:NAME}"
                        + " (used at serverless.yml:1:10)");
    }

    @Test
    void whatCannotBeResolvedStaysAsWritten() {
        ConfigNode.Mapping resolved =
                new Variables().resolve("custom:\n  y: 1\n  x: [\"${opt:none}\", '${self:custom.y}']");
        assertThat(Yaml.line(at(resolved, "custom", "x"))).isEqualTo("[\"${opt:none}\", 1]");
    }

    @Test
    void allProblemsAreReportedAtOnceAndEachCauseOnce() {
        assertThat(problems(
                        "a: ${opt:none}",
                        "b: ${self:custom.a}",
                        "c: b ${self:custom.b, 'x'}",
                        "d: ${self:custom.a",
                        "e: [1, '${foo:x}']"))
                .containsExactly(
                        "2 custom.a VARIABLE_VALUE_MISSING there is no value for ${opt:none}",
                        "5 custom.d VARIABLE_SYNTAX a variable has no closing bracket in \"${self:custom.a\"",
                        "6 custom.e.1 VARIABLE_SOURCE_UNKNOWN there is no source \"foo\" of variables, as in ${foo:x}");
    }

    @Test
    void anUnknownSourceIsReportedEvenBehindAValueAndTheRightOneGuessed() {
        Variables variables = new Variables();
        variables.resolve("custom: {y: 1, x: '${self:custom.y, slef:custom.z}'}");
        assertThat(variables.diagnostics.errors()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(Sources.UNKNOWN);
            assertThat(diagnostic.remedy())
                    .isEqualTo(
                            "Did you mean \"self\"? The sources are aws, cf, env, file, git, maven, opt, param, s3, self,"
                                    + " sls, ssm, strToBool; write \\${ where ${ does not start a variable.");
        });
    }

    @Test
    void theOldSpellingOfARegionIsReportedWithTheNewOne() {
        Variables variables = new Variables();
        variables.resolve("custom: {x: '${cf.eu-west-1:stack.Output}'}");
        assertThat(variables.diagnostics.errors())
                .singleElement()
                .satisfies(diagnostic ->
                        assertThat(diagnostic.remedy()).startsWith("Did you mean \"cf(eu-west-1)\"? The sources are"));
    }

    @Test
    void aCycleIsToldAsAPath() {
        assertThat(problems("a: ${self:custom.b}", "b: c ${self:custom.c}", "c: ${self:custom.a}"))
                .containsExactly(
                        "2 custom.a VARIABLE_CYCLE this needs its own value: custom.a -> custom.b -> custom.c -> custom.a");
    }

    @Test
    void aValueThatNeedsItselfIsACycle() {
        assertThat(problems("a: ${self:custom.a}"))
                .containsExactly("2 custom.a VARIABLE_CYCLE this needs its own value: custom.a -> custom.a");
    }

    @Test
    void aPartThatHoldsItselfIsACycle() {
        assertThat(problems("a: {b: '${self:custom.a}'}"))
                .containsExactly(
                        "2 custom.a.b VARIABLE_CYCLE this needs its own value: custom.a -> custom.a.b -> custom.a");
    }

    @Test
    void partsThatHoldEachOtherAreACycle() {
        assertThat(problems("a: {x: ['${self:custom.b}']}", "b: {y: '${self:custom.a}'}"))
                .containsExactly(
                        "2 custom.a.x.0 VARIABLE_CYCLE this needs its own value: custom.a -> custom.a.x.0 -> custom.b.y -> custom.a");
    }

    @Test
    void theWholeConfigurationInsideItselfIsACycle() {
        assertThat(problems("a: ${self:}"))
                .containsExactly("2 custom.a VARIABLE_CYCLE this needs its own value: custom -> custom.a -> custom");
    }

    @Test
    void neighboursInOneMappingMayReferToEachOther() {
        assertThat(
                        x(
                                "x: {name: '${self:custom.x.first}-${self:custom.x.last}', first: a, last: '${self:custom.x.first}'}"))
                .isEqualTo("{name: \"a-a\", first: \"a\", last: \"a\"}");
    }

    @Test
    void valuesOfSourcesMayHoldVariablesTenTimesOver() {
        Variables variables = new Variables();
        for (int i = 1; i <= 12; i++) {
            variables.environment.put("N" + i, i == 12 ? "end" : "${env:N" + (i + 1) + "}");
        }
        assertThat(variables.resolveX("x: ${env:N2}")).isEqualTo("'end'");
        variables.resolve("custom: {x: '${env:N1}'}");
        assertThat(variables.problems()).singleElement().asString().startsWith("1 custom.x VARIABLE_TOO_DEEP ");
    }

    @Test
    void aSourceThatNeedsItselfIsACycle() {
        Variables variables = new Variables();
        variables.environment.put("A", "${env:B}");
        variables.environment.put("B", "${env:A}");
        variables.resolve("custom: {x: '${env:A}'}");
        assertThat(variables.problems())
                .containsExactly(
                        "1 custom.x VARIABLE_CYCLE this needs its own value: ${env:A} -> ${env:B} -> ${env:A}");
    }

    @Test
    void chainsOfAHundredReferencesAreFollowed() {
        assertThat(x(chain(99))).isEqualTo("\"end\"");
    }

    @Test
    void endlessChainsOfReferencesEndWithAMessage() throws InterruptedException {
        List<String> told = new ArrayList<>();
        Thread small = new Thread(null, () -> told.addAll(problems(chain(5_000))), "small stack", 768 * 1024);
        small.start();
        small.join();
        assertThat(told).isNotEmpty().allMatch(problem -> problem.contains("VARIABLE_TOO_DEEP"));
    }

    @Test
    void valuesThatRepeatThemselvesEndWithAMessage() {
        List<String> lines = new ArrayList<>(List.of("a0: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]"));
        for (int i = 1; i <= 40; i++) {
            String inner = "'${self:custom.a" + (i - 1) + "}', ";
            lines.add("a" + i + ": [" + inner.repeat(9) + "1]");
        }
        assertThat(problems(lines.toArray(String[]::new)))
                .singleElement()
                .asString()
                .contains("VARIABLE_TOO_LARGE with this, the variables of the configuration have more than 200000");
    }

    @Test
    void textsThatRepeatThemselvesEndWithAMessage() {
        List<String> lines = new ArrayList<>(List.of("a0: abcdefghij"));
        for (int i = 1; i <= 60; i++) {
            lines.add("a" + i + ": ${self:custom.a" + (i - 1) + "}${self:custom.a" + (i - 1) + "}");
        }
        assertThat(problems(lines.toArray(String[]::new)))
                .singleElement()
                .asString()
                .contains("VARIABLE_TOO_LARGE");
    }

    @Test
    void aSharedPartIsResolvedOnce() {
        List<String> lookups = new ArrayList<>();
        VariableSource counting = new VariableSource() {
            @Override
            public String name() {
                return "count";
            }

            @Override
            public Optional<ConfigNode> lookup(Lookup lookup) {
                lookups.add(lookup.params() + lookup.address().orElse(""));
                return Optional.of(Scalars.text("v"));
            }
        };
        Diagnostics diagnostics = new Diagnostics();
        new VariableResolver(List.of(counting, new SelfSource()), new Variables().cloud)
                .resolve(
                        Yaml.mapping(
                                "a: &a {b: '${count:x}', c: '${count(p):x} ${count:x}'}\nd: *a\ne: ['${self:a}', '${self:a}']"),
                        diagnostics);
        assertThat(diagnostics.errors()).isEmpty();
        assertThat(lookups).containsExactly("[]x", "[p]x");
    }

    @Test
    void onlyWhatIsAskedForIsResolved() {
        Variables variables = new Variables();
        String root = "useDotenv: ${self:custom.a}\ncustom: {a: true, b: '${opt:none}'}";
        assertThat(variables.resolveEarly(root, "useDotenv").map(Yaml::line)).contains("true");
        assertThat(variables.resolveEarly(root, "custom.b.c")).isEmpty();
        assertThat(variables.resolveEarly(root, "none.c")).isEmpty();
        assertThat(variables.problems())
                .containsExactly("2 custom.b VARIABLE_VALUE_MISSING there is no value for ${opt:none}");
    }

    @Test
    void aFallbackIsNotLookedUpWhenItIsNotNeeded() {
        assertThat(x("y: 1", "x: ${self:custom.y, ssm:/needs/aws}")).isEqualTo("1");
    }

    @Test
    void aThousandFunctionsWithFiveThousandVariablesAreResolved() {
        StringBuilder yaml = new StringBuilder("custom:\n  env: {A: 1, B: x}\nfunctions:\n");
        for (int i = 0; i < 1_000; i++) {
            yaml.append("  f")
                    .append(i)
                    .append(":\n    handler: a.B\n    name: ${sls:stage}-f")
                    .append(i)
                    .append("\n    memorySize: ${self:functions.f")
                    .append((i * 7) % 1_000)
                    .append(".size, 512}")
                    .append("\n    description: ${self:functions.f")
                    .append((i * 13) % 1_000)
                    .append(".handler} ${opt:x, 'y'}")
                    .append("\n    environment: ${self:custom.env}\n");
        }
        Variables variables = new Variables();
        ConfigNode.Mapping resolved = variables.resolve(yaml.toString());
        variables.diagnostics.throwIfErrors();
        assertThat(Yaml.line(at(resolved, "functions", "f999")))
                .isEqualTo("{handler: \"a.B\", name: \"dev-f999\", memorySize: 512, description: \"a.B y\","
                        + " environment: {A: 1, B: \"x\"}}");
    }

    private static String[] chain(int length) {
        List<String> lines = new ArrayList<>(List.of("x: ${self:custom.a1}"));
        for (int i = 1; i < length; i++) {
            lines.add("a" + i + ": ${self:custom.a" + (i + 1) + "}");
        }
        lines.add("a" + length + ": end");
        return lines.toArray(String[]::new);
    }

    private static ConfigNode.Entry entry(String key, ConfigNode value) {
        return new ConfigNode.Entry(key, Optional.empty(), value);
    }

    private static ConfigNode untyped(String text) {
        return new Scalar(text, ScalarType.UNTYPED, Optional.of(new Location("pom.xml", 1, 1)));
    }
}
