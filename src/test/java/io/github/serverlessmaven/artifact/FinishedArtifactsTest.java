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
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinishedArtifactsTest {

    @TempDir
    Path folder;

    private PackagingFolder service;

    @BeforeEach
    void makeAFolder() {
        service = new PackagingFolder(folder);
    }

    @Test
    void aFileThatIsNoZipIsRefused() throws IOException {
        service.write("app.zip", "<html>404</html>");
        assertRefused("The artifact \"app.zip\" is not a zip or jar that could be unpacked");
    }

    @Test
    void anEmptyZipIsRefused() throws IOException {
        service.jar("app.zip", 0, Map.of());
        assertRefused("The artifact \"app.zip\" is an empty zip");
    }

    @Test
    void aZipThatWasCutOffIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(service.jar("app.zip", 0, Map.of("a", "a")));
        Files.write(folder.resolve("app.zip"), Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused("The artifact \"app.zip\" is not a zip or jar that could be unpacked");
    }

    @Test
    void aZipWithADamagedBitIsRefused() throws IOException {
        PackagingFolder.damage(
                service.jar("app.zip", 0, Map.of("Hello.class", "some bytes of a class")), "Hello.class");
        assertRefused(
                "The artifact \"app.zip\" is not a zip or jar that could be unpacked: Hello.class in it is damaged: ");
    }

    @Test
    void anEncryptedZipIsRefused() throws IOException {
        PackagingFolder.encrypt(service.jar("app.zip", 0, Map.of("secret.txt", "a")));
        assertRefused("The artifact \"app.zip\" is encrypted: its entry \"secret.txt\" needs a password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.sh", "a/../../evil.sh", "/etc/evil", "C:/evil"})
    void aZipThatWouldUnpackOutsideItsFolderIsRefused(String name) throws IOException {
        service.jar("app.zip", 0, Map.of(name, "a"));
        assertRefused("which would be unpacked outside its folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"src\\index.js", "..\\evil", "lib\\ü.jar"})
    void aZipWhoseFoldersAreSeparatedByBackslashesIsRefused(String name) throws IOException {
        service.jar("app.zip", 0, Map.of(name, "a"));
        assertRefused("has an entry \"" + name + "\", whose folders are separated by backslashes");
    }

    @Test
    void aZipThatWouldBeUnpackedThroughALinkInItIsRefused() throws IOException {
        zip(link("lib", "/tmp"), file("lib/a.jar", 0100644));
        assertRefused("has an entry \"lib/a.jar\" below \"lib\", which is a link in it and not a folder");
    }

    @Test
    void aZipWithAFileInPlaceOfAFolderIsRefused() throws IOException {
        zip(file("lib", 0100644), file("lib/a/b.jar", 0100644));
        assertRefused("has an entry \"lib/a/b.jar\" below \"lib\", which is a file in it and not a folder");
    }

    @ParameterizedTest
    @ValueSource(ints = {0100600, 0101363, 0100200})
    void whatNotEverybodyMayReadGetsAModeThatLambdaReads(int mode) throws IOException {
        zip(file("index.js", mode));
        assertThat(modes(artifacts().take("app.zip", true)))
                .containsExactly(Map.entry("index.js", (mode & 0100) != 0 ? 0100755 : 0100644));
    }

    @Test
    void whatNotEverybodyMayReadIsRefusedInAZipThatStaysAsItIs() throws IOException {
        zip(file("index.js", 0100600));
        assertThatThrownBy(() -> artifacts().take("app.zip", false))
                .hasMessageContaining("has an entry \"index.js\", whose mode 0600 does not let AWS Lambda read it");
    }

    @Test
    void equalContentGivesEqualBytes() throws IOException {
        service.jar("app.zip", 1_000_000_000_000L, new TreeMap<>(entries("Mon Nov 30 2026", "21")));
        byte[] first = Files.readAllBytes(artifacts().take("app.zip", true).file());
        service.jar("app.zip", 1_600_000_000_000L, new TreeMap<>(entries("Tue Dec 1 2026", "25")).descendingMap());
        assertThat(artifacts().take("app.zip", true).file()).hasBinaryContent(first);
        assertThat(PackagingFolder.contents(folder.resolve("app.zip")).keySet())
                .first()
                .isNotEqualTo("a/");
    }

    @Test
    void theManifestComesFirstAndCompressionStays() throws IOException {
        service.jar("app.zip", 0, new TreeMap<>(entries("Mon Nov 30 2026", "21")));
        Artifact artifact = artifacts().take("app.zip", true);
        assertThat(PackagingFolder.names(artifact))
                .containsExactly("META-INF/MANIFEST.MF", "META-INF/maven/g/a/pom.properties", "a/", "a/Big.class");
        assertThat(artifact.size()).isLessThan(2_000);
        assertThat(PackagingFolder.contents(artifact.file()))
                .containsEntry("a/Big.class", "x".repeat(10_000))
                .containsEntry("META-INF/maven/g/a/pom.properties", "version=1\n");
    }

    @Test
    void aSignedJarAndOneThatShallStayAsItIsAreCopiedByteForByte() throws IOException {
        Path signed =
                service.jar("app.zip", 0, Map.of("META-INF/MANIFEST.MF", "a: b\n", "META-INF/A.SF", "s", "b", "c"));
        assertThat(artifacts().take("app.zip", true).file()).hasSameBinaryContentAs(signed);
        Path kept = service.jar("app.zip", 0, Map.of("b", "c", "a", "d"));
        assertThat(artifacts().take("app.zip", false).file()).hasSameBinaryContentAs(kept);
    }

    @Test
    void linksProgramsAndScriptsKeepWorking() throws IOException {
        zip(
                link("lib/libx.so", "libx.so.1"),
                file("lib/libx.so.1", 0100644),
                file("bin/tool", 0100755),
                file("extensions/agent", 0100644),
                file("run.sh", 0100644, "#!/bin/sh"),
                file("notes.txt", 0100664, "# no script"));
        assertThat(modes(artifacts().take("app.zip", true)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "lib/libx.so", 0120777,
                        "lib/libx.so.1", 0100644,
                        "bin/tool", 0100755,
                        "extensions/agent", 0100755,
                        "run.sh", 0100755,
                        "notes.txt", 0100644));
    }

    @Test
    void aLinkOutOfTheServicesFolderIsRefused(@TempDir Path outside) throws IOException {
        Path zip = new PackagingFolder(outside)
                .jar("secret.zip", 0, Map.of("a", "a"))
                .toRealPath();
        Files.createSymbolicLink(folder.resolve("app.zip"), zip);
        assertRefused("The artifact \"app.zip\" is a link to " + zip + ", outside the service's folder.");
    }

    @Test
    void theFolderOfTheBuildMayBeALink(@TempDir Path disk) throws IOException {
        new PackagingFolder(disk).jar("app.zip", 0, Map.of("a", "a"));
        Files.createSymbolicLink(folder.resolve("target"), disk);
        assertThat(artifacts().take("target/app.zip", true).file()).exists();
    }

    private static Map<String, String> entries(String date, String jdk) {
        return Map.of(
                "META-INF/MANIFEST.MF",
                "Manifest-Version: 1.0\r\nBuild-Jdk-Spec: " + jdk + "\r\n\r\n",
                "META-INF/maven/g/a/pom.properties",
                "#" + date + "\nversion=1\n",
                "a/",
                "",
                "a/Big.class",
                "x".repeat(10_000));
    }

    private FinishedArtifacts artifacts() {
        return new FinishedArtifacts(service.workspace());
    }

    private record Written(ZipArchiveEntry header, String content) {}

    private static Written file(String name, int mode) {
        return file(name, mode, "content");
    }

    private static Written file(String name, int mode, String content) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        return new Written(entry, content);
    }

    private static Written link(String name, String target) {
        return file(name, 0120777, target);
    }

    private void zip(Written... entries) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(folder.resolve("app.zip"))) {
            for (Written entry : entries) {
                zip.putArchiveEntry(entry.header());
                zip.write(entry.content().getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
    }

    private static Map<String, Integer> modes(Artifact artifact) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(artifact.file()).get()) {
            return Collections.list(zip.getEntries()).stream()
                    .collect(Collectors.toMap(ZipArchiveEntry::getName, ZipArchiveEntry::getUnixMode));
        }
    }

    private void assertRefused(String message) {
        FinishedArtifacts artifacts = new FinishedArtifacts(service.workspace());
        assertThatThrownBy(() -> artifacts.take("app.zip", true))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining(message);
        assertThat(folder.resolve("target")).doesNotExist();
    }
}
