/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static io.github.serverlessmaven.artifact.PackagingFolder.contents;
import static io.github.serverlessmaven.artifact.PackagingFolder.unpacked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesTest {

    private static final String JAVA = "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h}}\n";
    private static final String PROPERTIES = "META-INF/maven/g/lib/pom.properties";

    @TempDir
    Path folder;

    private PackagingFolder service;

    @BeforeEach
    void compile() throws IOException {
        service = new PackagingFolder(folder);
        service.write("target/classes/Hello.class", "class");
    }

    @Test
    void aLibraryThatIsBuiltAgainWithoutChangeGivesTheSameBytes() throws IOException {
        service.jar("lib.jar", 1_000_000_000_000L, entries("#Mon Nov 23 10:00:00 UTC 2026\n", "A.class", "B.class"));
        Artifact first = packaged(true);
        service.jar("lib.jar", 1_700_000_000_000L, entries("#Tue Nov 24 11:00:00 CET 2026\n", "B.class", "A.class"));
        assertThat(packaged(true).digest()).isEqualTo(first.digest());
    }

    @Test
    void aChangedLibraryGivesOtherBytes() throws IOException {
        service.jar("lib.jar", 0, entries("", "A.class"));
        Artifact first = packaged(true);
        service.jar("lib.jar", 0, entries("", "A.class", "B.class"));
        assertThat(packaged(true).digest()).isNotEqualTo(first.digest());
    }

    @Test
    void whatIsTakenOutOfARebuiltLibraryIsOnlyTheDate() throws IOException {
        service.jar("lib.jar", 0, entries("#Mon Nov 23\n", "B.class", "A.class"));
        Path library = unpacked(packaged(true), "lib/lib-1.0.jar", folder.resolve("unpacked.jar"));
        assertThat(contents(library)).containsExactlyInAnyOrderEntriesOf(entries("", "A.class", "B.class"));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(library))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("META-INF/MANIFEST.MF");
        }
    }

    @Test
    void whichJdkAndToolBuiltALibraryDoesNotCount() throws IOException {
        String manifest = "Manifest-Version: 1.0\nCreated-By: %s\nAutomatic-Module-Name: lib\nBuild-Jdk-Spec: %s\n\n"
                + "Name: a/\nSealed: true\n\n";
        service.jar("lib.jar", 0, Map.of("META-INF/MANIFEST.MF", manifest.formatted("Maven JAR Plugin 3.5.1", "17")));
        Artifact first = packaged(true);
        service.jar("lib.jar", 0, Map.of("META-INF/MANIFEST.MF", manifest.formatted("Maven JAR Plugin 4.0.0", "25")));
        assertThat(packaged(true).digest()).isEqualTo(first.digest());
        assertThat(contents(unpacked(first, "lib/lib-1.0.jar", folder.resolve("unpacked.jar"))))
                .containsExactly(Map.entry(
                        "META-INF/MANIFEST.MF",
                        "Manifest-Version: 1.0\r\nAutomatic-Module-Name: lib\r\n\r\nName: a/\r\nSealed: true\r\n\r\n"));
    }

    @Test
    void aSignedLibraryStaysAsItIs() throws IOException {
        Map<String, String> entries = entries("#Mon Nov 23\n", "A.class");
        entries.put("META-INF/KEY.SF", "Signature-Version: 1.0");
        Path jar = service.jar("lib.jar", 1_000_000_000_000L, entries);
        assertThat(unpacked(packaged(true), "lib/lib-1.0.jar", folder.resolve("unpacked.jar")))
                .hasSameBinaryContentAs(jar);
    }

    @Test
    void aReleasedLibraryStaysAsItIs() throws IOException {
        Path jar = service.jar("lib.jar", 1_000_000_000_000L, entries("#Mon Nov 23\n", "A.class"));
        assertThat(unpacked(packaged(false), "lib/lib-1.0.jar", folder.resolve("unpacked.jar")))
                .hasSameBinaryContentAs(jar);
    }

    @Test
    void aLibraryThatWasCutOffIsRefused() throws IOException {
        Path jar = service.jar("lib.jar", 0, entries("", "A.class"));
        byte[] bytes = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(bytes, bytes.length - 10));
        for (boolean rebuilt : new boolean[] {true, false}) {
            assertThatThrownBy(() -> packaged(rebuilt))
                    .isInstanceOf(PackagingException.class)
                    .hasMessageContaining(jar + " is no usable jar");
        }
        assertThat(folder.resolve("target/serverless")).isEmptyDirectory();
    }

    @Test
    void aLibraryWithADamagedBitIsRefused() throws IOException {
        Path jar = service.jar("lib.jar", 0, Map.of("A.class", "some bytes of a class"));
        service.write("lib.jar.sha1", sha1(jar));
        PackagingFolder.damage(jar, "A.class");
        for (boolean rebuilt : new boolean[] {true, false}) {
            assertThatThrownBy(() -> packaged(rebuilt))
                    .isInstanceOfSatisfying(
                            PackagingException.class,
                            failure -> assertThat(failure.render())
                                    .contains(
                                            jar + " is no usable jar: A.class in it is damaged: ",
                                            "Build it again, or delete it so that Maven downloads it again."));
        }
        Files.delete(folder.resolve("lib.jar.sha1"));
        assertThatThrownBy(() -> packaged(false)).hasMessageContaining("A.class in it is damaged: ");
        assertThat(folder.resolve("target/serverless")).isEmptyDirectory();
    }

    @Test
    void aLibraryThatIsWholeIsTakenThoughItsRepositoryHasTheChecksumOfAnother() throws IOException {
        Path jar = service.jar("lib.jar", 0, Map.of("A.class", "some bytes of a class"));
        service.write("lib.jar.sha1", "0".repeat(40));
        assertThat(unpacked(packaged(false), "lib/lib-1.0.jar", folder.resolve("unpacked.jar")))
                .hasSameBinaryContentAs(jar);
    }

    @Test
    void anEncryptedLibraryIsRefused() throws IOException {
        Path jar = service.jar("lib.jar", 0, entries("", "A.class"));
        PackagingFolder.encrypt(jar);
        for (boolean rebuilt : new boolean[] {true, false}) {
            assertThatThrownBy(() -> packaged(rebuilt))
                    .isInstanceOf(PackagingException.class)
                    .hasMessageContaining(jar + " is no usable jar")
                    .hasMessageContaining("encrypted");
        }
        assertThat(folder.resolve("target/serverless")).isEmptyDirectory();
    }

    private Artifact packaged(boolean rebuilt) {
        RuntimeDependency library =
                new RuntimeDependency("g", "lib", "1.0", Optional.empty(), folder.resolve("lib.jar"), rebuilt);
        return PackagingFolder.packaged(
                        service.workspace(), new FakeModules(Optional.of(service.module(".", library))), JAVA)
                .get("hello");
    }

    /** As Maven keeps it beside what it downloads. */
    private static String sha1(Path jar) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(Files.readAllBytes(jar)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> entries(String comment, String... classes) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (String name : classes) {
            entries.put(name, name);
        }
        entries.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n");
        entries.put(PROPERTIES, comment + "artifactId=lib\ngroupId=g\n");
        return entries;
    }
}
