/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.PluginRun;
import io.github.serverlessmaven.external.RealComponent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code serverless:start} in the foreground, while its user goes on working on the modules of the build. */
@Timeout(300)
class ServingIT {

    /** After the last line of the console. */
    private static final String END = "(end of the console)";

    private static final Path PROJECT = Path.of("src/it/lifecycle-reactor");
    private static final String HANDLER = """
            package com.example;

            import com.amazonaws.services.lambda.runtime.Context;
            import com.amazonaws.services.lambda.runtime.RequestHandler;
            import com.example.greeting.Greeting;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.Map;

            public final class Hello implements RequestHandler<Map<String, String>, String> {
                @Override
                public String handleRequest(Map<String, String> event, Context context) {
                    try {
                        if (event.containsKey("until")) {
                            Files.createFile(Path.of(event.get("running")));
                            while (!Files.exists(Path.of(event.get("until")))) {
                                Thread.sleep(20);
                            }
                        }
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return Greeting.of("you") + " from " + ProcessHandle.current().pid();
                }
            }
            """;

    private static final String SECOND_HANDLER = """
            package com.example;

            public final class Bill {
                public String pay(Integer amount) {
                    return "Paid " + amount;
                }
            }
            """;
    private static final String SECOND_SERVICE = """
            service: bills
            provider: {name: aws, runtime: java21}
            functions:
              pay: {handler: com.example.Bill::pay}
            """;

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> printed = new ArrayList<>();
    private Process maven;
    private BlockingQueue<String> output;
    private String url;
    private String second;

    @BeforeEach
    void start() throws Exception {
        RealComponent.require(System.getProperty("os.name").equals("Linux"), "Linux, where Java functions run");
        copyProject();
        Files.writeString(folder.resolve("service/src/main/java/com/example/Hello.java"), HANDLER);
        Path bill = Files.createDirectories(folder.resolve("unrelated/src/main/java/com/example"));
        Files.writeString(bill.resolve("Bill.java"), SECOND_HANDLER);
        Files.writeString(folder.resolve("unrelated/serverless.yml"), SECOND_SERVICE);
        maven = PluginRun.in(folder)
                .asInTerminal()
                .talking("start", "-Dserverless.start.port=0", "-Dserverless.start.warm=1");
        output = lines(maven);
        url = address();
        await("reactor-dev-hello  no URL; by the Lambda API only");
        second = address();
        await("bills-dev-pay  no URL; by the Lambda API only");
    }

