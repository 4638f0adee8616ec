/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static io.github.serverlessmaven.artifact.PackagingFolder.contents;
import static io.github.serverlessmaven.artifact.PackagingFolder.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a Maven module beyond its classes and libraries, and what its classes may be. */
class ModulePackageTest {

    private static final String JAVA = "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h}}\n";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    @TempDir
    Path folder;

    private PackagingFolder service;

    @BeforeEach
    void compile() throws IOException {
        service = new PackagingFolder(folder);
        service.write("target/classes/Hello.class", "class");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Main-Class: app.Main",
                "Main-Class: org.springframework.boot.loader.launch.JarLauncher\nStart-Class: app.Main"
            })
    void thePackageNamesTheMainClassThatTheJarNames(String lines) throws IOException {
        jarWithManifest("Build-Jdk-Spec: 17\n" + lines);
        ServicePackager packager = packager();
        Artifact artifact = packager.packageAll(PackagingFolder.service(JAVA)).get("hello");
        assertThat(contents(artifact.file()).get(MANIFEST))
                .isEqualTo("Manifest-Version: 1.0\r\nMain-Class: app.Main\r\nStart-Class: app.Main\r\n\r\n");
        assertThat(packager.notes())
                .containsExactly("The package of com.example:app names the main class app.Main in META-INF/MANIFEST.MF,"
                        + " as its jar does.");
    }

    @Test
    void theMainClassStandsBesideAFlatJarToo() throws IOException {
        jarWithManifest("Main-Class: app.Main");
        assertThat(names(
                        service.packaged(JAVA + "package: {layout: flat-jar}\n").get("hello")))
                .containsExactly(MANIFEST, "lib/app.jar");
    }

    @Test
    void aManifestAmongTheClassesStays() throws IOException {
        jarWithManifest("Main-Class: app.Main");
        service.write("target/classes/" + MANIFEST, "Main-Class: app.Other\n");
        assertThat(contents(service.packaged(JAVA).get("hello").file()))
                .containsEntry(MANIFEST, "Main-Class: app.Other\n");
    }

    @Test
    void aJarWithoutMainClassAddsNothing() throws IOException {
        jarWithManifest("Build-Jdk-Spec: 17");
        assertThat(names(service.packaged(JAVA).get("hello"))).containsExactly("Hello.class");
    }

    @Test
    void theBuildOfTheJarChangesNothingButTheMainClass() throws IOException {
        jarWithManifest("Build-Jdk-Spec: 17\nMain-Class: app.Main");
        Sha256 first = service.packaged(JAVA).get("hello").digest();
        jarWithManifest("Build-Jdk-Spec: 25\nMain-Class: app.Main");
        assertThat(service.packaged(JAVA).get("hello").digest()).isEqualTo(first);
        jarWithManifest("Build-Jdk-Spec: 25\nMain-Class: app.Other");
        assertThat(service.packaged(JAVA).get("hello").digest()).isNotEqualTo(first);
    }

    @Test
    void thePackageOfQuarkusIsTaken() throws IOException {
        Path zip = service.jar("target/function.zip", 0, Map.of("io/quarkus/runner/ApplicationImpl.class", "class"));
        ServicePackager packager = packager(quarkus());
        assertThat(contents(packager.packageAll(PackagingFolder.service(JAVA))
                        .get("hello")
                        .file()))
                .containsExactly(Map.entry("io/quarkus/runner/ApplicationImpl.class", "class"));
        assertThat(packager.notes())
                .containsExactly("The package of com.example:app is the one that Quarkus made: " + zip + ".");
    }

    @Test
    void aLayoutThatTheUserNamesGoesBeforeThatOfQuarkus() throws IOException {
        service.jar("target/function.zip", 0, Map.of("a", "a"));
        assertThat(names(packager(quarkus())
                        .packageAll(PackagingFolder.service(JAVA + "package: {layout: lib}\n"))
                        .get("hello")))
                .containsExactly("Hello.class", "lib/quarkus-amazon-lambda-3.jar");
    }

    @Test
    void aQuarkusApplicationThatQuarkusHasNotPackagedIsRefused() throws IOException {
        ServicePackager packager = packager(quarkus());
        assertThatThrownBy(() -> packager.packageAll(PackagingFolder.service(JAVA)))
                .isInstanceOfSatisfying(
                        PackagingException.class,
                        failure -> assertThat(failure.render())
                                .contains(
                                        "Quarkus has not packaged com.example:app: "
                                                + folder.resolve("target/function.zip") + " does not exist.",
                                        "Add the goal \"build\" of quarkus-maven-plugin"));
    }

    @Test
    void theLibrariesOfAQuarkusApplicationCannotBeALayer() throws IOException {
        service.jar("target/function.zip", 0, Map.of("a", "a"));
        ServicePackager packager = packager(quarkus());
        assertThatThrownBy(
                        () -> packager.packageAll(PackagingFolder.service(JAVA + "package: {dependencies: layer}\n")))
                .hasMessageContaining("The libraries of com.example:app cannot be a layer");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aScriptAmongTheResourcesMayBeRun() throws IOException {
        service.write("target/classes/run.sh", "#!/bin/sh\n");
        service.write("target/classes/tool", "binary").toFile().setExecutable(true);
        Artifact artifact = service.packaged(JAVA).get("hello");
        try (org.apache.commons.compress.archivers.zip.ZipFile zip =
                org.apache.commons.compress.archivers.zip.ZipFile.builder()
                        .setPath(artifact.file())
                        .get()) {
            assertThat(zip.getEntry("run.sh").getUnixMode()).isEqualTo(0100755);
            assertThat(zip.getEntry("tool").getUnixMode()).isEqualTo(0100755);
            assertThat(zip.getEntry("Hello.class").getUnixMode()).isEqualTo(0100644);
        }
    }

    @Test
    void linksInsideTheClassesAreFollowed() throws IOException {
        service.write("target/classes/shared/a.txt", "a");
        Files.createSymbolicLink(folder.resolve("target/classes/linked"), Path.of("shared"));
        assertThat(names(service.packaged(JAVA).get("hello")))
                .containsExactly("Hello.class", "linked/a.txt", "shared/a.txt");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLinkOutOfTheClassesIsRefusedUnlessItIsAllowed(boolean isFolder, @TempDir Path outside) throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.txt"), "s").toRealPath();
        Path link = folder.resolve("target/classes/notes");
        Files.createSymbolicLink(link, isFolder ? outside : secret);
        assertThatThrownBy(() -> service.packaged(JAVA))
                .isInstanceOfSatisfying(
                        PackagingException.class,
                        failure -> assertThat(failure.render())
                                .contains(
                                        (isFolder ? link.resolve("secret.txt") : link) + " is a link to " + secret
                                                + ", outside " + folder.resolve("target/classes"),
                                        "Put the file itself there. Or allow it with -Dserverless.outsideFiles."));
        assertThat(folder.resolve("target/serverless")).doesNotExist();
        Workspace open = new Workspace(folder, folder.resolve("target/serverless"), true, EntryTime.EARLIEST);
        assertThat(names(PackagingFolder.packaged(open, new FakeModules(Optional.of(service.module("."))), JAVA)
                        .get("hello")))
                .containsExactly("Hello.class", isFolder ? "notes/secret.txt" : "notes");
    }

    @Test
    void aLoopOfLinksAmongTheClassesIsRefused() throws IOException {
        Path link = folder.resolve("target/classes/again");
        Files.createSymbolicLink(link, Path.of("."));
        assertThatThrownBy(() -> service.packaged(JAVA))
                .isInstanceOfSatisfying(
                        PackagingException.class,
                        failure -> assertThat(failure.render())
                                .contains(link + " is a link to a folder around it", "Remove the link."));
    }

    private void jarWithManifest(String lines) throws IOException {
        service.jar("target/app.jar", 0, Map.of(MANIFEST, "Manifest-Version: 1.0\n" + lines + "\n\n"));
    }

    private RuntimeDependency quarkus() throws IOException {
        return new RuntimeDependency(
                "io.quarkus",
                "quarkus-amazon-lambda",
                "3",
                Optional.empty(),
                service.jar("repository/quarkus.jar", 0, Map.of("a", "a")),
                false);
    }

    private ServicePackager packager(RuntimeDependency... dependencies) {
        return new ServicePackager(
                service.workspace(), new FakeModules(Optional.of(service.module(".", dependencies))));
    }
}
