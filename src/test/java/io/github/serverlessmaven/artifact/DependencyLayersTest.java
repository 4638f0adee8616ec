/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static io.github.serverlessmaven.artifact.PackagingFolder.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.model.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyLayersTest {

    private static final String JAVA = "service: demo\nprovider: {runtime: java21}\npackage: {dependencies: layer}\n"
            + "functions: {hello: {handler: h}, other: {handler: i}}\n";

    @TempDir
    Path folder;

    private PackagingFolder service;

    @BeforeEach
    void buildAModule() throws IOException {
        service = new PackagingFolder(folder);
        service.write("target/classes/Hello.class", "class");
        service.jar("released.jar", 0, Map.of("a.txt", "a"));
        service.jar("snapshot.jar", 0, Map.of("b.txt", "b"));
    }

    private RuntimeDependency library(String group, String name, String file, boolean rebuilt) {
        return new RuntimeDependency(group, name, "1.0", Optional.empty(), folder.resolve(file), rebuilt);
    }

    private RuntimeDependency released() {
        return library("org.a", "released", "released.jar", false);
    }

    private RuntimeDependency snapshot() {
        return library("org.a", "snapshot", "snapshot.jar", true);
    }

    private static ServicePackages packaged(Workspace workspace, Modules modules, String yaml) {
        Service service = PackagingFolder.service(yaml);
        return new ServicePackages(
                new ServicePackager(workspace, modules).packageAll(service),
                Map.of(),
                new DependencyLayers(workspace, modules).packageAll(service),
                Map.of());
    }

    private ServicePackages packaged(String yaml, RuntimeDependency... dependencies) {
        return packaged(service.workspace(), new FakeModules(Optional.of(service.module(".", dependencies))), yaml);
    }

    @Test
    void releasedLibrariesGoIntoALayerAndWhatChangesStaysInThePackage() throws IOException {
        ServicePackages packages = packaged(JAVA, released(), snapshot());
        assertThat(names(packages.functions().get("hello"))).containsExactly("Hello.class", "lib/snapshot-1.0.jar");
        assertThat(names(packages.dependencies().get("hello"))).containsExactly("java/lib/released-1.0.jar");
    }

    @Test
    void functionsWithTheSameLibrariesShareOneLayer() throws IOException {
        service.write("orders/target/classes/Orders.class", "orders");
        FakeModules modules = new FakeModules(Optional.of(service.module(".", released())))
                .with(service.module("orders", released(), snapshot()));
        ServicePackages packages = packaged(
                service.workspace(),
                modules,
                JAVA.replace("handler: i", "handler: i, package: {artifact: 'com.example:orders', layout: flat-jar}"));
        assertThat(packages.dependencies().get("other"))
                .isEqualTo(packages.dependencies().get("hello"));
        assertThat(names(packages.functions().get("other"))).containsExactly("lib/app.jar", "lib/snapshot-1.0.jar");
        assertThat(packages.all()).hasSize(3);
    }

    @Test
    void changedCodeChangesThePackageAndNotTheLayer() throws IOException {
        ServicePackages before = packaged(JAVA, released());
        service.write("target/classes/Hello.class", "changed");
        Workspace later = new Workspace(
                folder, folder.resolve("target/serverless"), false, EntryTime.of(Optional.of("1700000000")));
        ServicePackages after = packaged(later, new FakeModules(Optional.of(service.module(".", released()))), JAVA);
        assertThat(after.functions().get("hello").digest())
                .isNotEqualTo(before.functions().get("hello").digest());
        assertThat(after.dependencies()).isEqualTo(before.dependencies());
    }

    @Test
    void anotherLibraryIsAnotherLayer() throws IOException {
        ServicePackages before = packaged(JAVA, released());
        service.jar("more.jar", 0, Map.of("c.txt", "c"));
        ServicePackages after = packaged(JAVA, released(), library("org.a", "more", "more.jar", false));
        assertThat(after.dependencies().get("hello").digest())
                .isNotEqualTo(before.dependencies().get("hello").digest());
    }

    @Test
    void namesInTheLayerAndInThePackageNeverCollide() throws IOException {
        ServicePackages packages = packaged(JAVA, released(), library("org.b", "released", "snapshot.jar", true));
        assertThat(names(packages.functions().get("hello")))
                .containsExactly("Hello.class", "lib/org.b.released-1.0.jar");
        assertThat(names(packages.dependencies().get("hello"))).containsExactly("java/lib/org.a.released-1.0.jar");
    }

    @Test
    void aModuleWithoutReleasedLibrariesHasNoLayer() {
        assertThat(packaged(JAVA, snapshot()).dependencies()).isEmpty();
        assertThat(packaged(JAVA.replace("layer", "package"), released()).dependencies())
                .isEmpty();
    }

    @Test
    void aFunctionMayKeepItsLibraries() throws IOException {
        ServicePackages packages =
                packaged(JAVA.replace("handler: i", "handler: i, package: {dependencies: package}"), released());
        assertThat(packages.dependencies()).containsOnlyKeys("hello");
        assertThat(names(packages.functions().get("other"))).containsExactly("Hello.class", "lib/released-1.0.jar");
        assertThat(names(packages.functions().get("hello"))).containsExactly("Hello.class");
    }

    @Test
    void aLibraryThatIsNotThereIsRefused() throws IOException {
        Files.delete(folder.resolve("released.jar"));
        assertThatThrownBy(() -> packaged(JAVA, released()))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("The library org.a:released is not a jar");
    }
}
