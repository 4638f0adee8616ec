/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.external.RealComponent;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files without permission to read, in a process that must not read them: root's may, unless it gives that up. */
class UnreadableFilesTest {

    private static final String JAVA =
            "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h%s}}\n";
    private static final String NODE =
            "service: demo\nprovider: {runtime: nodejs22.x}\nfunctions: {hello: {handler: index.handler}}\n";

    @TempDir
    Path folder;

    private Path locked = Path.of("");

    @AfterEach
    void unlock() throws IOException {
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aClassIsNamed() throws Exception {
        lock(service().write("target/classes/com/Secret.class", ""));
        assertThat(packaged(JAVA.formatted("")))
                .contains(locked + " cannot be read: permission denied.", "Make it readable, or leave it out.");
    }

    @Test
    void aFolderOfClassesIsNamed() throws Exception {
        lock(service().write("target/classes/com/Secret.class", "").getParent());
        assertThat(packaged(JAVA.formatted("")))
                .contains(locked + " cannot be read: permission denied.", "Make it readable.");
    }

    @Test
    void aLibraryIsNamed() throws Exception {
        lock(service().jar("lib.jar", 0, Map.of("a", "a")));
        assertThat(packaged(JAVA.formatted(""))).contains(locked + " cannot be read: permission denied.");
    }

    @Test
    void aFinishedArtifactIsNamed() throws Exception {
        lock(service().jar("app.zip", 0, Map.of("a", "a")));
        assertThat(packaged(JAVA.formatted(", package: {artifact: app.zip}")))
                .contains("The artifact \"app.zip\" cannot be read: permission denied.", "Make it readable.");
    }

    @Test
    void aFileOfAScriptIsNamed() throws Exception {
        lock(service().write("data/secret.json", ""));
        assertThat(packaged(NODE)).contains(locked + " cannot be read: permission denied.");
    }

    @Test
    void aFolderOfAScriptIsNamedWithThePatternThatLeavesItOut() throws Exception {
        lock(service().write("data/secret.json", "").getParent());
        assertThat(packaged(NODE))
                .contains(
                        locked + " cannot be read: permission denied.",
                        "Make it readable, or leave it out with the pattern \"!data\".");
    }

    private PackagingFolder service() throws IOException {
        PackagingFolder service = new PackagingFolder(folder);
        service.write("target/classes/Hello.class", "class");
        service.write("index.js", "");
        service.jar("lib.jar", 0, Map.of("b", "b"));
        return service;
    }

    private void lock(Path path) throws IOException {
        locked = path;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
    }

    /** What is said when the service is packaged without the right to read everything; nothing is left behind. */
    private String packaged(String yaml) throws Exception {
        List<String> command = new ArrayList<>();
        if (Files.isReadable(locked)) {
            RealComponent.require(
                    Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv, by which root gives up its rights,");
            command.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                UnreadableFilesTest.class.getName(),
                folder.toString(),
                yaml));
        Path log = folder.resolve("log.txt");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        String said = Files.readString(log);
        assertThat(exit).as(said).isZero();
        assertThat(folder.resolve("target/serverless").toFile().list()).isNullOrEmpty();
        return said;
    }

    /**
     * Packages a service and prints why that is refused.
     *
     * @param arguments the service's folder and its configuration
     */
    public static void main(String[] arguments) {
        PackagingFolder service = new PackagingFolder(Path.of(arguments[0]));
        RuntimeDependency library =
                new RuntimeDependency("g", "lib", "1.0", Optional.empty(), service.path.resolve("lib.jar"), false);
        try {
            PackagingFolder.packaged(
                    service.workspace(), new FakeModules(Optional.of(service.module(".", library))), arguments[1]);
        } catch (ServerlessException refused) {
            new PrintStream(System.out, true, StandardCharsets.UTF_8).println(refused.render());
        }
    }

    @Test
    void aFileInPlaceOfTheOutputFolderIsTold(@TempDir Path other) throws IOException {
        PackagingFolder service = new PackagingFolder(other);
        service.write("target/classes/Hello.class", "class");
        service.write("target/serverless", "");
        assertThatThrownBy(() ->
                        service.packaged("service: demo\nprovider: {runtime: java21}\nfunctions: {a: {handler: h}}\n"))
                .isInstanceOfSatisfying(
                        UncheckedIOException.class,
                        failure -> assertThat(FileProblem.of(failure).render())
                                .contains(
                                        other.resolve("target/serverless")
                                                + " cannot be read or written: it is a file and not a folder.",
                                        "Delete it, or run \"mvn clean\": a folder belongs there."));
    }

    @Test
    void aFolderThatMayNotBeWrittenToIsTold() {
        assertThat(FileProblem.of(new UncheckedIOException(new AccessDeniedException("target/serverless")))
                        .render())
                .contains(
                        "target/serverless cannot be read or written: permission denied.",
                        "Make it, and the folder around it, writable for the user who runs Maven.");
    }
}
