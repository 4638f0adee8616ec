/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import static io.github.serverlessmaven.variable.Variables.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.variable.CloudLookup.Parameter;
import io.github.serverlessmaven.variable.CloudLookup.ParameterType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudSourcesTest {

    private final FakeCloud cloud = new FakeCloud();
    private final Variables variables = new Variables();

    CloudSourcesTest() {
        variables.cloud = Optional.of(cloud);
        variables.region = Optional.of("eu-west-1");
    }

    @Test
    void theAccountIsAskedFor() {
        assertThat(variables.resolveX("x: ['${aws:accountId}', '${aws:accountId}']"))
                .isEqualTo("[\"123456789012\", \"123456789012\"]");
        assertThat(cloud.asked).containsExactly("account");
    }

    @Test
    void cfGivesOutputsOfStacks() {
        cloud.texts.put("cf eu-west-1 net-dev Vpc.Id", "vpc-1");
        cloud.texts.put("cf us-east-1 net-dev VpcId", "vpc-2");
        assertThat(
                        variables.resolveX(
                                "x: ['${cf:net-${sls:stage}.Vpc.Id}', '${cf(us-east-1):net-dev.VpcId}', \"${cf:net-dev.Q, 'no'}\"]"))
                .isEqualTo("[\"vpc-1\", \"vpc-2\", \"no\"]");
    }

    @Test
    void s3GivesTextsOfObjects() {
        cloud.texts.put("s3 eu-west-1 bucket a/b c.txt", "5");
        assertThat(variables.resolveX("x: ['${s3:bucket/a/b c.txt}', \"${s3:bucket/none, 'no'}\"]"))
                .isEqualTo("[\"5\", \"no\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT   | text            | ${ssm:/p}                 | \"text\"",
                "LIST   | a,b,            | ${ssm:/p}                 | [\"a\", \"b\", \"\"]",
                "LIST   | a,b             | ${ssm(raw):/p}            | \"a,b\"",
                "SECURE | s               | ${ssm:/p}                 | \"s\"",
                "SECURE | s               | ${ssm(noDecrypt):/p}      | \"s, encrypted\"",
                "SECURE | {\"a\": [1.5e3, true, null, \"b\\u0041\"]} | ${ssm:/p} | {a: [1.5e3, true, null, \"bA\"]}",
                "TEXT   | {\"a\": 1}      | ${ssm(raw):/p}            | \"{\"a\": 1}\"",
                "TEXT   | {a: 1}          | ${ssm:/p}                 | \"{a: 1}\"",
                "TEXT   | [1]             | ${ssm:/p}                 | \"[1]\"",
                "TEXT   | text            | ${ssm(eu-west-1, raw):/p} | \"text\"",
                "TEXT   | text            | ${ssm(us-east-1):/p, 'n'} | \"n\"",
                "TEXT   | ${self:custom.n} | ${ssm:/p}                | 5",
            })
    void ssmGivesParameters(ParameterType type, String value, String variable, String resolved) {
        cloud.parameters.put("eu-west-1 /p", new Parameter(value, type));
        assertThat(variables.resolveX("n: 5", "x: \"" + variable + "\"")).isEqualTo(resolved);
    }

    @Test
    void oneParameterIsAskedForOnce() {
        cloud.parameters.put("eu-west-1 /p", new Parameter("{\"a\": 1}", ParameterType.SECURE));
        variables.resolveX("x: ['${ssm:/p}', '${ssm:/p}', 'a${self:custom.x.0.a}']");
        assertThat(cloud.asked).containsExactly("ssm eu-west-1 /p");
    }

    @Test
    void wrongArgumentsAreReported() {
        variables.resolve("a: ${cf:foo}\nb: ${cf(a, b):s.o}\nc: ${s3:foo}\nd: ${ssm(a, b, raw):/p}");
        assertThat(variables.problems())
                .containsExactly(
                        "1 a VARIABLE_ARGUMENTS \"foo\" is no stack and output joined by a dot",
                        "2 b VARIABLE_ARGUMENTS the \"cf\" variable needs one parameter, but has 2",
                        "3 c VARIABLE_ARGUMENTS \"foo\" is no bucket and key joined by a slash",
                        "4 d VARIABLE_ARGUMENTS ssm takes one region, raw and noDecrypt, but has the regions a, b");
    }

    @Test
    void whatAwsRefusesIsReportedWithItsRemedy() {
        cloud.refuses = true;
        variables.resolve("x: ${ssm:/p, 'no'}");
        assertThat(variables.diagnostics.errors()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(Evaluation.LOOKUP_FAILED);
            assertThat(diagnostic.problem()).isEqualTo("access denied");
            assertThat(diagnostic.remedy()).isEqualTo("Allow it.");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${aws:accountId}",
                "${cf:s.o}",
                "${cf(eu-west-1):s.o}",
                "${s3:b/k}",
                "${ssm:/p}",
                "${ssm(raw):/p}"
            })
    void withoutAwsTheNeedForItIsReported(String variable) {
        assertThat(problems("x: " + variable))
                .singleElement()
                .asString()
                .startsWith("2 custom.x VARIABLE_NEEDS_AWS a variable of source ")
                .endsWith(" needs AWS, which no goal asks yet");
    }

    @Test
    void aRegionThatAwsMustTellIsACycle() {
        variables.region = Optional.empty();
        variables.resolve("provider: {region: '${ssm:/region}'}");
        assertThat(variables.diagnostics.errors())
                .singleElement()
                .extracting(Diagnostic::code)
                .isEqualTo(Trail.CYCLE);
    }

    private static final class FakeCloud implements CloudLookup {
        private final Map<String, String> texts = new HashMap<>();
        private final Map<String, Parameter> parameters = new HashMap<>();
        private final List<String> asked = new ArrayList<>();
        private boolean refuses;

        @Override
        public String accountId() {
            asked.add("account");
            return "123456789012";
        }

        @Override
        public Optional<String> stackOutput(String region, String stack, String output) {
            return Optional.ofNullable(texts.get("cf " + region + " " + stack + " " + output));
        }

        @Override
        public Optional<String> object(String region, String bucket, String key) {
            return Optional.ofNullable(texts.get("s3 " + region + " " + bucket + " " + key));
        }

        @Override
        public Optional<Parameter> parameter(String region, String name, boolean decrypt) {
            if (refuses) {
                throw new ServerlessException("access denied", "Allow it.");
            }
            asked.add("ssm " + region + " " + name);
            return Optional.ofNullable(parameters.get(region + " " + name))
                    .map(found -> decrypt ? found : new Parameter(found.value() + ", encrypted", found.type()));
        }
    }
}
