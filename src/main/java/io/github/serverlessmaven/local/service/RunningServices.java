/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.artifact.AtomicFile;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Records for other processes that use the same state where a running <code>serverless:start</code> and its services answer. May be used by
 * several threads.
 */
public final class RunningServices {

    private static final String SERVER = "server";

    private final Path file;
    private Optional<URI> server = Optional.empty();
    private Map<String, URI> services = Map.of();
    private boolean announced;

    /** The services of a state. */
    public RunningServices(StateFolder state) {
        this.file = state.path().resolve("services").resolve("running.json");
    }

    /** Announces where this process serves functions and APIs. */
    public synchronized void serveAt(URI url) {
        server = Optional.of(url);
        write();
    }

    /** Announces the services of this process, by their names. */
    public synchronized void announce(Map<String, URI> all) {
        if (!all.isEmpty()) {
            services = Map.copyOf(all);
            write();
        }
    }

    private void write() {
        announced = true;
        ProcessHandle self = ProcessHandle.current();
        Map<String, String> urls = new LinkedHashMap<>();
        services.forEach((name, url) -> urls.put(name, url.toString()));
        AtomicFile.writePrivate(
                file,
                Json.pretty(Value.mapping()
                        .put("pid", Value.of(self.pid()))
                        .put("started", started(self))
                        .put(SERVER, server.map(URI::toString).orElse(""))
                        .put("services", Values.texts(urls))
                        .build()));
    }

    /** The services of another process that runs; none if there is no such process, however it ended. */
    public Map<String, URI> find() {
        Map<String, URI> found = new LinkedHashMap<>();
        Values.texts(Values.mapping(running(), "services")).forEach((name, url) -> found.put(name, URI.create(url)));
        return found;
    }

    /** Where another process that runs serves functions and APIs. */
    public Optional<URI> findServer() {
        return Values.find(running(), SERVER).filter(url -> !url.isEmpty()).map(URI::create);
    }

    /** What a process that still runs has announced. */
    private Value.Mapping running() {
        Value.Mapping found = read();
        return Values.find(found, "pid")
                        .filter(pid -> pid.matches("\\d{1,18}"))
                        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                        .filter(process -> process.isAlive() && started(process).equals(Values.text(found, "started")))
                        .isPresent()
                ? found
                : Value.Mapping.EMPTY;
    }

    private Value.Mapping read() {
        try {
            return Json.tryParse(Files.readString(file)).map(Values::asMapping).orElse(Value.Mapping.EMPTY);
        } catch (NoSuchFileException e) {
            return Value.Mapping.EMPTY;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }

    /** Withdraws what this object has announced. */
    public synchronized void end() {
        try {
            if (announced) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
