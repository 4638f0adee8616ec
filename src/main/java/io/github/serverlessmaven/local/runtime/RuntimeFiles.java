/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import io.github.serverlessmaven.artifact.AtomicFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Files that the processes of functions share.
 *
 * @param folder where they are
 */
public record RuntimeFiles(Path folder) {

    /** Puts a resource of this package there, under its own name. */
    Path put(String resource) {
        return put(resource, RuntimeFiles.class.getResourceAsStream(resource));
    }

    /** Puts a file there, whole at once: another process may use one that is there already. */
    Path put(String name, @Nullable InputStream content) {
        if (content == null) {
            throw new IllegalStateException("missing in the plugin's jar: " + name);
        }
        try (content) {
            return AtomicFile.write(folder.resolve(name), draft -> Files.copy(content, draft))
                    .file();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
