/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderWithoutFileHasNone() {
        assertThat(ConfigFile.find(folder, Optional.empty())).isEmpty();
    }

    @Test
    void ymlComesBeforeYamlBeforeJson() throws IOException {
        for (String name : new String[] {"serverless.json", "serverless.yaml", "serverless.yml"}) {
            write("serverless.ts", "export default {}");
            Path file = write(name, "{}");
            assertThat(ConfigFile.find(folder, Optional.empty())).contains(file);
        }
    }

    @Test
    void aNamedFileIsTakenAlsoFromOutsideTheFolder() throws IOException {
        write("serverless.yml", "");
        Path other = write("other.yml", "");
        Path service = Files.createDirectory(folder.resolve("service"));
        assertThat(ConfigFile.find(folder, Optional.of("other.yml"))).contains(other);
        assertThat(Files.isSameFile(
                        ConfigFile.find(service, Optional.of("../other.yml")).orElseThrow(), other))
                .isTrue();
        assertThat(ConfigFile.find(service, Optional.of(other.toString()))).contains(other);
    }

    @Test
    void aNamedFileThatDoesNotExistIsNamedInTheProblem() throws IOException {
        write("serverless.yml", "");
        assertThat(failure(() -> ConfigFile.find(folder, Optional.of("missing.yml"))))
                .contains(
                        "There is no configuration file " + folder.resolve("missing.yml"),
                        "-Dserverless.configFile, which is relative to " + folder);
    }

    @Test
    void aFolderIsNoConfigurationFile() throws IOException {
        Files.createDirectory(folder.resolve("serverless.yml"));
        assertThat(ConfigFile.find(folder, Optional.empty())).isEmpty();
        assertThat(failure(() -> ConfigFile.find(folder, Optional.of("serverless.yml"))))
                .contains("is a folder");
    }

    @Test
    void aNameThatNoFileCanHaveIsReported() {
        assertThat(failure(() -> ConfigFile.find(folder, Optional.of("a\0b"))))
                .contains("cannot be the name of a configuration file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serverless.ts", "serverless.js", "serverless.mjs", "serverless.cjs"})
    void aScriptIsRefusedWithAWayOut(String name) throws IOException {
        write(name, "");
        String found = failure(() -> ConfigFile.find(folder, Optional.empty()));
        assertThat(found).contains(name + " is a program, which this plugin does not run", "serverless.yml");
        assertThat(failure(() -> ConfigFile.find(folder, Optional.of(name)))).isEqualTo(found);
    }

    @Test
    void aFileIsReadAsUtf8WithoutByteOrderMark() throws IOException {
        assertThat(ConfigFile.read(write("a.yml", "\uFEFFname: Grüße 😀\r\n"))).isEqualTo("name: Grüße 😀\r\n");
        assertThat(ConfigFile.read(write("empty.yml", ""))).isEmpty();
    }

    @Test
    void aFileInAnotherEncodingIsReportedAtTheFirstCharacterThatIsNot() throws IOException {
        Path latin = folder.resolve("latin.yml");
        Files.write(latin, "a: ä\nb: ü\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(failure(() -> ConfigFile.read(latin)))
                .contains(latin + ":1:4 is not encoded in UTF-8", "Save the file as UTF-8.");
        Path cut = folder.resolve("cut.yml");
        Files.write(cut, new byte[] {'a', '\n', ':', (byte) 0xC3});
        assertThat(failure(() -> ConfigFile.read(cut))).contains(cut + ":2:2 is not encoded in UTF-8");
        Path wide = folder.resolve("wide.yml");
        Files.write(wide, "\uFEFFa: 1".getBytes(StandardCharsets.UTF_16LE));
        assertThat(failure(() -> ConfigFile.read(wide))).contains(wide + ":1:1 is not encoded in UTF-8");
    }

    @Test
    void anEnormousFileIsRefused() throws IOException {
        Path fits = write("fits.yml", "#".repeat(4 << 20));
        assertThat(ConfigFile.read(fits)).hasSize(4 << 20);
        Path large = write("large.yml", "#".repeat((4 << 20) + 1));
        assertThat(failure(() -> ConfigFile.read(large))).contains("is larger than 4194304 bytes");
    }

    @Test
    void aFileThatCannotBeReadIsReported() {
        assertThat(failure(() -> ConfigFile.read(folder.resolve("missing.yml"))))
                .contains("cannot be read");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String failure(ThrowingCallable call) {
        return catchThrowableOfType(ServerlessException.class, call).render();
    }
}
