/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import static io.github.serverlessmaven.variable.Variables.problems;
import static io.github.serverlessmaven.variable.Variables.x;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableSourcesTest {

    private final Variables variables = new Variables();

    @Test
    void selfFollowsKeysAndIndices() {
        assertThat(x(
                        "l: [a, {b: [c]}]",
                        "x: ['${self:custom.l.0}', '${self:custom.l.1.b.0}', \"${self:custom.l.2, 'no'}\"]"))
                .isEqualTo("[\"a\", \"c\", \"no\"]");
    }

    @ParameterizedTest
    @CsvSource({"l.00", "l.-1", "l.length", "l.99999999999", "t.x", "m..b", "m.", ".m", "l.0.0"})
    void selfFindsNothingAtAddressesThatLeadNowhere(String address) {
        assertThat(x("l: [a]", "t: text", "m: {b: 1}", "x: \"${self:custom." + address + ", 'no'}\""))
                .isEqualTo("\"no\"");
    }

    @Test
    void selfLeadsThroughVariables() {
        assertThat(x(
                        "x: ${self:custom.${self:custom.k}.b.0}",
                        "k: m",
                        "m: ${self:custom.n}",
                        "n: {b: '${self:custom.l}'}",
                        "l: [1]"))
                .isEqualTo("1");
    }

    @Test
    void selfSeesNoDefaultsButSaysWhatDoes() {
        variables.resolve("custom:\n  x: ${self:provider.stage}\n  y: ${self:provider.region}");
        assertThat(remedies())
                .containsExactly(
                        "Use ${sls:stage}, which also knows the stage of the command line and the default.",
                        "Use ${aws:region}, which also knows the region of the command line and the default.");
    }

    @Test
    void selfGuessesTheRightKey() {
        variables.resolve(
                "custom: {table: a, x: '${self:custom.tabel}', y: '${self:custom.table.z}', z: '${self:q.r}'}");
        assertThat(remedies())
                .containsExactly(
                        "Did you mean \"table\" instead of \"tabel\"? Otherwise define it, or add a fallback, as in ${self:custom.name, 'value'}.",
                        "Define \"z\" there, or add a fallback, as in ${self:custom.name, 'value'}.",
                        "Define \"q\" there, or add a fallback, as in ${self:custom.name, 'value'}.");
    }

    @Test
    void aParameterOrValueThatIsNullIsToldToBeNull() {
        variables.resolve("params: {default: {a: }, dev: {b: ~}}\nstages: {dev: {params: {c: }}}\n"
                + "custom: {x: '${param:a}', y: '${param:b}', w: '${param:c}', n: ~, z: '${self:custom.n}'}");
        assertThat(remedies())
                .containsExactly(
                        "It is null there: give it a value, or write ${param:a, null} where it is used, which leaves out what it is for.",
                        "It is null there: give it a value, or write ${param:b, null} where it is used, which leaves out what it is for.",
                        "It is null there: give it a value, or write ${param:c, null} where it is used, which leaves out what it is for.",
                        "It is null there: give it a value, or write ${self:custom.n, null}, which leaves out what it is for.");
    }

    @Test
    void parametersMayStandInStagesAsInServerless4() {
        variables.stage = Optional.of("qa");
        variables.resolve("stages: {default: {params: {a: 1, b: 2, c: 3}}, qa: {params: {b: qa}}}\n"
                + "params: {qa: {c: 4}}\ncustom: {x: ['${param:a}', '${param:b}', '${param:c}']}");
        assertThat(variables.problems()).isEmpty();
    }

    @Test
    void variablesOneBelowTheOtherAreToldToBecomeAList() {
        variables.resolve("custom:\n  a: {x: 1}\n  b: {y: 2}\n  c:\n    ${self:custom.a}\n    ${self:custom.b}\n");
        assertThat(remedies()).containsExactly("Make a list of them, each on a line of its own with \"- \" before it.");
    }

    @Test
    void optKnowsTheOptionsStageAndRegion() {
        variables.options.put("memory", "512");
        variables.stage = Optional.of("qa");
        variables.region = Optional.of("eu-west-1");
        assertThat(variables.resolveX(
                        "x: ['${opt:memory}', '${opt:stage}', '${opt:region}', '${opt:}', \"${opt:none, 'no'}\"]"))
                .isEqualTo("['512', 'qa', 'eu-west-1', {memory: '512', region: 'eu-west-1', stage: 'qa'}, \"no\"]");
    }

    @Test
    void optSaysHowToGiveAnOption() {
        variables.resolve("custom: {x: '${opt:stage}', y: '${opt:a}'}");
        assertThat(remedies())
                .containsExactly(
                        "Give -Dserverless.stage=..., or add a fallback, as in ${opt:stage, 'value'}.",
                        "Give -Dserverless.opt.a=..., or add a fallback, as in ${opt:a, 'value'}.");
    }

    @Test
    void envKnowsTheEnvironmentVariables() {
        variables.environment.put("A", "1");
        variables.environment.put("EMPTY", "");
        assertThat(variables.resolveX("x: ['${env:A}', \"${env:EMPTY, 'no'}\", \"${env:NONE, 'no'}\"]"))
                .isEqualTo("['1', '', \"no\"]");
    }

    @Test
    void addressesThatMustBeThereAreMissed() {
        assertThat(problems(
                        "a: ${env:}",
                        "b: ${param:}",
                        "c: ${sls:}",
                        "d: ${aws:}",
                        "e: ${maven:}",
                        "f: ${cf:}",
                        "g: ${s3:}",
                        "h: ${ssm:}"))
                .hasSize(8)
                .allMatch(problem ->
                        problem.matches(".* VARIABLE_ARGUMENTS the address of the \"\\w+\" variable is missing"));
    }

    @Test
    void paramPrefersTheCommandLineThenTheStageThenTheDefault() {
        variables.params.put("a", "cli=1");
        ConfigTexts texts = params("qa", "${param:a}", "${param:b}", "${param:c}", "${param:n}", "${param:v}");
        assertThat(texts.line()).isEqualTo("['cli=1', \"stage\", {deep: true}, \"default\", \"resolved 5\"]");
    }

    @Test
    void paramTakesTheStageOfTheCommandLine() {
        variables.stage = Optional.of("prod");
        assertThat(params("qa", "${param:b}").line()).isEqualTo("[\"default\"]");
    }

    @Test
    void paramKnowsNoPathsAndSaysWhereToDefineOne() {
        variables.resolve("params: {default: {c: {deep: true}}}\ncustom: {x: '${param:c.deep}'}");
        assertThat(remedies())
                .containsExactly(
                        "Define c.deep under params.default or under the stage's params, or give -Dserverless.param.c.deep=...,"
                                + " or add a fallback, as in ${param:c.deep, 'value'}.");
    }

    private ConfigTexts params(String stage, String... uses) {
        return new ConfigTexts(Yaml.line(Variables.at(
                variables.resolve("provider: {stage: " + stage + "}\nparams:\n"
                        + "  default: {a: default, b: default, c: {deep: true}, n: default, v: 'resolved ${self:custom.five}'}\n"
                        + "  qa: {a: stage, b: stage, n: null}\n"
                        + "custom: {five: 5, x: ['" + String.join("', '", uses) + "']}"),
                "custom",
                "x")));
    }

    private record ConfigTexts(String line) {}

    @ParameterizedTest
    @CsvSource({"cli,qa,cli", ",qa,qa", ",,dev", ",'${self:custom.s}',prod"})
    void slsKnowsTheStageInEffect(String cli, String configured, String stage) {
        variables.stage = Optional.ofNullable(cli);
        String provider = configured == null ? "aws" : "{stage: '" + configured + "'}";
        assertThat(Yaml.line(Variables.at(
                        variables.resolve("provider: " + provider + "\ncustom: {s: prod, x: '${sls:stage}'}"),
                        "custom",
                        "x")))
                .isEqualTo("\"" + stage + "\"");
    }

    @Test
    void slsKnowsTheInstanceAndNothingElse() {
        assertThat(x("x: ${sls:instanceId}")).isEqualTo("\"1793000000000\"");
        assertThat(problems("x: ${sls:foo, 'no'}"))
                .containsExactly("2 custom.x VARIABLE_ARGUMENTS \"sls\" has no \"foo\", only stage and instanceId");
    }

    @Test
    void aStageThatNeedsItselfIsACycle() {
        variables.resolve("provider: {stage: '${sls:stage}'}");
        assertThat(variables.problems())
                .containsExactly(
                        "1 provider.stage VARIABLE_CYCLE this needs its own value: provider.stage -> provider.stage");
    }

    @Test
    void aStageMustBeText() {
        variables.resolve("provider: {stage: [a]}\ncustom: {x: '${sls:stage}'}");
        assertThat(variables.problems())
                .containsExactly("2 custom.x VARIABLE_NOT_TEXT text is needed here, but provider.stage is a list");
    }

    @ParameterizedTest
    @CsvSource({"cli,eu-west-1,cli", ",eu-west-1,eu-west-1", ",,us-east-1"})
    void awsKnowsTheRegionInEffectWithoutAws(String cli, String configured, String region) {
        variables.region = Optional.ofNullable(cli);
        String provider = configured == null ? "aws" : "{region: " + configured + "}";
        assertThat(Yaml.line(Variables.at(
                        variables.resolve("provider: " + provider + "\ncustom: {x: '${aws:region}'}"), "custom", "x")))
                .isEqualTo("\"" + region + "\"");
    }

    @Test
    void awsKnowsNothingElse() {
        assertThat(problems("x: ${aws:foo}"))
                .containsExactly("2 custom.x VARIABLE_ARGUMENTS \"aws\" has no \"foo\", only accountId and region");
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "TRUE,true",
        "1,true",
        "'\" True \"',true",
        "false,false",
        "0,false",
        "${self:custom.t},true"
    })
    void strToBoolMakesBooleans(String param, String truth) {
        assertThat(x("t: true", "x: '${strToBool(" + param + ")}'")).isEqualTo(truth);
    }

    @Test
    void strToBoolTakesNothingElse() {
        assertThat(problems("x: ${strToBool(maybe)}", "y: ${strToBool()}", "z: ${strToBool(1, 0)}"))
                .containsExactly(
                        "2 custom.x VARIABLE_NO_BOOLEAN strToBool cannot make a boolean of \"maybe\"",
                        "3 custom.y VARIABLE_ARGUMENTS the \"strToBool\" variable needs one parameter, but has 0",
                        "4 custom.z VARIABLE_ARGUMENTS the \"strToBool\" variable needs one parameter, but has 2");
    }

    @Test
    void mavenKnowsProperties() {
        variables.properties.put("project.version", "1.2");
        assertThat(variables.resolveX("x: ['${maven:project.version}', \"${maven:none, 'no'}\"]"))
                .isEqualTo("['1.2', \"no\"]");
        variables.resolve("custom: {x: '${maven:none}'}");
        assertThat(remedies())
                .containsExactly(
                        "Define the property none in the POM or give -Dnone=..., or add a fallback, as in ${maven:none, 'value'}.");
    }

    private List<String> remedies() {
        return variables.diagnostics.errors().stream().map(Diagnostic::remedy).toList();
    }
}
