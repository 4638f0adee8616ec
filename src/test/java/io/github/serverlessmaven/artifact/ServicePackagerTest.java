/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static io.github.serverlessmaven.artifact.PackagingFolder.contents;
import static io.github.serverlessmaven.artifact.PackagingFolder.names;
import static io.github.serverlessmaven.artifact.PackagingFolder.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicePackagerTest {

    private static final String JAVA =
            "service: demo\nprovider: {name: aws, runtime: java21}\nfunctions: {hello: {handler: h}}\n";
    private static final String PYTHON = JAVA.replace("java21", "python3.13");

    @TempDir
    Path folder;

    private Path output;

    @BeforeEach
    void makeAModule() throws IOException {
        output = folder.resolve("target/serverless");
        write("target/classes/com/example/Hello.class", "class");
        write("target/classes/application.properties", "a=b");
        jar("repository/lib.jar", "library");
        jar("repository/other.jar", "other library");
    }

    @Test
    void classesStandAtTheRootAndLibrariesBelowLib() throws IOException {
        Artifact artifact =
                packaged(JAVA, library("org.a", "lib", "1.0", "lib.jar")).get("hello");
        assertThat(names(artifact))
                .containsExactly("application.properties", "com/example/Hello.class", "lib/lib-1.0.jar");
    }

    @Test
    void librariesThatDifferOnlyInTheirGroupBothGoIn() throws IOException {
        Artifact artifact = packaged(
                        JAVA, library("org.a", "lib", "1.0", "lib.jar"), library("org.b", "lib", "1.0", "other.jar"))
                .get("hello");
        assertThat(names(artifact)).contains("lib/org.a.lib-1.0.jar", "lib/org.b.lib-1.0.jar");
    }

    @Test
    void aClassifierIsPartOfTheName() throws IOException {
        RuntimeDependency dependency = new RuntimeDependency(
                "g", "native", "1", Optional.of("linux"), folder.resolve("repository/lib.jar"), false);
        assertThat(names(packaged(JAVA, dependency).get("hello"))).contains("lib/native-1-linux.jar");
    }

    @Test
    void theFileNameOfASnapshotDoesNotChangeThePackage() throws IOException {
        jar("repository/lib-1.0-20261123.101010-1.jar", "library");
        Sha256 released = packaged(JAVA, library("g", "lib", "1.0-SNAPSHOT", "lib.jar"))
                .get("hello")
                .digest();
        assertThat(packaged(JAVA, library("g", "lib", "1.0-SNAPSHOT", "lib-1.0-20261123.101010-1.jar"))
                        .get("hello")
                        .digest())
                .isEqualTo(released);
    }

    @Test
    void allJavaFunctionsShareOnePackage() throws IOException {
        String two = JAVA.replace("functions: {hello:", "functions: {second: {handler: i}, hello:");
        Map<String, Artifact> artifacts = packaged(two);
        assertThat(artifacts.get("hello")).isEqualTo(artifacts.get("second"));
    }

    @Test
    void aModuleThatWasNotCompiledIsRefused() {
        assertThatThrownBy(() ->
                        packager(Optional.of(module(folder.resolve("none")))).packageAll(service(JAVA)))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("There are no compiled classes");
    }

    @Test
    void aLibraryThatIsAFolderIsRefusedWithTheWayOut() {
        RuntimeDependency folderOnly =
                new RuntimeDependency("g", "sibling", "1", Optional.empty(), folder.resolve("target/classes"), true);
        assertThatThrownBy(() -> packaged(JAVA, folderOnly))
                .isInstanceOfSatisfying(
                        PackagingException.class,
                        failure -> assertThat(failure.render())
                                .contains(
                                        "The library g:sibling is not a jar", "\"mvn package\", not \"mvn compile\""));
    }

    @Test
    void aJavaFunctionWithoutPomIsRefused() {
        assertThatThrownBy(() -> packager(Optional.empty()).packageAll(service(JAVA)))
                .hasMessageContaining("functions.hello is a Java function, but there is no pom.xml");
    }

    @Test
    void otherFunctionsGetTheFilesOfTheFolderWithoutWhatOnlyBuildsThem() throws IOException {
        write("handler.py", "");
        write("lib/helper.py", "");
        write(".env", "SECRET=1");
        write("pom.xml", "");
        write("serverless.yml", "");
        write("src/main/java/A.java", "");
        write(".git/config", "");
        assertThat(names(packager(Optional.empty()).packageAll(service(PYTHON)).get("hello")))
                .containsExactly("handler.py", "lib/helper.py", "repository/lib.jar", "repository/other.jar");
    }

    @Test
    void patternsTakeFilesOutAndInAndTheLastMatchWins() throws IOException {
        write("handler.py", "");
        write("docs/a.md", "");
        write("docs/keep.md", "");
        write(".env", "");
        String yaml = PYTHON + "package: {patterns: ['!docs/**', './docs/keep.md', '!repository/**', '.env']}\n";
        assertThat(names(packager(Optional.empty()).packageAll(service(yaml)).get("hello")))
                .containsExactly(".env", "docs/keep.md", "handler.py");
    }

    @Test
    void patternsThatLeaveNothingAreRefused() {
        String yaml = PYTHON + "package: {patterns: ['!**']}\n";
        assertThatThrownBy(() -> packager(Optional.empty()).packageAll(service(yaml)))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("No file of");
    }

    @Test
    void aFinishedArtifactIsTakenAndTwoOfOneNameDoNotCollide() throws IOException {
        jar("a/app.jar", "one");
        jar("b/app.jar", "two");
        String yaml = "service: demo\nprovider: {runtime: java21}\npackage: {artifact: a/app.jar}\nfunctions:\n"
                + "  first: {handler: h}\n  second: {handler: h, package: {artifact: b/app.jar}}\n";
        Map<String, Artifact> artifacts = packaged(yaml);
        assertThat(contents(artifacts.get("first").file())).isEqualTo(contents(folder.resolve("a/app.jar")));
        assertThat(contents(artifacts.get("second").file())).isEqualTo(contents(folder.resolve("b/app.jar")));
    }

    @Test
    void aMissingArtifactIsRefusedWithItsPath() {
        assertThatThrownBy(() -> packaged(JAVA + "package: {artifact: target/app.jar}\n"))
                .hasMessageContaining(
                        "serverless.yml:4:21 package.artifact: The artifact \"target/app.jar\" is not a file");
    }

    @Test
    void anArtifactOutsideTheFolderIsRefusedUnlessItIsAllowed() throws IOException {
        Path service = Files.createDirectories(folder.resolve("service"));
        String yaml = JAVA + "package: {artifact: ../repository/lib.jar}\n";
        assertThatThrownBy(() -> packager(new Workspace(service, output, false, EntryTime.EARLIEST), Optional.empty())
                        .packageAll(service(yaml)))
                .hasMessageContaining("lies outside the service's folder");
        assertThat(packager(new Workspace(service, output, true, EntryTime.EARLIEST), Optional.empty())
                        .packageAll(service(yaml)))
                .containsKey("hello");
    }

    private Map<String, Artifact> packaged(String yaml, RuntimeDependency... dependencies) {
        return packager(Optional.of(module(folder.resolve("target/classes"), dependencies)))
                .packageAll(service(yaml));
    }

    private JavaModule module(Path classes, RuntimeDependency... dependencies) {
        return new JavaModule(
                "com.example:app",
                "app",
                folder.resolve("target"),
                classes,
                new ModuleJars(Optional.of(folder.resolve("target/app-1.0.jar")), Map.of(), List::of, false),
                List.of(dependencies));
    }

    private ServicePackager packager(Optional<JavaModule> module) {
        return packager(new Workspace(folder, output, false, EntryTime.EARLIEST), module);
    }

    private static ServicePackager packager(Workspace workspace, Optional<JavaModule> module) {
        return new ServicePackager(workspace, new FakeModules(module));
    }

    private RuntimeDependency library(String group, String artifact, String version, String file) {
        return new RuntimeDependency(
                group, artifact, version, Optional.empty(), folder.resolve("repository/" + file), false);
    }

    private void jar(String name, String content) throws IOException {
        new PackagingFolder(folder).jar(name, 0, Map.of("content.txt", content));
    }

    private void write(String name, String content) throws IOException {
        new PackagingFolder(folder).write(name, content);
    }
}
