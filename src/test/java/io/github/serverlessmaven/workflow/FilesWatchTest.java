/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a compiler, or another branch, does to classes while they are watched; each look is one of {@code start}. */
class FilesWatchTest {

    private static final FileTime LAST_YEAR = FileTime.from(Instant.parse("2025-11-23T10:00:00Z"));

    @TempDir
    Path target;

    private Path classes;
    private FilesWatch watch;

    @BeforeEach
    void compile() throws IOException {
        classes = target.resolve("classes");
        write("a/First.class", "first");
        write("a/Second.class", "second");
        watch = FilesWatch.ofClasses(classes);
    }

    private void write(String name, String content) throws IOException {
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, LAST_YEAR);
    }

    /** How many of so many looks report a change. */
    private long changes(int looks) {
        return IntStream.range(0, looks).filter(look -> watch.changed()).count();
    }

    @Test
    void nothingIsReportedWithoutAChange() {
        assertThat(changes(20)).isZero();
    }

    @Test
    void aChangeShowsAtOnceAndCountsOnceItIsCalm() throws IOException {
        assertThat(changes(3)).isZero();
        assertThat(watch.moves()).isFalse();
        write("a/First.class", "another");
        assertThat(watch.changed()).isFalse();
        assertThat(watch.moves()).isTrue();
        assertThat(changes(5)).isEqualTo(1);
        assertThat(watch.moves()).isFalse();
    }

    @Test
    void anotherBranchIsOneChangeEvenWithOlderTimes() throws IOException {
        assertThat(changes(3)).isZero();
        Files.delete(classes.resolve("a/First.class"));
        assertThat(changes(1)).isZero();
        Files.delete(classes.resolve("a/Second.class"));
        assertThat(changes(100)).isZero();
        assertThat(watch.isBusy()).isTrue();
        write("a/First.class", "other");
        Files.setLastModifiedTime(
                classes.resolve("a/First.class"),
                FileTime.from(LAST_YEAR.toInstant().minusSeconds(3600)));
        assertThat(changes(5)).isZero();
        write("b/Third.class", "third");
        assertThat(changes(1)).isZero();
        assertThat(changes(80)).isEqualTo(1);
        assertThat(watch.isBusy()).isFalse();
    }

    @Test
    void aClassOfTheSameSizeButAnotherTimeIsAChange() throws IOException {
        write("a/First.class", "FIRST");
        Files.setLastModifiedTime(
                classes.resolve("a/First.class"),
                FileTime.from(LAST_YEAR.toInstant().minusSeconds(1)));
        assertThat(changes(5)).isEqualTo(1);
    }

    @Test
    void aFolderThatIsReplacedWholeIsOneChange() throws IOException {
        Path other = Files.createDirectories(target.resolve("other/a"));
        Files.writeString(other.resolve("First.class"), "other first");
        Files.writeString(other.resolve("Second.class"), "other second");
        Files.move(classes.resolve("a"), target.resolve("former"));
        Files.move(other, classes.resolve("a"));
        assertThat(changes(10)).isEqualTo(1);
        assertThat(changes(10)).isZero();
    }

    @Test
    void aBranchWithFewerClassesIsNoticedOnceTheRestStaysAway() throws IOException {
        Files.delete(classes.resolve("a/Second.class"));
        assertThat(changes(50)).isZero();
        assertThat(changes(20)).isEqualTo(1);
    }

    @Test
    void aClassThatIsWrittenAtOnceCountsSoonerThanACompilationThatGoesOn() throws IOException {
        write("a/First.class", "written at once");
        assertThat(changes(3)).isEqualTo(1);
        for (String content : List.of("1", "12", "123", "1234")) {
            write("a/First.class", content);
            assertThat(changes(1)).isZero();
        }
        assertThat(changes(3)).isZero();
        assertThat(changes(1)).isEqualTo(1);
    }

    @Test
    void manyFilesAreLookedAtLessOften() {
        assertThat(HotReload.pauseAfter(Duration.ofMillis(2))).isEqualTo(Duration.ofMillis(50));
        assertThat(HotReload.pauseAfter(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(400));
    }
}
