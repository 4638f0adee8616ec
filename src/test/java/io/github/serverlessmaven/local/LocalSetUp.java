/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.http.ServedHosts;
import io.github.serverlessmaven.local.log.FunctionOutput;
import io.github.serverlessmaven.local.runtime.DebugPorts;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import io.github.serverlessmaven.local.service.ServerProgram;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.table.TableApi;
import io.github.serverlessmaven.local.table.TableSettings;
import io.github.serverlessmaven.local.trigger.LocalServer;
import io.github.serverlessmaven.local.trigger.SampleEvents;
import io.github.serverlessmaven.local.trigger.TestAccess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Makes the local target of a test: 1 GB of memory, no Java and no other layers unless the test wants them. Keeps every message. */
public final class LocalSetUp implements LocalConsole, SampleEvents {

    /** Listens on this machine only. */
    public static final ServedHosts LOOPBACK = new ServedHosts("127.0.0.1", InetAddress.getLoopbackAddress());

    private static final String SECRET = "secret";

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<String> output = new CopyOnWriteArrayList<>();
    private int memory = 1024;
    private DebugPorts debugPorts = DebugPorts.NONE;
    private JavaPlatform java = new NoJava();
    private Clock clock = new SystemClock();
    private Optional<Path> layers = Optional.empty();
    private Optional<EventSources> sources = Optional.empty();
    private TableSettings tables = new TableSettings(false, endpoint -> {
        throw new AssertionError("no table is served");
    });

    /** With Java functions. */
    public static LocalSetUp withJava() {
        return new LocalSetUp().java(new TestPlatform());
    }

    /** With a limit of memory, in MB. */
    public LocalSetUp memory(int megabytes) {
        memory = megabytes;
        return this;
    }

    /** With ports for debuggers. */
    public LocalSetUp debugPorts(DebugPorts ports) {
        debugPorts = ports;
        return this;
    }

    /** With another Java. */
    public LocalSetUp java(JavaPlatform platform) {
        java = platform;
        return this;
    }

    /** With another time. */
    public LocalSetUp clock(Clock other) {
        clock = other;
        return this;
    }

    /** With a folder of layers that others published. */
    public LocalSetUp layers(Path folder) {
        layers = Optional.of(folder);
        return this;
    }

    /** With queues and streams elsewhere. */
    public LocalSetUp sources(EventSources elsewhere) {
        sources = Optional.of(elsewhere);
        return this;
    }

    /** With tables, for which another program than DynamoDB Local is started. */
    public LocalSetUp tables(Function<URI, TableApi> apis) {
        tables = new TableSettings(true, apis);
        return this;
    }

    /** Opens the target with its state in a folder. */
    public LocalTarget open(Path state) {
        return new LocalTarget(new LocalSettings(
                state,
                Optional.empty(),
                memory,
                debugPorts,
                java,
                clock,
                layers,
                this,
                this,
                sources,
                tables,
                Map.of()));
    }

    /** Serves a stack as for tests of a service. */
    public static LocalServer serveTests(LocalTarget target, String stackName) {
        return target.serveTests(
                stackName,
                LocalAuthorizers.ON,
                LocalEvents.ALL,
                new TestAccess(SECRET, Map.of(), (name, body, values) -> name));
    }

    /** Does what {@code ServiceUnderTest.reset()} does. */
    public static void reset(LocalServer server) {
        try {
            HttpResponse<String> reply = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.urls().get(0) + "/_serverless-tests/reset"))
                                    .header("X-Serverless-Secret", SECRET)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What Maven fetches for a server. */
    public static List<Path> jars(ServerProgram program) {
        return new TestPlatform().programs(program.name(), program.coordinates(), program.exclusions());
    }

    /** All messages and warnings so far. */
    public List<String> messages() {
        return messages;
    }

    /** The warnings so far. */
    public List<String> warnings() {
        return warnings;
    }

    /** What functions wrote so far, each line behind the function's name. */
    public List<String> output() {
        return output;
    }

    @Override
    public List<String> names() {
        return List.of("greeting", "schedule");
    }

    @Override
    public String json(String name) {
        return "{\"name\": \"" + name + "\"}";
    }

    @Override
    public void info(String message) {
        messages.add(message);
    }

    @Override
    public void warn(String message) {
        warnings.add(message);
        messages.add(message);
    }

    @Override
    public Optional<FunctionOutput> functionOutput() {
        return Optional.of((function, line) -> output.add(function + ": " + line));
    }
}
