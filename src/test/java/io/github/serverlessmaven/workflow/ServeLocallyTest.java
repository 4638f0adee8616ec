/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.XmlElement;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.LocalAuthorizers;
import io.github.serverlessmaven.local.LocalEvents;
import io.github.serverlessmaven.local.NoJava;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serverless:start} does when files of a service change; no function is called. */
@Timeout(60)
class ServeLocallyTest {

    private static final String SERVICE = """
            service: shop
            provider: {name: aws, runtime: python3.13, region: eu-central-1}
            functions:
              orders:
                handler: index.handler
                events:
                  - httpApi: GET /orders
            """;

    @TempDir
    Path folder;

    private FolderBuild build;
    private Optional<Thread> serving = Optional.empty();
    private int read;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("index.py"), "def handler(event, context): return 1\n");
        build = new FolderBuild(folder).withLocalTarget(new NoJava());
    }

    private void start(String configuration) throws Exception {
        Files.writeString(folder.resolve("serverless.yml"), configuration);
        start();
    }

    private void start() throws Exception {
        ServeLocally serve = new ServeLocally(
                build,
                new PackageService(
                        build,
                        new LoadService(build),
                        new PackagingOptions(true, false, Optional.empty(), Optional.empty(), Optional.empty())),
                new Targets(build, "aws", Optional.empty(), LocalOptions.DEFAULT),
                new ServeLocally.ServerOptions(
                        0, "127.0.0.1", false, 0, true, LocalAuthorizers.ON, LocalEvents.ALL, SourceOptions.NONE));
        Thread thread = new Thread(serve::serve);
        thread.start();
        serving = Optional.of(thread);
        await("info Press Ctrl+C to stop.");
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (serving.isPresent()) {
            serving.get().interrupt();
            serving.get().join();
        }
    }

    /** The next line that begins so. */
    private String await(String start) {
        while (true) {
            for (; read < build.lines.size(); read++) {
                if (build.lines.get(read).startsWith(start)) {
                    return build.lines.get(read++);
                }
            }
            assertThat(serving.orElseThrow().isAlive())
                    .as(build.lines.toString())
                    .isTrue();
            Thread.onSpinWait();
        }
    }

    private String listing() throws Exception {
        String url = build.property(build.service(), "serverless.local.url").orElseThrow();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + "/_serverless")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void theAddressesOfServicesAreShownAndAnSdkThatIgnoresThemIsNamedOnce() throws Exception {
        Path library = Files.createDirectories(folder.resolve("lib")).resolve("aws-core-2.28.0.jar");
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(library))) {
            jar.putNextEntry(
                    new ZipEntry("software/amazon/awssdk/awscore/client/builder/AwsDefaultClientBuilder.class"));
            jar.write(1);
        }
        start(SERVICE + "resources: {Resources: {News: {Type: AWS::SNS::Topic}}}\n");
        String url = build.property(build.service(), "serverless.local.url").orElseThrow();
        assertThat(build.lines)
                .contains("info For AWS's tools: AWS_ENDPOINT_URL_LAMBDA=" + url)
                .contains("info                  AWS_ENDPOINT_URL_SNS=" + url);
        Files.writeString(folder.resolve("index.py"), "def handler(event, context): return 2\n");
        await("info Reloaded ");
        assertThat(build.lines)
                .filteredOn(line -> line.startsWith("warn "))
                .containsExactly("warn aws-core-2.28.0.jar does not look at AWS_ENDPOINT_URL_SNS and calls AWS:"
                        + " use the AWS SDK for Java 2.28.1 or newer.");
    }

    @Test
    void aRouteThatIsAddedToTheConfigurationIsServed() throws Exception {
        start(SERVICE);
        assertThat(listing()).contains("/orders").doesNotContain("/bills");
        Files.writeString(folder.resolve("serverless.yml"), SERVICE + "      - httpApi: GET /bills\n");
        assertThat(await("info Reloaded ")).isEqualTo("info Reloaded service: its configuration or code changed.");
        assertThat(listing()).contains("/orders").contains("/bills");
    }

    @Test
    void aConfigurationWithErrorsIsReportedAndWhatWasServedStays() throws Exception {
        start(SERVICE);
        Files.writeString(folder.resolve("serverless.yml"), SERVICE.replace("handler: index", "handlr: index"));
        assertThat(await("error "))
                .startsWith("error The change is not served, what was served before still is: ")
                .contains("serverless.yml:5:5 functions.orders.handlr");
        assertThat(listing()).contains("/orders");
        Files.writeString(folder.resolve("serverless.yml"), SERVICE.replace("/orders", "/bills"));
        await("info Reloaded ");
        assertThat(listing()).doesNotContain("/orders").contains("/bills");
    }

    @Test
    void filesThatTheConfigurationRefersToAndScriptsCount() throws Exception {
        Files.createDirectories(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts/events.yml"), "- httpApi: GET /orders\n");
        start(SERVICE.replace("\n      - httpApi: GET /orders", " ${file(parts/events.yml)}"));
        assertThat(listing()).contains("/orders");
        Files.writeString(folder.resolve("parts/events.yml"), "- httpApi: GET /bills\n");
        await("info Reloaded ");
        assertThat(listing()).contains("/bills");
        Files.writeString(folder.resolve("index.py"), "def handler(event, context): return 'changed'\n");
        await("info Reloaded ");
    }

    @Test
    void aFileThatIsNotPackagedChangesNothing() throws Exception {
        start(SERVICE + "package: {patterns: ['!**', index.py]}\n");
        Files.writeString(folder.resolve("notes.txt"), "Buy milk.");
        Files.createDirectories(folder.resolve(".idea"));
        Files.writeString(folder.resolve(".idea/workspace.xml"), "<project/>");
        await("info Service shop"); // packaged again
        Files.writeString(folder.resolve("index.py"), "def handler(event, context): return 'changed'\n");
        await("info Reloaded ");
        assertThat(build.lines.stream().filter(line -> line.startsWith("info Reloaded")))
                .hasSize(1);
    }

    @Test
    void packagesThatAnotherTerminalDeletedAreMadeAgain() throws Exception {
        start(SERVICE);
        try (Stream<Path> files = Files.walk(folder.resolve("target"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Files.writeString(folder.resolve("serverless.yml"), SERVICE.replace("/orders", "/bills"));
        await("info Reloaded ");
        assertThat(listing()).contains("/bills");
    }

    @Test
    void aChangedPomIsReadAgain() throws Exception {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        build.withPom(pom("orders")).whosePomBecomes(() -> pom("bills"));
        start();
        assertThat(listing()).contains("shop-dev-orders");
        Files.writeString(folder.resolve("pom.xml"), "<project><!-- bills --></project>");
        await("info Reloaded ");
        assertThat(listing()).contains("shop-dev-bills").doesNotContain("orders");
    }

    @Test
    void aPomThatCannotBeReadIsReported() throws Exception {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        build.withPom(pom("orders")).whosePomBecomes(() -> {
            throw new ServerlessException("Non-parseable POM.", "Correct the POM.");
        });
        start();
        Files.writeString(folder.resolve("pom.xml"), "<project>");
        assertThat(await("error ")).contains("Non-parseable POM.").contains("Correct the POM.");
        assertThat(listing()).contains("shop-dev-orders");
    }

    private static XmlElement pom(String function) {
        return element(
                "configuration",
                "",
                element("service", "shop"),
                element(
                        "provider",
                        "",
                        element("name", "aws"),
                        element("runtime", "python3.13"),
                        element("region", "us-east-1")),
                element("functions", "", element(function, "", element("handler", "index.handler"))));
    }

    private static XmlElement element(String name, String text, XmlElement... children) {
        return new XmlElement(
                name,
                Map.of(),
                Optional.of(text).filter(present -> !present.isEmpty()),
                List.of(children),
                Optional.empty());
    }
}
