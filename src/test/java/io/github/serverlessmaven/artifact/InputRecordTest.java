/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputRecordTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path folder;

    private Path input;
    private Path target;
    private Artifact artifact;

    @BeforeEach
    void packageOnce() throws IOException {
        input = Files.writeString(folder.resolve("input"), "one");
        target =
                Files.writeString(Files.createDirectories(folder.resolve("out")).resolve("a.zip"), "zip");
        artifact = Artifact.of(target);
    }

    @Test
    void withoutARecordNothingIsUpToDate() {
        assertThat(record("r").upToDate()).isEmpty();
    }

    @Test
    void thePackageOfOldFilesIsUpToDateWithoutReadingThem() throws IOException {
        Files.setLastModifiedTime(input, LONG_AGO);
        record("r").remember(artifact);
        assertThat(record("r").upToDate()).isEqualTo(Optional.of(artifact));
        assertThat(Files.readString(folder.resolve("out-inputs/a.zip.txt"))).doesNotContain("content ");
    }

    @Test
    void thePackageOfNewFilesIsUpToDateByTheirContent() throws IOException {
        record("r").remember(artifact);
        Files.setLastModifiedTime(input, LONG_AGO);
        assertThat(record("r").upToDate()).isEqualTo(Optional.of(artifact));
        assertThat(Files.readString(folder.resolve("out-inputs/a.zip.txt")))
                .as("an old file is not read a third time")
                .doesNotContain("content ");
        Files.writeString(input, "two");
        assertThat(record("r").upToDate()).isEmpty();
    }

    @Test
    void aChangeIsSeenThoughSizeAndTimeStayTheSame() throws IOException {
        Files.setLastModifiedTime(input, LONG_AGO);
        record("r").remember(artifact);
        Files.writeString(input, "two");
        Files.setLastModifiedTime(input, LONG_AGO);
        assertThat(record("r").upToDate()).isEmpty();
    }

    @Test
    void whatChangesWhileItIsPackagedIsPackagedAgain() throws IOException {
        Files.setLastModifiedTime(input, LONG_AGO);
        InputRecord making = record("r");
        assertThat(making.upToDate()).isEmpty();
        Files.writeString(input, "two");
        making.remember(artifact);
        assertThat(record("r").upToDate()).isEmpty();
    }

    @Test
    void anotherRecipeOrOtherFilesAreAChange() {
        record("r").remember(artifact);
        assertThat(record("other").upToDate()).isEmpty();
        assertThat(new InputRecord(target, List.of("r"), List.of(input, input)).upToDate())
                .isEmpty();
        assertThat(new InputRecord(target, List.of("r"), List.of()).upToDate()).isEmpty();
    }

    @Test
    void aPackageThatWasTouchedIsMadeAgain() throws IOException {
        record("r").remember(artifact);
        Files.writeString(target, "bad");
        assertThat(record("r").upToDate()).isEmpty();
    }

    @Test
    void aDamagedRecordIsNoRecord() throws IOException {
        record("r").remember(artifact);
        Files.writeString(folder.resolve("out-inputs/a.zip.txt"), "?");
        assertThat(record("r").upToDate()).isEmpty();
    }

    private InputRecord record(String recipe) {
        return new InputRecord(target, List.of(recipe), List.of(input));
    }
}
