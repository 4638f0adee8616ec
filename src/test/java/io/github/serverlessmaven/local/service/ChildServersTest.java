/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.runtime.JavaInstallation;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import java.io.BufferedReader;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildServersTest {

    @TempDir
    Path folder;

    private final List<String> log = new CopyOnWriteArrayList<>();

    static ChildServer listener(Path folder) {
        return start("listen", folder, line -> {});
    }

    private ChildServer start(String behaviour) {
        return start(behaviour, folder, log::add);
    }

    private static ChildServer start(String behaviour, Path folder, Consumer<String> log) {
        return new ChildServers(new OwnPlatform(), folder, new SystemClock(), log)
                .start(new ServerProgram(
                        "Listener",
                        "ears",
                        List.of("com.example:listener:1"),
                        List.of("-Xmx16m"),
                        ListeningProgram.class.getName(),
                        List.of(behaviour, ServerProgram.PORT)));
    }

    @Test
    void aServerListensWhenItIsHandedOverAndEndsWhenItIsClosed() throws Exception {
        ChildServer server = start("listen");
        try (server;
                Socket socket = new Socket("127.0.0.1", server.url().getPort())) {
            assertThat(socket.isConnected()).isTrue();
            assertThat(server.isAlive()).isTrue();
        }
        assertThat(server.isAlive()).isFalse();
        assertThat(log).contains("Listener: secret: null");
    }

    @Test
    void whatAServerWroteBeforeItWasClosedIsStillLogged() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        ChildServer server = start("talk", folder, line -> {
            awaitUninterruptibly(ended);
            log.add(line);
        });
        Thread closing = new Thread(server::close);
        closing.start();
        while (server.isAlive()) {
            Thread.onSpinWait();
        }
        ended.countDown();
        closing.join();
        assertThat(log).contains("Listener: said 0", "Listener: said " + (ListeningProgram.TALK - 1));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aServerThatDoesNotStartIsAFailureWithTheEndOfItsLog() {
        assertThatThrownBy(() -> start("fail"))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("Listener, which serves ears, did not get ready:")
                .hasMessageContaining("no disk");
    }

    @Test
    void aPortThatIsTakenIsReplacedByAnotherOne() {
        assertThatThrownBy(() -> start("busy")).hasMessageContaining("Address already in use");
        assertThat(log).filteredOn(line -> line.startsWith("Listener: secret")).hasSize(3);
    }

    @Test
    void aServerEndsWithTheProcessThatStartedItWhateverKillsThat() throws Exception {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ListeningProgram.class.getName(),
                        "host",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = host.inputReader();
        output.readLine();
        assertThat(output.readLine()).matches("\\d+");
        ProcessHandle server = host.children().findFirst().orElseThrow();
        host.destroyForcibly().waitFor();
        server.onExit().get(10, TimeUnit.SECONDS);
        assertThat(server.isAlive()).isFalse();
    }

    /** Runs the Java of the test; its programs need no jars, as their class is ours and copied. */
    private static final class OwnPlatform implements JavaPlatform {

        @Override
        public JavaInstallation installation(int release) {
            return new JavaInstallation(
                    Path.of(System.getProperty("java.home")), Runtime.version().feature());
        }

        @Override
        public List<Path> programs(String program, List<String> coordinates, List<String> exclusions) {
            assertThat(coordinates).containsExactly("com.example:listener:1");
            return List.of();
        }

        @Override
        public List<Path> runtimeClient() {
            throw new AssertionError("no function runs here");
        }

        @Override
        public String system() {
            throw new AssertionError("no function runs here");
        }
    }
}
