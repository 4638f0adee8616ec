/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderLockTest {

    @TempDir
    Path folder;

    @Test
    void anotherProcessIsWaitedForAndReported() throws Exception {
        Path file = folder.resolve("new/lock");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FolderLockTest.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(holder.inputReader().readLine()).isEqualTo("locked");
        CompletableFuture<Boolean> waiting = new CompletableFuture<>();
        CompletableFuture<String> result = CompletableFuture.supplyAsync(
                () -> new FolderLock(file, () -> waiting.complete(true)).holding(() -> "done"));
        assertThat(waiting.get()).isTrue();
        assertThat(result).isNotDone();
        try (BufferedWriter end = holder.outputWriter()) {
            end.write("end\n");
        }
        assertThat(result.get()).isEqualTo("done");
    }

    /** Holds the lock until a line comes in. */
    public static void main(String[] arguments) {
        new FolderLock(Path.of(arguments[0]), () -> {}).holding(() -> {
            System.out.println("locked");
            try {
                return System.in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void itsHolderMayTakeItAgainAndThreadsExcludeEachOther() {
        FolderLock lock = new FolderLock(folder.resolve("lock"), () -> {
            throw new AssertionError("nobody else holds it");
        });
        List<Integer> inside = new ArrayList<>();
        List<CompletableFuture<Void>> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(CompletableFuture.runAsync(() -> lock.holding(() -> lock.holding(() -> {
                inside.add(inside.size());
                return inside.size();
            }))));
        }
        threads.forEach(CompletableFuture::join);
        assertThat(inside).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        Path outside = folder.resolve("outside");
        Path file = Files.createSymbolicLink(folder.resolve("lock"), outside);
        assertThatThrownBy(() -> new FolderLock(file, () -> {}).holding(() -> "done"))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining(file + ", which keeps builds from disturbing each other, cannot be locked");
        assertThat(outside).doesNotExist();
    }
}
