/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void severalWritersOfOneFileAllSucceed() throws Exception {
        Path target = folder.resolve("new/template.json");
        int writers = 8;
        CyclicBarrier together = new CyclicBarrier(writers);
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<Artifact>> tasks = IntStream.range(0, writers)
                    .mapToObj(number -> (Callable<Artifact>) () -> AtomicFile.write(target, draft -> {
                        await(together);
                        Files.writeString(draft, "by " + number);
                        await(together);
                    }))
                    .toList();
            for (Future<Artifact> written : pool.invokeAll(tasks)) {
                assertThat(written.get().file()).isEqualTo(target);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(Files.readString(target)).matches("by \\d");
        assertThat(files(target.getParent())).containsExactly(target);
    }

    @Test
    void aLinkAtThePlaceIsReplacedAndItsTargetStays() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "untouched");
        Path target = Files.createSymbolicLink(folder.resolve("file"), outside);
        AtomicFile.write(target, draft -> Files.writeString(draft, "untouched"));
        assertThat(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)).isTrue();
        AtomicFile.write(target, draft -> Files.writeString(draft, "new"));
        assertThat(outside).hasContent("untouched");
        assertThat(target).hasContent("new");
    }

    @Test
    void aFailedWriteLeavesTheFileOfBeforeAndNoDraft() throws IOException {
        Path target = Files.writeString(folder.resolve("file"), "before");
        assertThatThrownBy(() -> AtomicFile.write(target, draft -> Files.writeString(draft, "bad"), written -> {
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(target).hasContent("before");
        assertThat(files(folder)).containsExactly(target);
    }

    private static void await(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
