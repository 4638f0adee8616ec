/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.PackagedSecret;
import io.github.serverlessmaven.manifest.SecretSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackagedSecretTest {

    @Test
    void withoutAPathItIsTheWholeSecret() {
        assertThat(secret().value("{\"a\": 1}")).isEqualTo("{\"a\": 1}");
    }

    @Test
    void aPathLeadsIntoASecretThatIsJson() {
        String json = "{\"users\": [{\"name\": \"ann\", \"pin\": 1234}]}";
        assertThat(secret("users", "0", "name").value(json)).isEqualTo("ann");
        assertThat(secret("users", "0", "pin").value(json)).isEqualTo("1234");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "{\"users\": \"s3cret\"}", "{\"s3cret\": 1}", "{\"users\": [\"s3cret\"]}"})
    void aSecretThatIsNoLongerTheSameJsonIsToldWithoutShowingIt(String changed) {
        assertThatThrownBy(() -> secret("users", "0", "name").value(changed))
                .isInstanceOf(ServerlessException.class)
                .hasMessage("The secret /p has no text or number at users.0.name.")
                .hasNoCause();
    }

    private static PackagedSecret secret(String... path) {
        return new PackagedSecret("SecretP", new SecretSource("eu-west-1", "/p", 1), List.of(path));
    }
}
