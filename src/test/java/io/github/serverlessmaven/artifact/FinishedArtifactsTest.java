/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
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
        assertRefused("The artifact \"app.zip\" is no zip or jar that could be unpacked");
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
        assertRefused("The artifact \"app.zip\" is no zip or jar that could be unpacked");
    }

    @Test
    void aZipWithADamagedBitIsRefused() throws IOException {
        PackagingFolder.damage(
                service.jar("app.zip", 0, Map.of("Hello.class", "some bytes of a class")), "Hello.class");
        assertRefused(
                "The artifact \"app.zip\" is no zip or jar that could be unpacked: Hello.class in it is damaged: ");
    }

    @Test
    void anEncryptedZipIsRefused() throws IOException {
        PackagingFolder.encrypt(service.jar("app.zip", 0, Map.of("secret.txt", "a")));
        assertRefused("The artifact \"app.zip\" is encrypted: its entry \"secret.txt\" needs a password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.sh", "a/../../evil.sh", "/etc/evil", "C:/evil", "..\\evil"})
    void aZipThatWouldUnpackOutsideItsFolderIsRefused(String name) throws IOException {
        service.jar("app.zip", 0, Map.of(name, "a"));
        assertRefused("which would be unpacked outside its folder");
    }

    private void assertRefused(String message) {
        FinishedArtifacts artifacts = new FinishedArtifacts(service.workspace());
        assertThatThrownBy(() -> artifacts.take("app.zip"))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining(message);
        assertThat(folder.resolve("target")).doesNotExist();
    }
}
