/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.artifact.PrivateFile;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UnpackedZips;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Messages for queues, topics and buses that are not on this machine: one line each in a file of the target's. */
public final class UndeliveredMessages {

    private static final String EXTENSION = ".jsonl";

    /** File systems take 255 bytes. */
    private static final int LONGEST_NAME = 200;

    private final Path folder;
    private final Consumer<String> listener;

    /**
     * Creates the store of messages.
     *
     * @param listener is notified of each message
     */
    public UndeliveredMessages(StateFolder state, Consumer<String> listener) {
        this.folder = state.path().resolve("messages");
        this.listener = listener;
    }

    /** Keeps a message. */
    synchronized void put(String target, Value.Mapping message) {
        Path file = folder.resolve(name(target) + EXTENSION);
        try {
            Files.createDirectories(folder);
            PrivateFile.append(file, (Json.compact(message) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.accept("Message for " + target + " kept in " + file);
    }

    /** What a target's file is called: the target where that is short enough, else its beginning and a digest of all of it. */
    private static String name(String target) {
        String name = URLEncoder.encode(target, StandardCharsets.UTF_8);
        String digest = "-" + Sha256.of(target).hex();
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - digest.length()).replaceAll("%.?$", "") + digest;
    }

    /** Deletes all that is kept. */
    public synchronized void deleteAll() {
        try {
            UnpackedZips.deleteTree(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For each target that got messages how many there are and where, sorted. */
    public List<String> summary() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(EXTENSION))
                    .sorted()
                    .map(UndeliveredMessages::summary)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String summary(Path file) {
        String name = file.getFileName().toString();
        String target =
                URLDecoder.decode(name.substring(0, name.length() - EXTENSION.length()), StandardCharsets.UTF_8);
        try (Stream<String> messages = Files.lines(file)) {
            return target + ": " + messages.count() + " in " + file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
