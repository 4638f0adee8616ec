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

    private static final String CLASSES = "classes";

    /**
     * Copies one of our classes there, for a class path without the rest of this plugin.
     *
     * @return the folder for the class path
     */
    Path putClass(String name) {
        String file = name.replace('.', '/') + ".class";
        put(CLASSES + "/" + file, RuntimeFiles.class.getResourceAsStream("/" + file));
        return classes();
    }

    /** The folder of the classes that were copied there. */
    Path classes() {
        return folder.resolve(CLASSES);
    }

    /** Copies a resource of this package there, under its own name. */
    Path put(String resource) {
        return put(resource, RuntimeFiles.class.getResourceAsStream(resource));
    }

    /** Writes a file there atomically: another process may be using an existing one. */
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
