/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.local.NoJava;
import io.github.serverlessmaven.workflow.FolderBuild;
import io.github.serverlessmaven.workflow.LoadService;
import io.github.serverlessmaven.workflow.LocalOptions;
import io.github.serverlessmaven.workflow.PrepareTests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process that serves functions for tests, and what tests ask of it. */
@Timeout(60)
class ServerProcessTest {

    @TempDir
    Path folder;

    private PreparedService service;

    @BeforeEach
    void prepare() throws IOException {
        Files.writeString(folder.resolve("index.py"), """
                import os
                def greet(event, context):
                    print('greeting ' + event['name'])
                    return os.environ['GREETING'] + ', ' + event['name']
                def fail(event, context):
                    raise ValueError('no')
                """);
        Files.writeString(folder.resolve("serverless.yml"), """
                service: hello
                provider: {name: aws, runtime: python3.13, region: eu-central-1, environment: {GREETING: Hello}}
                functions:
                  greet: {handler: index.greet, url: true, destinations: {onSuccess: fail}, maximumRetryAttempts: 0}
                  fail: {handler: index.fail, maximumRetryAttempts: 0}
                """);
        FolderBuild build = new FolderBuild(folder).withLocalTarget(new NoJava());
        new PrepareTests(build, new LoadService(build), LocalOptions.DEFAULT).prepareAll();
        service = PreparedService.of(folder.resolve("target/serverless/tests"), settings());
    }

    private static Settings settings(String... environment) {
        return new Settings("", "", List.of(environment), true, false);
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(service.folder())) {
            return files.filter(Files::isDirectory).map(Path::toString).toList();
        }
    }

    @Test
    void functionsAreInvokedByTheirKeysUntilTheTestsEnd() throws Exception {
        URI address;
        try (ServerProcess server = ServerProcess.start(service, settings())) {
            ServiceUnderTest tested = new ServiceUnderTest(server.connection());
            address = tested.url();
            InvocationResult result = tested.invoke("greet", "{\"name\": \"Ada\"}");
            assertThat(result.payload()).isEqualTo("\"Hello, Ada\"");
            assertThat(result.functionError()).isEmpty();
            assertThat(result.log()).contains("greeting Ada");
            assertThat(tested.logs("greet")).contains("START RequestId", "greeting Ada");
            assertThat(tested.functionUrl("greet").getPath()).isEqualTo("/hello-dev-greet/");
            assertThatThrownBy(() -> tested.functionUrl("fail")).hasMessageContaining("fail has no URL");
            assertThatThrownBy(() -> tested.invoke("gret", "{}"))
                    .hasMessage("There is no function \"gret\". Use one of fail, greet.");
            assertThatThrownBy(() -> tested.invoke("greet", "{")).hasMessageContaining("greet cannot be invoked");
            assertThat(leftovers()).hasSize(1);
        }
        assertThat(leftovers()).isEmpty();
        assertThatThrownBy(() -> get(address)).isInstanceOf(IOException.class);
    }

    @Test
    void effectsAreAwaitedThatFollowTheBeginningOfTheTest() throws Exception {
        try (ServerProcess server = ServerProcess.start(service, settings("GREETING=Grüße=", "OTHER="))) {
            ServiceUnderTest before = new ServiceUnderTest(server.connection());
            before.send("greet", "{\"name\": \"Ada\"}");
            Invocation effect =
                    before.awaitInvocation("fail", each -> each.payload().contains("Ada"));
            assertThat(effect.payload()).contains("Grüße=, Ada");
            assertThat(effect.error()).contains("ValueError: no");
            assertThat(effect.coldStart()).isPresent();
            assertThat(before.invocations("greet")).hasSize(1);

            ServiceUnderTest after = new ServiceUnderTest(server.connection());
            assertThat(after.invocations("greet")).isEmpty();
            assertThatThrownBy(() -> after.awaitInvocation("fail", each -> true, Duration.ofMillis(1)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("No such invocation of fail within PT0.001S")
                    .hasMessageContaining("ValueError");
            after.reset();
            after.invoke("greet", after.event("eventbridge").with("name", "Bob"));
            assertThat(after.awaitInvocation("greet").coldStart()).isPresent();
        }
    }

    @Test
    void eventsAreThoseOfAws() throws Exception {
        try (ServerProcess server = ServerProcess.start(service, settings())) {
            ServiceUnderTest tested = new ServiceUnderTest(server.connection());
            Event event = tested.event("sqs").withBody("a & b = ü");
            assertThat(event.with("Records.0.awsRegion", "eu-west-1").json())
                    .contains("\"body\":\"a & b = ü\"", "\"awsRegion\":\"eu-west-1\"");
            assertThat(event.json()).doesNotContain("eu-west-1");
            assertThatThrownBy(() -> tested.event("sqz").json()).hasMessageContaining("Did you mean \"sqs\"?");
        }
    }

    @Test
    void onlyTheTestsThatStartedItMayAsk() throws Exception {
        try (ServerProcess server = ServerProcess.start(service, settings())) {
            HttpResponse<String> reply = get(server.connection().address().resolve("/_serverless-tests/functions"));
            assertThat(reply.statusCode()).isEqualTo(403);
            assertThat(reply.body()).doesNotContain("greet");
        }
    }

    private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void theReasonWhyItCannotStartIsShown() throws IOException {
        Files.delete(service.folder().resolve("template.json"));
        assertThatThrownBy(() -> ServerProcess.start(service, settings()))
                .hasMessageContaining("Nothing is packaged")
                .hasMessageContaining("template.json is missing");
        assertThat(leftovers()).isEmpty();
        assertThatThrownBy(() -> settings("=x")).hasMessageContaining("\"=x\", which is not a variable");
    }

    @Test
    void aProgramThatIsMissingIsShown() throws IOException {
        PreparedService damaged = new PreparedService(service.folder(), new java.util.Properties());
        damaged.values()
                .putAll(Map.of(
                        "java",
                        service.get("java"),
                        "classPath",
                        folder.resolve("none.jar").toString()));
        assertThatThrownBy(() -> ServerProcess.start(damaged, settings()))
                .hasMessageContaining("The process that serves the functions has ended")
                .hasMessageContaining("TestServer");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void itEndsWithTheTestsWhenTheyAreKilled() throws Exception {
        Process tests = new ProcessBuilder(
                        service.get("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTests.class.getName(),
                        service.folder().getParent().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(tests.inputReader().readLine()).isEqualTo("\"Hello, Ada\"");
        List<ProcessHandle> others = tests.descendants().toList();
        assertThat(others).hasSizeGreaterThanOrEqualTo(2);
        tests.destroyForcibly().waitFor();
        for (ProcessHandle other : others) {
            other.onExit().get();
        }
        assertThat(leftovers()).isEmpty();
    }
}
