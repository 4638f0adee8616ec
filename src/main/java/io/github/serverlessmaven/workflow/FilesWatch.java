/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Notices that files changed, once whoever writes them is done. While a build that cleaned a folder fills it again, there may be a pause
 * with only a part of the files: without a single class, or with some of them missing, it is watched longer.
 */
final class FilesWatch {

    private static final String CLASS = ".class";
    private static final int CALM_LOOKS = 1;
    private static final int CALM_LOOKS_WITH_FILES_MISSING = 15;

    private final Files files;
    private Map<Path, String> reported;
    private Map<Path, String> seen;
    private int calm;

    /** Watches files from now on. */
    FilesWatch(Files files) {
        this.files = files;
        this.reported = look();
        this.seen = reported;
    }

    /** Watches the classes of a folder, which need not exist. */
    static FilesWatch ofClasses(Path folder) {
        return new FilesWatch(() -> WatchedFolder.all(folder).files());
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
        try {
            return files.look();
        } catch (IOException | UncheckedIOException beingWritten) {
            return Map.of();
        }
    }

    /** The files that are watched. */
    @FunctionalInterface
    interface Files {
        /** Each file with what changes when its content does. */
        Map<Path, String> look() throws IOException;
    }
}
