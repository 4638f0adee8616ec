/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.variable.CloudLookup.Account;
import io.github.serverlessmaven.variable.CloudLookup.Missing;
import io.github.serverlessmaven.variable.CloudLookup.Refused;
import io.github.serverlessmaven.variable.CloudLookup.Secret;
import io.github.serverlessmaven.variable.CloudLookup.StackOutput;
import io.github.serverlessmaven.variable.CloudLookup.StoredObject;
import io.github.serverlessmaven.variable.CloudLookup.StoredParameter;
import io.github.serverlessmaven.variable.CloudLookup.Text;
import io.github.serverlessmaven.variable.CloudLookup.TextList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudSourcesTest {

    private static final StoredParameter PARAMETER = new StoredParameter("eu-west-1", "/p", true);

    private final FakeCloud cloud = new FakeCloud();
    private final Variables variables = new Variables();

    CloudSourcesTest() {
        variables.cloud = cloud;
        variables.region = Optional.of("eu-west-1");
    }

    @Test
    void theAccountIsAskedFor() {
        cloud.replies.put(new Account("eu-west-1"), new Text("123456789012"));
        assertThat(variables.resolveSetting("x: ['${aws:accountId}', '${aws:accountId}']"))
                .isEqualTo("[\"123456789012\", \"123456789012\"]");
        assertThat(cloud.rounds).containsExactly(Set.of(new Account("eu-west-1")));
    }

    @Test
    void cfGivesOutputsOfStacks() {
        cloud.replies.put(new StackOutput("eu-west-1", "net-dev", "Vpc.Id"), new Text("vpc-1"));
        cloud.replies.put(new StackOutput("us-east-1", "net-dev", "VpcId"), new Text("vpc-2"));
        assertThat(
                        variables.resolveSetting(
                                "x: ['${cf:net-${sls:stage}.Vpc.Id}', '${cf(us-east-1):net-dev.VpcId}', \"${cf:net-dev.Q, 'no'}\"]"))
                .isEqualTo("[\"vpc-1\", \"vpc-2\", \"no\"]");
    }

    @Test
    void s3GivesTextsOfObjects() {
        cloud.replies.put(new StoredObject("eu-west-1", "bucket", "a/b c.txt"), new Text("5"));
        assertThat(variables.resolveSetting("x: ['${s3:bucket/a/b c.txt}', \"${s3:bucket/none, 'no'}\"]"))
                .isEqualTo("[\"5\", \"no\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Text     | text       | ${ssm:/p}                 | \"text\"",
                "TextList | a,b,       | ${ssm:/p}                 | [\"a\", \"b\", \"\"]",
                "TextList | a,b        | ${ssm(raw):/p}            | \"a,b\"",
                "Text     | {\"a\": [1.5e3, true, null, \"b\\u0041\"]} | ${ssm:/p} | {a: [1500, true, null, \"bA\"]}",
                "Text     | {\"a\": 1} | ${ssm(raw):/p}            | \"{\"a\": 1}\"",
                "Text     | {a: 1}     | ${ssm:/p}                 | \"{a: 1}\"",
                "Text     | [1]        | ${ssm:/p}                 | \"[1]\"",
                "Text     | text       | ${ssm(eu-west-1, raw):/p} | \"text\"",
                "Text     | text       | ${ssm(us-east-1):/p, 'n'} | \"n\"",
                "Text     | ${self:custom.n} | ${ssm:/p}           | 5",
            })
    void ssmGivesParameters(String kind, String value, String variable, String resolved) {
        cloud.replies.put(PARAMETER, kind.equals("Text") ? new Text(value) : new TextList(value));
        assertThat(variables.resolveSetting("custom: {n: 5}", "x: \"" + variable + "\""))
                .isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "s3cret ; ${ssm:/p} ; \"{{secure:eu-west-1|/p|3}}\"",
                "s3cret ; ${ssm:/p:3} ; \"{{secure:eu-west-1|/p|3}}\"",
                "s3cret ; user:${ssm:/p}@host ; \"user:{{secure:eu-west-1|/p|3}}@host\"",
                "${env:HOME} ; ${ssm:/p} ; \"{{secure:eu-west-1|/p|3}}\"",
                "{\"a\": [\"s3cret\", 5, true, null]} ; ${ssm:/p} ; {a: [\"{{secure:eu-west-1|/p|3|a|0}}\", \"{{secure:eu-west-1|/p|3|a|1}}\", true, null]}",
                "{\"a|b }\": \"s3cret\"} ; ${ssm:/p} ; {a|b }: \"{{secure:eu-west-1|/p|3|a%7Cb+%7D}}\"}",
                "{\"a\": 1} ; ${ssm(raw):/p} ; \"{{secure:eu-west-1|/p|3}}\"",
            })
    void secretsAreReferredToAndNotReadIntoTheConfiguration(String secret, String variable, String resolved) {
        cloud.replies.put(PARAMETER, new Secret(secret, "/p", 3));
        cloud.replies.put(new StoredParameter("eu-west-1", "/p:3", true), new Secret(secret, "/p", 3));
        assertThat(variables.resolveSetting("x: \"" + variable + "\"")).isEqualTo(resolved);
    }

    @Test
    void aSecretThatIsNotToBeDecryptedIsTakenAsItIs() {
        cloud.replies.put(new StoredParameter("eu-west-1", "/p", false), new Secret("AQICAH", "/p", 3));
        assertThat(variables.resolveSetting("x: ${ssm(noDecrypt):/p}")).isEqualTo("\"AQICAH\"");
    }

    @Test
    void allThatIsNeededIsAskedForAtOnceAndOnlyOnce() {
        cloud.replies.put(PARAMETER, new Text("{\"a\": 1}"));
        cloud.replies.put(new Account("eu-west-1"), new Text("123456789012"));
        variables.resolveSetting("x: ['${ssm:/p}', '${ssm:/p}', 'a${self:x.0.a}', '${ssm(raw):/p}${aws:accountId}']");
        assertThat(cloud.rounds).containsExactly(Set.of(PARAMETER, new Account("eu-west-1")));
    }

    @Test
    void whatAnAnswerLeadsToIsAskedForInTheNextRound() {
        StackOutput output = new StackOutput("eu-west-1", "net", "Id");
        cloud.replies.put(PARAMETER, new Text("net"));
        cloud.replies.put(output, new Text("vpc-1"));
        assertThat(variables.resolveSetting("x: ${cf:${ssm:/p}.Id}")).isEqualTo("\"vpc-1\"");
        assertThat(cloud.rounds).containsExactly(Set.of(PARAMETER), Set.of(output));
    }

    @Test
    void aFallbackIsAskedForOnlyIfItIsReached() {
        variables.environment.put("TABLE", "orders");
        assertThat(variables.resolveSetting("x: '${env:TABLE, ssm:/p}'")).isEqualTo("'orders'");
        assertThat(cloud.rounds).isEmpty();
    }

    @Test
    void aValueThatNoSettingUsesIsNotAskedFor() {
        variables.stage = Optional.of("dev");
        cloud.replies.put(PARAMETER, new Text("a"));
        Mapping resolved = variables.resolve("""
                custom: {dev: {url: '${ssm:/p}'}, prod: {url: '${ssm:/other}', name: '${self:custom.name}'}, name: n}
                params: {prod: {p: '${cf:a.b}'}}
                x: ${self:custom.${sls:stage}.url}
                """);
        variables.diagnostics.throwIfErrors();
        assertThat(Yaml.line(resolved))
                .isEqualTo("{custom: {dev: {url: \"a\"}, prod: {url: \"${ssm:/other}\", name: \"n\"}, name: \"n\"},"
                        + " params: {prod: {p: \"${cf:a.b}\"}}, x: \"a\"}");
        assertThat(cloud.rounds).containsExactly(Set.of(PARAMETER));
    }

    @Test
    void awsIsNotAskedWhileAnythingElseIsWrong() {
        variables.resolve("x: ['${ssm:/p}', '${env:NONE}']");
        assertThat(variables.problems())
                .containsExactly("1 x.1 VARIABLE_VALUE_MISSING there is no value for ${env:NONE}");
        assertThat(cloud.rounds).isEmpty();
    }

    @Test
    void wrongArgumentsAreReported() {
        variables.resolve("a: ${cf:foo}\nb: ${cf(a, b):s.o}\nc: ${s3:foo}\nd: ${ssm(a, b, raw):/p}");
        assertThat(variables.problems())
                .containsExactly(
                        "1 a VARIABLE_ARGUMENTS \"foo\" is not a stack and output joined by a dot",
                        "2 b VARIABLE_ARGUMENTS the \"cf\" variable needs one parameter, but has 2",
                        "3 c VARIABLE_ARGUMENTS \"foo\" is not a bucket and key joined by a slash",
                        "4 d VARIABLE_ARGUMENTS ssm takes one region, raw and noDecrypt, but has the regions a, b");
    }

    @Test
    void whatAwsRefusesIsReportedWithItsRemedyAndTheOthersAreTaken() {
        cloud.replies.put(PARAMETER, new Refused(new ServerlessException("access denied", "Allow it.")));
        cloud.replies.put(new Account("eu-west-1"), new Text("123456789012"));
        variables.resolve("x: ${ssm:/p, 'no'}\ny: ${aws:accountId}");
        assertThat(variables.diagnostics.errors()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(Evaluation.LOOKUP_FAILED);
            assertThat(diagnostic.problem()).isEqualTo("access denied");
            assertThat(diagnostic.remedy()).isEqualTo("Allow it.");
        });
        assertThat(Yaml.line(Variables.at(variables.resolved, "y"))).isEqualTo("\"123456789012\"");
    }

    @Test
    void whereAwsCannotBeAskedEveryVariableSaysSo() {
        variables.cloud = questions -> {
            throw new ServerlessException("There are no AWS credentials.", "Set them.");
        };
        variables.resolve("x: ${ssm:/p, 'no'}\ny: ${aws:accountId}");
        assertThat(variables.problems())
                .containsExactly(
                        "1 x VARIABLE_LOOKUP_FAILED There are no AWS credentials.",
                        "2 y VARIABLE_LOOKUP_FAILED There are no AWS credentials.");
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
    void aValueThatMustBeKnownBeforeAwsIsAskedCannotComeFromAws(String variable) {
        variables.resolveEarly("provider: {profile: '" + variable + "'}", "provider.profile");
        assertThat(variables.problems())
                .singleElement()
                .asString()
                .startsWith("1 provider.profile VARIABLE_NEEDS_AWS this value must be known before AWS is called,");
    }

    @Test
    void aRegionThatAwsMustTellIsACycle() {
        variables.region = Optional.empty();
        variables.resolve("provider: {region: '${ssm:/region}'}");
        assertThat(variables.diagnostics.errors())
                .singleElement()
                .extracting(Diagnostic::code)
                .isEqualTo(ResolutionPath.CYCLE);
    }

    private static final class FakeCloud implements CloudLookup {
        private final Map<Question, Reply> replies = new HashMap<>();
        private final List<Set<Question>> rounds = new ArrayList<>();

        @Override
        public Map<Question, Reply> answer(Set<Question> questions) {
            rounds.add(questions);
            return questions.stream()
                    .collect(Collectors.toMap(
                            question -> question, question -> replies.getOrDefault(question, new Missing())));
        }
    }
}
