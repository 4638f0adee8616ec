/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretValuesTest {

    private final SecretValues secrets = new SecretValues();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "dbPassword",
                "DB_PASSWORD",
                "MasterUserPassword",
                "apiKey",
                "API_KEY",
                "apikey",
                "token",
                "GITHUB_TOKEN",
                "clientSecret",
                "AWS_SECRET_ACCESS_KEY",
                "private-key",
                "credentials",
                "DB_PWD",
                "pwd"
            })
    void aNameThatSaysSoMakesAValueSecret(String name) {
        assertThat(shown(name + ": correct horse")).contains("****").doesNotContain("horse");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SECRET_ARN",
                "secretName",
                "AWS_ACCESS_KEY_ID",
                "tokenTtl",
                "maxTokens",
                "kmsKeyArn",
                "monkey",
                "passenger",
                "key",
                "PASSWORD_FILE",
                "PWD",
                "OLDPWD",
                "TOKEN_DIR",
                "secretsFolder"
            })
    void aNameOfSomethingAboutASecretDoesNot(String name) {
        assertThat(shown(name + ": correct horse")).contains("correct horse");
    }

    @Test
    void everythingBelowASecretNameIsHiddenNumbersAndShortWordsToo() {
        assertThat(shown("secrets: {a: x, b: [1234, y], on: true, none: null}"))
                .isEqualTo("secrets:\n  a: '****'\n  b:\n  - '****'\n  - '****'\n  on: true\n  none: null\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: !Ref Password",
                "password: '{{resolve:ssm-secure:db:1}}'",
                "password: arn:aws:secretsmanager:eu-west-1:123456789012:secret:db",
                "password: !Sub '{{resolve:secretsmanager:${Secret}}}'"
            })
    void aReferenceToASecretIsShown(String yaml) {
        assertThat(shown(yaml)).doesNotContain("****");
    }

    @Test
    void aSecretIsHiddenWhereverItTurnsUpAgain() {
        assertThat(shown("password: hunter22\nurl: jdbc:x?p=hunter22\nother: [hunter22]"))
                .isEqualTo("password: '****'\nurl: jdbc:x?p=****\nother:\n- '****'\n");
    }

    @Test
    void aShortSecretIsNotLookedForElsewhere() {
        assertThat(shown("password: dev\nstage: dev")).contains("stage: dev").contains("password: '****'");
    }

    @Test
    void thePasswordOfAnAddressIsHidden() {
        assertThat(shown("url: postgres://app:hunter22@db/orders")).isEqualTo("url: postgres://app:****@db/orders\n");
    }

    @Test
    void secretsOfTheEnvironmentAreHiddenInTheConfiguration() {
        secrets.learn(Map.of("CI_TOKEN", "abcdef123", "STAGE", "production"));
        assertThat(shown("a: x-abcdef123\nb: production")).isEqualTo("a: x-****\nb: production\n");
    }

    @Test
    void aProblemShowsNoSecretEvenIfItIsLearntLater() {
        Diagnostics diagnostics = new Diagnostics(secrets::hide);
        diagnostics.error(new DiagnosticCode("A", "A."), Optional.empty(), "a", "is \"hunter22\"", "Remove hunter22.");
        secrets.learn(Map.of("PASSWORD", "hunter22"));
        assertThat(diagnostics.errors().get(0).render())
                .contains("is \"****\"")
                .contains("Remove ****.")
                .doesNotContain("hunter22");
    }

    private String shown(String yaml) {
        ConfigNode tree = new YamlReader(new Diagnostics()).read(yaml, "x.yml").orElseThrow();
        secrets.learn(tree);
        return YamlWriter.write(secrets.hide(tree));
    }
}
