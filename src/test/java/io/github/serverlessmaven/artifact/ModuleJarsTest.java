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
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which jar of a module's build is packaged, and when it is not finished yet. */
class ModuleJarsTest {

    private static final String FUNCTION =
            "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h}}\npackage: ";
    private static final String ARTIFACT = FUNCTION + "{layout: artifact}\n";
    private static final String PATH = FUNCTION + "{artifact: target/app-all.jar}\n";
    private static final List<String> SHADE = List.of("maven-shade-plugin:shade (default)");

    @TempDir
    Path folder;

    private PackagingFolder service;
    private Path jar;
    private Path shaded;
    private Path library;

    @BeforeEach
    void build() throws IOException {
        service = new PackagingFolder(folder);
        service.write("target/classes/app/Hello.class", "class");
        jar = service.jar("target/app.jar", 0, Map.of("app/Hello.class", "class"));
        shaded = service.jar("target/app-all.jar", 0, Map.of("app/Hello.class", "class", "lib/Text.class", "text"));
        library = service.jar("repository/text.jar", 0, Map.of("lib/Text.class", "text"));
    }

    @Test
    void theOnlyJarMayHaveAClassifier() throws IOException {
        Artifact artifact = packaged(ARTIFACT, jars(Optional.empty(), Map.of("all", shaded)));
        assertThat(PackagingFolder.names(artifact)).containsExactly("app/Hello.class", "lib/Text.class");
    }

    @Test
    void theMainJarIsTakenBesideOneWithAClassifier() throws IOException {
        Artifact artifact = packaged(ARTIFACT, jars(Optional.of(jar), Map.of("all", shaded)));
        assertThat(PackagingFolder.names(artifact)).containsExactly("app/Hello.class");
    }

    @Test
    void severalJarsWithClassifiersOnlyAreRefused() {
        ModuleJars jars = jars(Optional.empty(), Map.of("aws", shaded, "plain", jar));
        assertThatThrownBy(() -> packaged(ARTIFACT, jars))
                .isInstanceOfSatisfying(
                        PackagingException.class,
                        failure -> assertThat(failure.render())
                                .contains(
                                        "The module com.example:app has no jar without a classifier, but several with"
                                                + " one: aws, plain.",
                                        "Name one of them as package.artifact, such as target/app-all.jar."));
    }

    @ParameterizedTest
    @ValueSource(strings = {ARTIFACT, PATH})
    void aJarThatTheBuildChangesLaterIsRefused(String yaml) {
        ModuleJars jars = new ModuleJars(Optional.of(jar), Map.of(), () -> SHADE, false);
        assertThatThrownBy(() -> packaged(yaml, jars))
                .hasMessageContaining("com.example:app is packaged before maven-shade-plugin:shade (default)");
    }

    @ParameterizedTest
    @ValueSource(strings = {ARTIFACT, PATH})
    void aJarThatIsOlderThanTheClassesIsRefused(String yaml) throws IOException {
        FileTime before =
                FileTime.from(Files.getLastModifiedTime(jar).toInstant().minusSeconds(60));
        Files.setLastModifiedTime(jar, before);
        Files.setLastModifiedTime(shaded, before);
        assertThatThrownBy(() -> packaged(yaml, jars(Optional.of(jar), Map.of())))
                .hasMessageContaining(
                        "is older than the compiled class " + folder.resolve("target/classes/app/Hello.class"));
        ModuleJars recompiled = new ModuleJars(Optional.of(jar), Map.of(), List::of, true);
        assertThat(packaged(yaml, recompiled).file()).exists();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatQuarkusMakesLaterIsRefusedWithOrWithoutThePackageOfTheLastBuild(boolean isBuilt) throws IOException {
        if (isBuilt) {
            service.jar("target/function.zip", 0, Map.of("a", "a"));
        }
        ModuleJars jars = new ModuleJars(
                Optional.of(jar), Map.of(), () -> List.of("quarkus-maven-plugin:build (default)"), false);
        RuntimeDependency quarkus =
                new RuntimeDependency("io.quarkus", "quarkus-amazon-lambda", "3", Optional.empty(), library, false);
        assertThatThrownBy(() -> packager(jars, quarkus)
                        .packageAll(PackagingFolder.service(
                                "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h}}\n")))
                .isInstanceOfSatisfying(
                        PackagingException.class,
                        failure -> assertThat(failure.render())
                                .contains(
                                        "com.example:app is packaged before quarkus-maven-plugin:build (default)",
                                        "Write serverless-maven-plugin below quarkus-maven-plugin"));
    }

    @Test
    void classesAndLibrariesNeedNoJar() throws IOException {
        ModuleJars later = new ModuleJars(Optional.empty(), Map.of(), () -> SHADE, false);
        assertThat(PackagingFolder.names(packaged(FUNCTION + "{layout: lib}\n", later)))
                .containsExactly("app/Hello.class", "lib/text-1.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {ARTIFACT, PATH})
    void aJarWithLibrariesMergedInIsNotNeeded(String yaml) {
        ServicePackager packager = packager(jars(Optional.of(shaded), Map.of()));
        packager.packageAll(PackagingFolder.service(yaml));
        assertThat(packager.notes())
                .singleElement()
                .asString()
                .startsWith("The artifact app-all.jar of com.example:app has its libraries merged in.")
                .endsWith("maven-shade-plugin or maven-assembly-plugin can go.");
    }

    @Test
    void aJarWithoutLibrariesIsNotMentioned() {
        ServicePackager packager = packager(jars(Optional.of(jar), Map.of()));
        packager.packageAll(PackagingFolder.service(ARTIFACT));
        assertThat(packager.notes()).isEmpty();
    }

    private static ModuleJars jars(Optional<Path> main, Map<String, Path> classified) {
        return new ModuleJars(main, classified, List::of, false);
    }

    private Artifact packaged(String yaml, ModuleJars jars) {
        Map<String, Artifact> artifacts = packager(jars).packageAll(PackagingFolder.service(yaml));
        return Optional.ofNullable(artifacts.get("hello")).orElseThrow();
    }

    private ServicePackager packager(ModuleJars jars) {
        return packager(jars, new RuntimeDependency("org.a", "text", "1", Optional.empty(), library, false));
    }

    private ServicePackager packager(ModuleJars jars, RuntimeDependency dependency) {
        JavaModule module = new JavaModule(
                "com.example:app",
                "app",
                folder.resolve("target"),
                folder.resolve("target/classes"),
                jars,
                List.of(dependency));
        return new ServicePackager(service.workspace(), new FakeModules(Optional.of(module)));
    }
}
