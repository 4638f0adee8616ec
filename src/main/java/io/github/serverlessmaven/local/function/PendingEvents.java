/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.artifact.PrivateFile;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UnpackedZips;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Events that were accepted and have not ended, on disk: one file each. Each process has a folder, and a lock beside it that the system
 * gives back when the process ends, however it ends; another process adopts the events of a folder whose lock is free.
 */
public final class PendingEvents implements AutoCloseable {

    private static final String LOCK = ".lock";

    private final Path folder;
    private final String owner;
    private Optional<FileChannel> lock = Optional.empty();
    private long count;

    /**
     * An event.
     *
     * @param function the name of the function
     * @param version that is called
     * @param call what it is called with
     * @param accepted when it was accepted
     */
    public record Event(String function, String version, Call call, Instant accepted) {}

    /**
     * The events of a state.
     *
     * @param owner is unique to this object
     */
    public PendingEvents(StateFolder state, String owner) {
        this.folder = state.path().resolve("events");
        this.owner = owner;
    }

    /**
     * Keeps an event. When this returns, the end of this process does not lose it.
     *
     * @return what {@link #remove} takes
     */
    synchronized Path add(DeployedFunction function, Call call, Instant accepted) {
        return add(new Event(function.name(), function.version(), call, accepted));
    }

    /** Keeps an event. */
    public synchronized Path add(Event event) {
        try {
            if (lock.isEmpty()) {
                Files.createDirectories(folder);
                lock = lock(owner);
                Files.createDirectories(folder.resolve(owner));
            }
            count++;
            Path file = folder.resolve(owner).resolve(count + ".json");
            PrivateFile.write(file, Json.compact(toValue(event)).getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<FileChannel> lock(String name) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve(name + LOCK),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException heldInThisProcess) {
            // As if another process held it.
        }
        channel.close();
        return Optional.empty();
    }

    /** An event has ended. */
    void remove(Path event) {
        try {
            Files.deleteIfExists(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events of processes that are gone, by what {@link #remove} takes; they are kept by this one from now on. */
    public synchronized Map<Path, Event> takeOver() {
        Map<Path, Event> events = new LinkedHashMap<>();
        if (!Files.isDirectory(folder)) {
            return events;
        }
        try (Stream<Path> owners = Files.list(folder)) {
            for (Path other : owners.filter(Files::isDirectory)
                    .filter(other -> !other.equals(folder.resolve(owner)))
                    .sorted()
                    .toList()) {
                takeOver(other, events);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    private void takeOver(Path other, Map<Path, Event> events) throws IOException {
        Optional<FileChannel> free = lock(String.valueOf(other.getFileName()));
        if (free.isPresent()) {
            try {
                adopt(other, events);
            } finally {
                free.get().close();
            }
        }
    }

    private void adopt(Path other, Map<Path, Event> events) throws IOException {
        for (Path file : files(other)) {
            read(file).ifPresent(each -> events.put(add(each), each));
        }
        UnpackedZips.deleteTree(other);
        Files.deleteIfExists(folder.resolve(other.getFileName() + LOCK));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (NoSuchFileException ended) {
            return List.of(); // its process has ended properly since the folder was found
        }
    }

    /** Empty for one that its process removed, or did not finish writing: its caller got no acknowledgement. */
    private static Optional<Event> read(Path file) throws IOException {
        try {
            Value.Mapping event = Values.asMapping(Json.parse(Files.readString(file), file.toString()));
            return Optional.of(new Event(
                    Values.text(event, "function"),
                    Values.text(event, "version"),
                    new Call(
                            Values.text(event, "requestId"),
                            Payload.of(Values.text(event, "payload")),
                            Values.text(event, "invokedArn"),
                            Values.find(event, "clientContext"),
                            Values.find(event, "traceId"),
                            Optional.empty()),
                    Instant.parse(Values.text(event, "accepted"))));
        } catch (ServerlessException | java.time.format.DateTimeParseException | NoSuchFileException incomplete) {
            return Optional.empty();
        }
    }

    private static Value.Mapping toValue(Event event) {
        Value.MappingBuilder value = Value.mapping()
                .put("function", event.function())
                .put("version", event.version())
                .put("requestId", event.call().requestId())
                .put("payload", event.call().payload().text())
                .put("invokedArn", event.call().invokedArn())
                .put("accepted", event.accepted().toString());
        event.call().clientContext().ifPresent(context -> value.put("clientContext", context));
        event.call().traceId().ifPresent(trace -> value.put("traceId", trace));
        return value.build();
    }

    private void deleteIfEmpty(Path own) throws IOException {
        try {
            Files.delete(own);
            Files.deleteIfExists(folder.resolve(owner + LOCK));
        } catch (DirectoryNotEmptyException eventsAreLeft) {
            return;
        }
    }

    /** Releases the events that have not ended to the next process. */
    @Override
    public synchronized void close() {
        try {
            if (lock.isPresent()) {
                deleteIfEmpty(folder.resolve(owner));
                lock.get().close();
                lock = Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
