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

/** Records for other processes that use the same state where the services of a running <code>serverless:start</code> answer. */
public final class RunningServices {

    private final Path file;
    private boolean announced;

    /** The services of a state. */
    public RunningServices(StateFolder state) {
        this.file = state.path().resolve("services").resolve("running.json");
    }

    /** Announces the services of this process, by their names. */
    public void announce(Map<String, URI> services) {
        if (services.isEmpty()) {
            return;
        }
        announced = true;
        ProcessHandle self = ProcessHandle.current();
        Map<String, String> urls = new LinkedHashMap<>();
        services.forEach((name, url) -> urls.put(name, url.toString()));
        AtomicFile.writePrivate(
                file,
                Json.pretty(Value.mapping()
                        .put("pid", Value.of(self.pid()))
                        .put("started", started(self))
                        .put("services", Values.texts(urls))
                        .build()));
    }

    /** The services of another process that runs; none if there is no such process, in whatever way it ended. */
    public Map<String, URI> find() {
        Value.Mapping announced = read();
        Optional<ProcessHandle> process = Values.find(announced, "pid")
                .filter(pid -> pid.matches("\\d{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(found -> found.isAlive() && started(found).equals(Values.text(announced, "started")));
        Map<String, URI> services = new LinkedHashMap<>();
        if (process.isPresent()) {
            Values.texts(Values.mapping(announced, "services"))
                    .forEach((name, url) -> services.put(name, URI.create(url)));
        }
        return services;
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

    /** Announces nothing any more, if this process has announced something by this object. */
    public void end() {
        try {
            if (announced) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
