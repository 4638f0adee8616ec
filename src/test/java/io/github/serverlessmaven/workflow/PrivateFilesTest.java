/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.PrivateFile;
import io.github.serverlessmaven.deploy.Deployment;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.report.console.StandardOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Values of the environment lie in no file that others may read. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there are no modes of files")
class PrivateFilesTest {

    private static final String SECRET = "s3cret-Grüße";

    @TempDir
    Path folder;

    private FolderBuild build;

    @BeforeEach
    void writeService() throws IOException {
        Files.writeString(folder.resolve("index.js"), "exports.handler = async () => { throw new Error('failed') }\n");
        Files.writeString(folder.resolve("serverless.yml"), """
                service: hello
                provider: {name: aws, runtime: nodejs22.x, region: eu-central-1, environment: {TOKEN: %s}}
                functions:
                  f:
                    handler: index.handler
                """.formatted(SECRET));
        build = new FolderBuild(folder);
    }

    @Test
    void packagesAndTheLocalStateAreForTheirOwner() throws IOException {
        new PackageService(
                        build,
                        new LoadService(build),
                        new PackagingOptions(false, false, Optional.empty(), Optional.empty(), Optional.empty()))
                .packageAll();
        Path packages = build.service().output();
        try (LocalTarget target = new LocalSetUp().open(folder.resolve("state"))) {
            new Deployment(target, event -> {}).run(DeploymentFolder.read(packages), true);
        }
        assertPrivate(2);
        assertThat(mode(packages.resolve("sources.json"))).isEqualTo("rw-------");
    }

    @Test
    void outputFilesAreForTheirOwner() throws IOException {
        Files.delete(folder.resolve("serverless.yml"));
        StandardOutput.print(SECRET, Optional.of(folder.resolve("out/print.yml")));
        StandardOutput.printResponse(SECRET, Optional.of(folder.resolve("out/response.json")));
        PrivateFile.append(folder.resolve("log.txt"), SECRET.getBytes(StandardCharsets.UTF_8));
        assertPrivate(3);
    }

    @Test
    void aFileThatExistsKeepsItsMode() throws IOException {
        Path file = Files.writeString(folder.resolve("print.yml"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        StandardOutput.print(SECRET, Optional.of(file));
        assertThat(file).hasContent(SECRET);
        assertThat(mode(file)).isEqualTo("rw-r-----");
    }

    /** All files with the secret but the one the user wrote. */
    private void assertPrivate(int atLeast) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> !file.equals(folder.resolve("serverless.yml")))
                            .filter(Files::isRegularFile)
                            .filter(PrivateFilesTest::holdsTheSecret))
                    .hasSizeGreaterThanOrEqualTo(atLeast)
                    .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
    }

    private static boolean holdsTheSecret(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(SECRET);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
