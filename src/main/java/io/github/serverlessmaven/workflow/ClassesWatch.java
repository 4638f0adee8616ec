/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Notices that a folder of classes was compiled anew, once the compiler is done with it. */
final class ClassesWatch {

    private final Path folder;
    private Map<Path, String> taken;
    private Map<Path, String> seen;

    ClassesWatch(Path folder) {
        this.folder = folder;
        this.taken = look();
        this.seen = taken;
    }

    /** Whether there is something new that did not change between the last two looks. */
    boolean changed() {
        Map<Path, String> now = look();
        boolean calm = now.equals(seen);
        seen = now;
        if (!calm || now.isEmpty() || now.equals(taken)) {
            return false;
        }
        taken = now;
        return true;
    }

    private Map<Path, String> look() {
        Map<Path, String> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path file : paths.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        } catch (IOException | UncheckedIOException beingCompiled) {
            return Map.of();
        }
        return files;
    }
}
