/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.AtomicFile;
import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.deploy.Deployment;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.LocalAuthorizers;
import io.github.serverlessmaven.local.LocalEvents;
import io.github.serverlessmaven.local.LocalSettings;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.runtime.DebugPorts;
import io.github.serverlessmaven.local.state.UnpackedZips;
import io.github.serverlessmaven.local.trigger.LocalServer;
import io.github.serverlessmaven.local.trigger.TestAccess;
import io.github.serverlessmaven.manifest.Manifest.PackagedFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The process in which the JUnit extension has a service served. It ends when its standard input is closed, and so with the process of
 * the tests, however that ends.
 */
public final class TestServer {

    private static final String REQUEST = "request.properties";
    private static final String ADDRESS = "address.txt";
    private static final String VARIABLE = "environment.";
    private static final String FAILURE = "failure.txt";

    private final Path folder;
    private final Properties request;
    private volatile Runnable ending = () -> {};

    private TestServer(Path folder) throws IOException {
        this.folder = folder;
        this.request = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve(REQUEST))) {
            request.load(file);
        }
    }

    /**
     * Serves until standard input ends.
     *
     * @param arguments the folder of this process, which has the request, gets the address or the reason of a failure, and is deleted at the
     *     end
     */
    public static void main(String[] arguments) throws IOException {
        InputStream tests = System.in;
        TestServer server = new TestServer(Path.of(arguments[0]));
        Thread watch = new Thread(() -> server.endWith(tests), "tests");
        watch.start();
        server.start();
    }

    private void start() {
        try {
            AtomicFile.writePrivate(folder.resolve(ADDRESS), serve());
        } catch (ServerlessException e) {
            AtomicFile.writePrivate(folder.resolve(FAILURE), e.render());
        } catch (RuntimeException e) {
            AtomicFile.writePrivate(
                    folder.resolve(FAILURE), "Unexpected failure of serverless-maven-plugin, please report it: " + e);
            throw e;
        }
    }

    private String serve() {
        PreparedTests prepared = PreparedTests.read(Path.of(request.getProperty("prepared")));
        DeploymentFolder packages = DeploymentFolder.read(Path.of(request.getProperty("packages")));
        LocalTarget target = new LocalTarget(new LocalSettings(
                folder.resolve("state"),
                prepared.get("region"),
                prepared.get("memory").map(Integer::parseInt).orElse(LocalOptions.DEFAULT.memory()),
                DebugPorts.NONE,
                prepared,
                new SystemClock(),
                prepared.get("layers").map(Path::of),
                new FileConsole(Path.of(request.getProperty("log"))),
                SampleEvent.ALL_SAMPLES,
                Optional.empty(),
                TableRequests.settings(
                        prepared.get("tables").map(Boolean::parseBoolean).orElse(false), prepared.get("region")),
                variables()));
        ending = target::close;
        new Deployment(target, event -> {}).run(packages, false);
        target.provisionServices();
        LocalServer server = target.serveTests(
                packages.manifest().stackName(),
                LocalAuthorizers.of(Boolean.parseBoolean(request.getProperty("authorizers")), null),
                new LocalEvents(Boolean.parseBoolean(request.getProperty("schedules"))),
                access(packages));
        ending = () -> {
            server.close();
            target.close();
        };
        return server.urls().get(0);
    }

    /** What the tests want functions to have in place of their own. */
    private Map<String, String> variables() {
        return request.stringPropertyNames().stream()
                .filter(name -> name.startsWith(VARIABLE))
                .collect(Collectors.toMap(name -> name.substring(VARIABLE.length()), request::getProperty));
    }

    private TestAccess access(DeploymentFolder packages) {
        Map<String, String> names = packages.manifest().functions().stream()
                .collect(Collectors.toMap(PackagedFunction::key, PackagedFunction::name));
        return new TestAccess(
                request.getProperty("secret"),
                names,
                (name, body, values) ->
                        new EventOptions(Optional.of(name), body, values).json().orElseThrow());
    }

    /** What runs then is ended, not awaited. */
    private void endWith(InputStream tests) {
        try {
            while (tests.read() >= 0) {
                // Nothing is ever sent.
            }
        } catch (IOException closed) {
            // The same as its end.
        }
        try {
            Thread.currentThread().interrupt();
            ending.run();
            Thread.interrupted();
            UnpackedZips.deleteTree(folder);
        } catch (IOException stillInUse) {
            // It lies below target and goes with it.
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}
