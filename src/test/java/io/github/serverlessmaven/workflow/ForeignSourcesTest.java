/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.aws.AwsSettings;
import io.github.serverlessmaven.deploy.port.ServiceApi.Service;
import io.github.serverlessmaven.deploy.port.ServiceFailure;
import io.github.serverlessmaven.external.EmulatorStandIn;
import io.github.serverlessmaven.local.source.FunctionAccess;
import io.github.serverlessmaven.manifest.ManifestFixture;
import io.github.serverlessmaven.template.Value;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignSourcesTest {

    private static final Value.Mapping NOTHING = Value.Mapping.EMPTY;

    @TempDir
    Path home;

    private ForeignSources open(FolderBuild build, String endpoint) {
        return ForeignSources.open(
                        build,
                        SourceOptions.of(endpoint),
                        ManifestFixture.manifest().build(),
                        home,
                        home.resolve("state"))
                .orElseThrow();
    }

    private FunctionAccess functions(FolderBuild build, String endpoint) {
        try (ForeignSources sources = open(build, endpoint)) {
            return sources.sources().functions().orElseThrow();
        }
    }

    @Test
    void theKeysAndTheCertificateOfAwsEmulatorAreFoundByItsPort() throws Exception {
        try (EmulatorStandIn emulator = new EmulatorStandIn(home, operation -> "{\"of\": \"" + operation + "\"}");
                ForeignSources sources =
                        open(new FolderBuild(home), emulator.address().toString())) {
            assertThat(sources.sources()
                            .api()
                            .call(Service.SQS, "ReceiveMessage", NOTHING)
                            .text("of"))
                    .contains("AmazonSQS.ReceiveMessage");
            assertThat(emulator.requests()).containsExactly("AmazonSQS.ReceiveMessage");

            FunctionAccess functions = sources.sources().functions().orElseThrow();
            assertThat(functions.endpoint()).isEqualTo(emulator.address());
            assertThat(functions.key().id()).isEqualTo("EMULATORKEY");
            assertThat(functions.authorities())
                    .hasValueSatisfying(file -> assertThat(file).hasFileName("ca.pem"));
            assertThat(status(emulator.address(), functions.trustStore().orElseThrow()))
                    .isEqualTo(403);
        }
    }

    /** What a process gets that trusts whom the trust store names. */
    private static int status(URI address, Path trustStore) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(trustStore)) {
            store.load(file, "changeit".toCharArray());
        }
        assertThat(store.size()).as("with Java's own authorities").isGreaterThan(10);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder()
                .sslContext(context)
                .build()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void anEmulatorOfAnotherPortIsNotTrusted() throws Exception {
        try (EmulatorStandIn emulator = new EmulatorStandIn(home, operation -> "{}")) {
            Files.move(home.resolve(".aws/emulator/" + emulator.address().getPort()), home.resolve(".aws/emulator/1"));
            try (ForeignSources sources =
                    open(new FolderBuild(home), emulator.address().toString())) {
                assertThatThrownBy(() -> sources.sources().api().call(Service.SQS, "ListQueues", NOTHING))
                        .isInstanceOf(ServiceFailure.class)
                        .hasMessageContaining("cannot be reached");
            }
        }
    }

    @Test
    void functionsGetTheKeyThatDecidesTheAccountOfAnEmulator() {
        FolderBuild build = new FolderBuild(home)
                .withEnvironment(Map.of("AWS_ACCESS_KEY_ID", "100000000001", "AWS_SECRET_ACCESS_KEY", "any"));
        assertThat(functions(build, "http://127.0.0.1:4566").key().id()).isEqualTo("100000000001");
        build.withAccessKey(new AwsSettings.AccessKey("200000000002", "any", Optional.empty()));
        assertThat(functions(build, "http://127.0.0.1:4566").key().id()).isEqualTo("200000000002");
        assertThat(functions(new FolderBuild(home), "http://127.0.0.1:4566")
                        .key()
                        .id())
                .isEqualTo("local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE"})
    void keysOfRealAccountsOfTheEnvironmentStayWithTheirOwner(String id) {
        FolderBuild build =
                new FolderBuild(home).withEnvironment(Map.of("AWS_ACCESS_KEY_ID", id, "AWS_SECRET_ACCESS_KEY", "real"));
        assertThat(functions(build, "http://127.0.0.1:4566").key().id()).isEqualTo("local");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localstack", "AWS", "4566", "127.0.0.1:4566", "ftp://127.0.0.1", "http://"})
    void whatIsNeitherAwsNorAnAddressIsRefused(String text) {
        assertThatThrownBy(() -> SourceOptions.of(text))
                .hasMessageContaining("serverless.local.sources must be")
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void theRegionIsThatOfTheServiceOrOfTheOptions() {
        try (ForeignSources sources = open(new FolderBuild(home), "http://127.0.0.1:4566")) {
            assertThat(sources.aws().region())
                    .isEqualTo(ManifestFixture.manifest().build().region().orElse("us-east-1"));
        }
    }
}
