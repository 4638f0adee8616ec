/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tests run before the build packages anything. */
class LinkedPackagerTest {

    private static final String JAVA =
            "service: demo\nprovider: {name: aws, runtime: java21}\nfunctions: {hello: {handler: h}}\n";

    @TempDir
    Path folder;

    private PackagingFolder service;
    private RuntimeDependency library;

    @BeforeEach
    void compile() throws IOException {
        service = new PackagingFolder(folder.resolve("sërvice + more"));
        service.write("target/classes/com/example/Hello.class", "class");
        library = new RuntimeDependency(
                "org.a",
                "lib",
                "1.0",
                Optional.empty(),
                service.jar("repository/lib.jar", 0, Map.of("Lib.class", "library")),
                false);
    }

    private Map<String, String> function(String yaml, JavaModule module) throws IOException {
        return function(yaml, new FakeModules(Optional.of(module)));
    }

    private Map<String, String> function(String yaml, Modules modules) throws IOException {
        return unpacked(packager(modules).packageAll(PackagingFolder.service(yaml)), "hello");
    }

    private LinkedPackager packager(Modules modules) {
        return new LinkedPackager(service.workspace(), modules);
    }

    private Map<String, String> unpacked(Map<String, Artifact> artifacts, String key) throws IOException {
        Path unpacked = Files.createTempDirectory(folder, "unpacked");
        LinkedPackage.read(artifacts.get(key).file()).orElseThrow().unpackTo(unpacked);
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(unpacked)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean isJar = file.toString().endsWith(".jar");
                contents.put(
                        unpacked.relativize(file).toString(),
                        isJar ? PackagingFolder.contents(file).toString() : Files.readString(file));
            }
        }
        return contents;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{layout: lib}", "{layout: flat-jar}", "{layout: artifact}", "{artifact: target/app.jar}"})
    void javaFunctionsRunFromClassesAndLibrariesWhateverTheirLayout(String settings) throws IOException {
        String yaml = JAVA + (settings.isEmpty() ? "" : "package: " + settings + "\n");
        assertThat(function(yaml, service.module(".", library)))
                .isEqualTo(Map.of("com/example/Hello.class", "class", "lib/lib-1.0.jar", "{Lib.class=library}"));
    }

    @Test
    void classesThatAreCompiledLaterAreThere() throws IOException {
        LinkedPackager packager = packager(new FakeModules(Optional.of(service.module("."))));
        Map<String, Artifact> artifacts = packager.packageAll(PackagingFolder.service(JAVA));
        service.write("target/classes/com/example/Other.class", "new");
        assertThat(unpacked(artifacts, "hello")).containsEntry("com/example/Other.class", "new");
    }

    @Test
    void anotherModuleThatIsOnlyCompiledStandsBehindTheOwnClasses() throws IOException {
        service.write("other/target/classes/com/example/Other.class", "other");
        service.write("other/target/classes/com/example/Hello.class", "of other");
        RuntimeDependency other = new RuntimeDependency(
                "com.example",
                "other",
                "1",
                Optional.empty(),
                service.module("other").classes(),
                true);
        assertThat(function(JAVA, service.module(".", other)))
                .isEqualTo(Map.of("com/example/Hello.class", "class", "com/example/Other.class", "other"));
    }

    @Test
    void librariesOfALayerAreOnTheClassPath() throws IOException {
        assertThat(function(JAVA + "package: {dependencies: layer}\n", service.module(".", library)))
                .containsKey("lib/lib-1.0.jar");
    }

    @Test
    void whatOnlyThePackagePhaseMakesFailsWhenItIsUsed() {
        RuntimeDependency quarkus = new RuntimeDependency(
                "io.quarkus", "quarkus-amazon-lambda", "3", Optional.empty(), library.file(), false);
        assertThatThrownBy(() -> function(JAVA, service.module(".", quarkus)))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure -> assertThat(failure.render())
                                .contains("Quarkus has not packaged com.example:app", "run \"mvn package\""));
        String elsewhere = JAVA + "package: {artifact: ../other.zip}\n";
        assertThatThrownBy(() -> function(elsewhere, service.module(".")))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("other.zip");
    }

    @Test
    void aModuleWithoutClassesFailsWhenItIsUsed() {
        assertThatThrownBy(() -> function(JAVA, service.module("none")))
                .hasMessageContaining("There are no compiled classes of com.example:none");
    }

    @Test
    void otherLanguagesArePackaged() throws IOException {
        service.write("index.py", "");
        Artifact zip = packager(new FakeModules(Optional.empty()))
                .packageAll(PackagingFolder.service(JAVA.replace("java21", "python3.13")))
                .get("hello");
        assertThat(PackagingFolder.names(zip)).contains("index.py");
        assertThat(LinkedPackage.read(zip.file())).isEmpty();
    }

    @Test
    void aLayerOfAModuleIsLinkedAndOneThatIsMissingFails() throws IOException {
        service.write("shared/target/classes/Shared.class", "shared");
        Service layers = PackagingFolder.service(
                JAVA
                        + "layers: {shared: {package: {artifact: 'com.example:shared'}}, missing: {package: {artifact: target/layer.zip}}}\n");
        Map<String, Artifact> artifacts = packager(
                        new FakeModules(Optional.empty()).with(service.module("shared", library)))
                .layers(layers);
        assertThat(unpacked(artifacts, "shared")).containsOnlyKeys("java/Shared.class", "java/lib/lib-1.0.jar");
        assertThatThrownBy(() -> unpacked(artifacts, "missing")).hasMessageContaining("target/layer.zip");
    }

    @Test
    void nothingOfItHoldsContent() throws IOException {
        Artifact artifact = packager(new FakeModules(Optional.of(service.module(".", library))))
                .packageAll(PackagingFolder.service(JAVA))
                .get("hello");
        assertThat(Files.readAllLines(artifact.file()))
                .isEqualTo(List.of(
                        "serverless links 1",
                        service.path.resolve("target/classes").toUri() + " ",
                        library.file().toUri() + " lib%2Flib-1.0.jar"));
    }
}
