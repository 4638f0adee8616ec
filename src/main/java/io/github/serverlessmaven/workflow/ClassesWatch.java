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

/**
 * Notices that a folder of classes was compiled again, once the compiler is done with it. While a build that cleaned the folder fills it
 * again, there may be a pause with only a part of the files: without a single class, or with some of them missing, it is watched longer.
 */
final class ClassesWatch {

    private static final String CLASS = ".class";
    private static final int CALM_LOOKS = 1;
    private static final int CALM_LOOKS_WITH_FILES_MISSING = 6;

    private final Path folder;
    private Map<Path, String> reported;
    private Map<Path, String> seen;
    private int calm;

    ClassesWatch(Path folder) {
        this.folder = folder;
        this.reported = look();
        this.seen = reported;
    }

    /** Whether there is something new that did not change between the last looks. */
    boolean changed() {
        Map<Path, String> now = look();
        calm = now.equals(seen) ? calm + 1 : 0;
        seen = now;
        if (isBusy() || now.isEmpty() || now.equals(reported)) {
            return false;
        }
        reported = now;
        return true;
    }

    /** Whether a build seems to be at work: at the last look files changed, or were missing that had been there. */
    boolean isBusy() {
        boolean lacksClasses = hasClasses(reported) && !hasClasses(seen);
        boolean lacksFiles = !seen.keySet().containsAll(reported.keySet());
        return lacksClasses || calm < (lacksFiles ? CALM_LOOKS_WITH_FILES_MISSING : CALM_LOOKS);
    }

    private static boolean hasClasses(Map<Path, String> files) {
        return files.keySet().stream().anyMatch(file -> file.toString().endsWith(CLASS));
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
