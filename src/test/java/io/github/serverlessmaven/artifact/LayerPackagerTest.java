/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static io.github.serverlessmaven.artifact.PackagingFolder.contents;
import static io.github.serverlessmaven.artifact.PackagingFolder.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.model.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerPackagerTest {

    @TempDir
    Path folder;

    @BeforeEach
    void makeALayer() throws IOException {
        write("layers/tools/java/lib/tools.jar", "library");
        write("layers/tools/bin/run", "program");
        write("layers/tools/README.md", "text");
        write("layers/tools/.DS_Store", "rubbish");
        write("handler.py", "code");
    }

    @Test
    void namesAreRelativeToTheLayersFolder() throws IOException {
        assertThat(names(packaged("{path: layers/tools}")))
                .containsExactly("README.md", "bin/run", "java/lib/tools.jar");
    }

    @Test
    void patternsAreRelativeToTheLayersFolderAndTheLastMatchWins() throws IOException {
        assertThat(names(packaged("{path: layers/tools, package: {patterns: ['!**', 'bin/**']}}")))
                .containsExactly("bin/run");
    }

    @Test
    void includeAndExcludeOfServerless2AreUnderstood() throws IOException {
        assertThat(names(packaged("{path: layers/tools, package: {exclude: ['**'], include: ['README.md']}}")))
                .containsExactly("README.md");
    }

    @Test
    void equalFoldersGiveEqualBytes() throws IOException {
        Artifact first = packaged("{path: layers/tools}");
        write("elsewhere/java/lib/tools.jar", "library");
        write("elsewhere/bin/run", "program");
        write("elsewhere/README.md", "text");
        assertThat(packaged("{path: elsewhere}").digest()).isEqualTo(first.digest());
    }

    @Test
    void aFinishedZipIsTaken() throws IOException {
        Path finished = new PackagingFolder(folder).jar("target/tools.zip", 0, java.util.Map.of("bin/tool", "program"));
        Artifact artifact = packaged("{package: {artifact: target/tools.zip}}");
        assertThat(contents(artifact.file())).isEqualTo(contents(finished));
        assertThat(artifact.file()).startsWith(folder.resolve("out"));
    }

    @Test
    void aModuleOfTheBuildBecomesJarsOnTheClassPath() throws IOException {
        PackagingFolder build = new PackagingFolder(folder);
        build.write("common/target/classes/Common.class", "class");
        RuntimeDependency library = new RuntimeDependency(
                "org.a", "lib", "1.0", Optional.empty(), build.jar("lib.jar", 0, java.util.Map.of("a", "a")), false);
        FakeModules modules = new FakeModules(Optional.empty()).with(build.module("common", library));
        assertThat(names(packaged("{package: {artifact: 'com.example:common'}}", modules)))
                .containsExactly("java/lib/common.jar", "java/lib/lib-1.0.jar");
    }

    @Test
    void aJarOfARepositoryStandsOnTheClassPathAndAZipIsTaken() throws IOException {
        PackagingFolder build = new PackagingFolder(folder);
        Path jar = build.jar("repository/a.jar", 0, java.util.Map.of("bin/tool", "program"));
        FakeModules modules = new FakeModules(Optional.empty())
                .withArtifact("org.a:tool:1.0", jar)
                .withArtifact("org.a:tool:zip:layer:1.0", jar);
        assertThat(names(packaged("{package: {artifact: 'org.a:tool:1.0'}}", modules)))
                .containsExactly("java/lib/tool-1.0.jar");
        assertThat(contents(packaged("{package: {artifact: 'org.a:tool:zip:layer:1.0'}}", modules)
                        .file()))
                .isEqualTo(contents(jar));
    }

    @Test
    void aModuleThatTheBuildDoesNotHaveIsRefused() {
        FakeModules modules = new FakeModules(Optional.empty()).with(new PackagingFolder(folder).module("common"));
        assertThatThrownBy(() -> packaged("{package: {artifact: 'com.example:comon'}}", modules))
                .hasMessageContaining("layers.tools.package.artifact: There is no module com.example:comon")
                .hasMessageContaining("Did you mean \"com.example:common\"?");
    }

    @Test
    void theCodeOfFunctionsDoesNotHoldTheLayers() throws IOException {
        Artifact code = new ServicePackager(workspace(), new FakeModules(Optional.empty()))
                .packageAll(service("{path: ./layers/tools/}"))
                .get("hello");
        assertThat(names(code)).containsExactly("handler.py");
    }

    @Test
    void aFolderThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> packaged("{path: layers/none}"))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("The folder \"layers/none\" of layers.tools does not exist");
    }

    @Test
    void aFolderOutsideOfTheServiceIsRefused() throws IOException {
        assertThatThrownBy(() -> packaged("{path: ..}"))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("The folder \"..\" of layers.tools lies outside the service's folder");
    }

    private Workspace workspace() {
        return new Workspace(folder, folder.resolve("out"), false, EntryTime.EARLIEST);
    }

    private Artifact packaged(String layer) {
        return packaged(layer, new FakeModules(Optional.empty()));
    }

    private Artifact packaged(String layer, Modules modules) {
        return new LayerPackager(workspace(), modules)
                .packageAll(service(layer))
                .get("tools");
    }

    private static Service service(String layer) {
        return PackagingFolder.service("service: demo\nprovider: {name: aws, runtime: python3.13}\nlayers: {tools: "
                + layer + "}\nfunctions: {hello: {handler: handler.main}}\n");
    }

    private void write(String name, String content) throws IOException {
        new PackagingFolder(folder).write(name, content);
    }
}
