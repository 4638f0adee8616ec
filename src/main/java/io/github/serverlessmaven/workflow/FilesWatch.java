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
 * Notices that files changed, once they are written: what is written at once counts sooner than what takes several looks. While a build
 * that cleaned a folder fills it again, there may be a pause with only a part of the files: without a single class, or with some of them
 * missing, it is watched longer.
 */
final class FilesWatch {

    private static final String CLASS = ".class";
    private static final int FEWEST_CALM_LOOKS = 2;
    private static final int MOST_CALM_LOOKS = 4;
    private static final int CALM_LOOKS_WITH_FILES_MISSING = 60;

    private final Files files;
    private Map<Path, String> reported;
    private Map<Path, String> seen;
    private int calm;
    private int restless;

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

    /** Looks once more; whether there is something new that did not change between the last looks. */
    boolean changed() {
        Map<Path, String> now = look();
        boolean moves = !now.equals(seen);
        calm = moves ? 0 : calm + 1;
        restless += moves ? 1 : 0;
        seen = now;
        if (isBusy() || now.isEmpty()) {
            return false;
        }
        restless = 0;
        if (now.equals(reported)) {
            return false;
        }
        reported = now;
        return true;
    }

    /** Whether a build seems to be at work: at the last look files changed, or were missing that had been there. */
    boolean isBusy() {
        boolean lacksClasses = hasClasses(reported) && !hasClasses(seen);
        boolean lacksFiles = !seen.keySet().containsAll(reported.keySet());
        int needed = Math.max(FEWEST_CALM_LOOKS, Math.min(restless, MOST_CALM_LOOKS));
        return lacksClasses || calm < (lacksFiles ? CALM_LOOKS_WITH_FILES_MISSING : needed);
    }

    /** Whether the last look has seen something that has not counted yet. */
    boolean moves() {
        return !seen.equals(reported);
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