    private void copyProject() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(PROJECT.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(
                        copy,
                        Files.readString(file)
                                // A call goes on while Maven compiles, however long that takes.
                                .replace("<handler>", "<timeout>300</timeout><handler>")
                                .replace("@project.version@", System.getProperty("serverless.test.version", "0.1.0")));
            }
        }
    }

    @AfterEach
    void end() {
        if (maven != null) {
            maven.destroyForcibly();
        }
    }

    /** Reads on its own: a console that nobody reads would hold Maven up. */
    private static BlockingQueue<String> lines(Process maven) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> {
            maven.inputReader().lines().forEach(lines::add);
            lines.add(END);
        });
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    private String address() throws InterruptedException {
        return await("Serving at ").replaceAll(".*Serving at (\\S+).*", "$1");
    }

    /** Reads on until a line has a text. */
    private String await(String text) throws InterruptedException {
        for (String line = output.take(); !line.equals(END); line = output.take()) {
            printed.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
        throw new AssertionError("Maven ended without \"" + text + "\":\n" + String.join("\n", printed));
    }

    private CompletableFuture<String> call(String event) {
        return call(url, "reactor-dev-hello", event);
    }

    private CompletableFuture<String> call(String address, String function, String event) {
        return http.sendAsync(
                        HttpRequest.newBuilder(
                                        URI.create(address + "/2015-03-31/functions/" + function + "/invocations"))
                                .POST(HttpRequest.BodyPublishers.ofString(event))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }

    @Test
    void allServicesTakeTheClassesOfAllModulesAndCallsThatRunEndOnTheOldOnes() throws Exception {
        assertThat(call(second, "bills-dev-pay", "7").get()).isEqualTo("\"Paid 7\"");
        assertThat(call("{}").get()).startsWith("\"Hello, you! from ");
        await("POST /2015-03-31/functions/reactor-dev-hello/invocations 200");
        CompletableFuture<String> running =
                call("{\"running\": \"" + folder + "/running\", \"until\": \"" + folder + "/go-on\"}");
        while (!Files.exists(folder.resolve("running"))) {
            Thread.onSpinWait();
        }
        Path greeting = folder.resolve("greeting/src/main/java/com/example/greeting/Greeting.java");
        Files.writeString(greeting, Files.readString(greeting).replace("Hello, ", "Welcome, "));
        Path bill = folder.resolve("unrelated/src/main/java/com/example/Bill.java");
        Files.writeString(bill, Files.readString(bill).replace("Paid ", "Settled "));
        PluginRun.in(folder).phase("compile");
        do { // once or twice: the compiler may be at work between two looks
            await("Reloaded ");
        } while (!call(second, "bills-dev-pay", "7").get().equals("\"Settled 7\""));
        assertThat(call("{}").get()).startsWith("\"Welcome, you! from ");
        Files.createFile(folder.resolve("go-on"));
        assertThat(running.get()).startsWith("\"Hello, you! from ");
        Path pom = folder.resolve("service/pom.xml");
        String added = "<functions><again><handler>com.example.Hello</handler></again>";
        Files.writeString(pom, Files.readString(pom).replace("<functions>", "<functions"));
        await("Correct the POM; it is read again when it is saved.");
        Files.writeString(pom, Files.readString(pom).replace("<functions", added));
        await("Reloaded service");
        assertThat(call(url, "reactor-dev-again", "{}").get()).startsWith("\"Welcome, you! from ");
        maven.destroy();
        assertThat(maven.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void noCallIsLostWhileAnotherTerminalCleansAndCompiles() throws Exception {
        assertThat(call("{}").get()).startsWith("\"Hello, you! from ");
        AtomicBoolean ends = new AtomicBoolean();
        CompletableFuture<List<String>> answers = CompletableFuture.supplyAsync(() -> {
            List<String> all = new ArrayList<>();
            while (!ends.get()) {
                all.add(call("{}").join());
            }
            return all;
        });
        PluginRun.in(folder).phase("clean");
        assertThat(call("{}").get()).startsWith("\"Hello, you! from ");
        Path greeting = folder.resolve("greeting/src/main/java/com/example/greeting/Greeting.java");
        Files.writeString(greeting, Files.readString(greeting).replace("Hello, ", "Welcome, "));
        PluginRun.in(folder).phase("compile");
        do {
            await("Reloaded ");
        } while (!call("{}").get().startsWith("\"Welcome, you! from "));
        ends.set(true);
        assertThat(answers.get()).allMatch(answer -> answer.matches("\"(Hello|Welcome), you! from \\d+\""));
        assertThat(printed).noneMatch(line -> line.contains("ERROR"));
    }

    @Test
    void controlCEndsMavenAndItsFunctionsAndTheNextStartServesAgain() throws Exception {
        ProcessHandle function = ProcessHandle.of(pidOfFunction()).orElseThrow();
        new ProcessBuilder("kill", "-INT", "--", "-" + maven.pid()).start().waitFor();
        function.onExit().get(30, TimeUnit.SECONDS);
        assertThat(maven.waitFor(30, TimeUnit.SECONDS)).isTrue();
        for (String line = output.take(); !line.equals(END); line = output.take()) {
            printed.add(line);
        }
        assertThat(printed).noneMatch(line -> line.contains("ERROR") || line.contains("Exception"));
        start();
        assertThat(pidOfFunction()).isNotEqualTo(function.pid());
    }

    private long pidOfFunction() throws Exception {
        return Long.parseLong(call("{}").get().replaceAll("\\D", ""));
    }

    @Test
    void aKilledMavenLeavesNoFunctionBehind() throws Exception {
        ProcessHandle function = ProcessHandle.of(pidOfFunction()).orElseThrow();
        maven.destroyForcibly();
        function.onExit().get(30, TimeUnit.SECONDS);
        assertThat(function.isAlive()).isFalse();
    }
}
