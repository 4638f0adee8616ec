/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Messages for queues, topics and buses, which do not run here: one line each in a file of the target's. */
public final class MessageBox {

    private final Path folder;
    private final Consumer<String> listener;

    /**
     * Makes a box.
     *
     * @param listener is told of each message
     */
    public MessageBox(StateFolder state, Consumer<String> listener) {
        this.folder = state.path().resolve("messages");
        this.listener = listener;
    }

    /** Keeps a message. */
    synchronized void put(String target, Value.Mapping message) {
        Path file = folder.resolve(URLEncoder.encode(target, StandardCharsets.UTF_8) + ".jsonl");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, Json.compact(message) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listener.accept("Message for " + target + " kept in " + file);
    }
}
