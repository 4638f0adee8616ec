/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Log groups as folders, their streams as files. */
final class LocalLogs {

    private final Path folder;

    LocalLogs(StateFolder state) {
        this.folder = state.path().resolve("logs");
    }

    LogStream stream(String group, String stream) {
        return new LogStream(stream, folder(group).resolve(encoded(stream) + ".log"));
    }

    static Path times(Path log) {
        return log.resolveSibling(log.getFileName() + ".times");
    }

    void delete(String group) {
        try {
            FunctionCode.deleteTree(folder(group));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(String group) {
        return folder.resolve(encoded(group) + ".group");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
