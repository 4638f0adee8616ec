/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionAccessTest {

    private static FunctionAccess access(String key, Optional<String> token, Optional<Path> certificate) {
        return new FunctionAccess(
                URI.create("https://127.0.0.1:9297/"),
                List.of("SQS"),
                new FunctionAccess.Key(key, "secret", token),
                certificate,
                certificate.map(file -> file.resolveSibling("trust.p12")));
    }

    @Test
    void theKeyOfTheServerReplacesThatOfThisMachine() {
        Map<String, String> environment = new HashMap<>(
                Map.of("AWS_ACCESS_KEY_ID", "local", "AWS_SECRET_ACCESS_KEY", "local", "AWS_SESSION_TOKEN", "local"));
        access("key", Optional.empty(), Optional.empty()).applyTo(environment);
        assertThat(environment)
                .containsOnly(Map.entry("AWS_ACCESS_KEY_ID", "key"), Map.entry("AWS_SECRET_ACCESS_KEY", "secret"));
        access("key", Optional.of("token"), Optional.empty()).applyTo(environment);
        assertThat(environment).containsEntry("AWS_SESSION_TOKEN", "token");
    }

    @Test
    void aCertificateIsTrustedByEachRuntime() {
        FunctionAccess access = access("key", Optional.empty(), Optional.of(Path.of("/emulator/ca.pem")));
        Map<String, String> environment = new HashMap<>();
        access.applyTo(environment);
        String file = Path.of("/emulator/ca.pem").toString();
        assertThat(environment).containsEntry("AWS_CA_BUNDLE", file).containsEntry("NODE_EXTRA_CA_CERTS", file);
        assertThat(access.javaOptions()).contains("-Djavax.net.ssl.trustStore=" + Path.of("/emulator/trust.p12"));
        assertThat(access("key", Optional.empty(), Optional.empty()).javaOptions())
                .isEmpty();
    }

    @Test
    void urlsOfQueuesLeadToTheAccountOfTheKey() {
        assertThat(access("key", Optional.empty(), Optional.empty()).queueUrls("eu-west-1"))
                .isEqualTo(Map.of(
                        "https://sqs.eu-west-1.amazonaws.com/000000000000/", "https://127.0.0.1:9297/000000000000/"));
        assertThat(access("123456789012", Optional.empty(), Optional.empty()).queueUrls("eu-west-1"))
                .containsValue("https://127.0.0.1:9297/123456789012/");
    }
}
