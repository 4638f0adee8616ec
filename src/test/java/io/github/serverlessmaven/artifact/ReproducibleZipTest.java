/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReproducibleZipTest {

    private final TimeZone zone = TimeZone.getDefault();
    private final Locale locale = Locale.getDefault();

    @TempDir
    Path folder;

    @AfterEach
    void restoreTheMachine() {
        TimeZone.setDefault(zone);
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @CsvSource({"Asia/Tokyo, ja-JP", "America/New_York, en-US", "Africa/Monrovia, tr-TR", "Pacific/Kiritimati, ar-EG"})
    void bytesDoNotDependOnTimeZoneLocaleOrFolder(String otherZone, String otherLocale) throws IOException {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Artifact here = zip(folder.resolve("one"), List.of("b.txt", "a/u.txt", "a.txt"));
        TimeZone.setDefault(TimeZone.getTimeZone(otherZone));
        Locale.setDefault(Locale.forLanguageTag(otherLocale));
        Artifact there = zip(folder.resolve("a longer folder name"), List.of("a.txt", "b.txt", "a/u.txt"));
        assertThat(there.digest()).isEqualTo(here.digest());
        assertThat(Files.readAllBytes(there.file())).isEqualTo(Files.readAllBytes(here.file()));
    }

    @Test
    void entriesAreSortedStoredAndDatedTheFirstOfJanuary1980() throws IOException {
        Artifact artifact = zip(folder, List.of("b.txt", "C.txt", "a/c.txt"));
        try (ZipFile zip = ZipFile.builder().setPath(artifact.file()).get()) {
            List<ZipArchiveEntry> entries = java.util.Collections.list(zip.getEntriesInPhysicalOrder());
            assertThat(entries).extracting(ZipArchiveEntry::getName).containsExactly("C.txt", "a/c.txt", "b.txt");
            assertThat(entries).allSatisfy(entry -> {
                assertThat(entry.getMethod()).isEqualTo(ZipArchiveEntry.STORED);
                assertThat(entry.getTimeLocal()).hasToString("1980-01-01T00:00");
                assertThat(entry.getExtraFields()).isEmpty();
                assertThat(entry.getUnixMode()).isEqualTo(0100644);
            });
        }
    }

    @Test
    void namesOutsideAsciiAreWrittenInUtf8WhateverTheMachinesEncoding() throws IOException {
        ReproducibleZip writer = new ReproducibleZip(EntryTime.EARLIEST);
        writer.add("\u00fc/\u65e5.txt", Files.writeString(folder.resolve("plain.txt"), "x"));
        Artifact artifact = writer.write(folder.resolve("target/out.zip"));
        try (java.util.zip.ZipFile zip =
                new java.util.zip.ZipFile(artifact.file().toFile())) {
            assertThat(zip.getEntry("\u00fc/\u65e5.txt")).isNotNull();
        }
    }

    @Test
    void modesDoNotComeFromTheDisk() throws IOException {
        Path file = Files.writeString(folder.resolve("bootstrap"), "#!/bin/sh");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        ReproducibleZip writer = new ReproducibleZip(EntryTime.EARLIEST);
        writer.add("Hello.class", file);
        writer.add("bootstrap", new Content.Plain(file), true);
        Artifact artifact = writer.write(folder.resolve("target/out.zip"));
        try (ZipFile zip = ZipFile.builder().setPath(artifact.file()).get()) {
            assertThat(zip.getEntry("Hello.class").getUnixMode()).isEqualTo(0100644);
            assertThat(zip.getEntry("bootstrap").getUnixMode()).isEqualTo(0100755);
        }
    }

    @Test
    void anUnchangedZipIsNotWrittenAgain() throws IOException {
        Artifact first = zip(folder, List.of("a.txt"));
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(first.file(), longAgo);
        zip(folder, List.of("a.txt"));
        assertThat(Files.getLastModifiedTime(first.file())).isEqualTo(longAgo);
        zip(folder, List.of("a.txt", "b.txt"));
        assertThat(Files.getLastModifiedTime(first.file())).isNotEqualTo(longAgo);
    }

    @Test
    void afterAFileThatCannotBeReadNothingIsLeftBehind() throws IOException {
        ReproducibleZip writer = new ReproducibleZip(EntryTime.EARLIEST);
        writer.add("gone.txt", folder.resolve("gone.txt"));
        assertThatThrownBy(() -> writer.write(folder.resolve("target/out.zip")))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining(folder.resolve("gone.txt") + " cannot be read");
        assertThat(folder.resolve("target")).isEmptyDirectory();
    }

    @Test
    void namesThatManyDisksCannotTellApartAreRefused() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "1");
        ReproducibleZip writer = new ReproducibleZip(EntryTime.EARLIEST);
        writer.add("a/Readme.md", one);
        assertThatThrownBy(() -> writer.add("a/README.md", one))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("\"a/Readme.md\" and \"a/README.md\", which many disks do not distinguish");
    }

    @Test
    void aNameThatIsNoTextIsRefused() {
        assertThatThrownBy(() -> new ReproducibleZip(EntryTime.EARLIEST).add("caf\uFFFD.txt", folder.resolve("x")))
                .hasMessageContaining("is no UTF-8");
    }

    @Test
    void moreFilesThanAZipHoldsAreRefused() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "1");
        ReproducibleZip writer = new ReproducibleZip(EntryTime.EARLIEST);
        for (int i = 0; i < 65_535; i++) {
            writer.add("f" + i, one);
        }
        assertThatThrownBy(() -> writer.add("one more", one)).hasMessageContaining("more than 65,535 files");
    }

    @Test
    void moreThanFourGigabytesAreRefused() throws IOException {
        Path huge = folder.resolve("huge");
        try (var channel = java.nio.channels.FileChannel.open(
                huge, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[1]), 1L << 32); // sparse: takes no room
        }
        ReproducibleZip writer = new ReproducibleZip(EntryTime.EARLIEST);
        writer.add("huge", huge);
        assertThatThrownBy(() -> writer.write(folder.resolve("target/out.zip")))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("larger than 4 GiB");
        assertThat(folder.resolve("target")).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00:01Z, 2026-11-23T10:00",
        "2026-11-23T10:00:00+02:00, 2026-11-23T08:00",
        "1700000000, 2023-11-14T22:13:20",
        "x, 1980-01-01T00:00"
    })
    void filesCarryTheTimeThatTheBuildAsksFor(String timestamp, String time) throws IOException {
        ReproducibleZip writer = new ReproducibleZip(EntryTime.of(java.util.Optional.of(timestamp)));
        writer.add("a.txt", Files.writeString(folder.resolve("a.txt"), "a"));
        try (ZipFile zip = ZipFile.builder()
                .setPath(writer.write(folder.resolve("target/out.zip")).file())
                .get()) {
            assertThat(zip.getEntry("a.txt").getTimeLocal()).hasToString(time);
            assertThat(zip.getEntry("a.txt").getExtraFields()).isEmpty();
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"yesterday", "1970-01-01T00:00:00Z", "2200-01-01T00:00:00Z", "99999999999999999999"})
    void aTimeThatAZipCannotHoldIsRefused(String timestamp) {
        assertThatThrownBy(() -> EntryTime.of(java.util.Optional.of(timestamp)))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("project.build.outputTimestamp is \"" + timestamp + "\"");
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        Path one = Files.writeString(folder.resolve("one"), "1");
        Path two = Files.writeString(folder.resolve("two"), "2");
        ReproducibleZip writer = new ReproducibleZip(EntryTime.EARLIEST);
        writer.add("same", one);
        assertThatThrownBy(() -> writer.add("same", two))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("two files named \"same\"");
    }

    @Test
    void aNameThatLeadsOutOfTheZipIsRefused() {
        assertThatThrownBy(() -> new ReproducibleZip(EntryTime.EARLIEST).add("a/../../b", folder.resolve("b")))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("points outside the package");
    }

    private static Artifact zip(Path folder, List<String> names) throws IOException {
        ReproducibleZip zip = new ReproducibleZip(EntryTime.EARLIEST);
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            byte[] content = new byte[1000];
            Arrays.fill(content, (byte) name.charAt(0));
            Files.write(file, content);
            Files.write(file, name.getBytes(StandardCharsets.UTF_8));
            zip.add(name, file);
        }
        return zip.write(folder.resolve("target/out.zip"));
    }
}
