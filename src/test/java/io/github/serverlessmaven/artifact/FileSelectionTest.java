/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static io.github.serverlessmaven.artifact.PackagingFolder.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.external.RealComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSelectionTest {

    private static final String NODE =
            "service: demo\nprovider: {runtime: nodejs22.x}\nfunctions: {hello: {handler: index.handler}}\n";

    @TempDir
    Path folder;

    private PackagingFolder service;

    @BeforeEach
    void writeAFunction() throws IOException {
        service = new PackagingFolder(folder);
        service.write("index.js", "");
    }

    @Test
    void foldersOfTwoStarsMayBeNone() throws IOException {
        service.write("src/a.js", "");
        service.write("src/deep/b.js", "");
        service.write("src/deep/c.txt", "");
        assertThat(selected("['!src/**/*.js']")).containsExactly("index.js", "src/deep/c.txt");
    }

    @Test
    void excludeComesBeforeIncludeAndPatterns() throws IOException {
        service.write("docs/a.md", "");
        service.write("docs/b.md", "");
        assertThat(names(service.packaged(NODE + "package: {include: ['docs/b.md'], exclude: ['docs/**']}\n")
                        .get("hello")))
                .containsExactly("docs/b.md", "index.js");
    }

    @Test
    void aFunctionsPatternsComeAfterTheServicesInAPackageOfItsOwn() throws IOException {
        service.write("one.js", "");
        service.write("two.js", "");
        Map<String, Artifact> artifacts = service.packaged("service: demo\nprovider: {runtime: nodejs22.x}\n"
                + "package: {individually: true, patterns: ['!*.js']}\nfunctions:\n"
                + "  one: {handler: h, package: {patterns: [one.js]}}\n"
                + "  two: {handler: h, package: {patterns: [two.js]}}\n");
        assertThat(names(artifacts.get("one"))).containsExactly("one.js");
        assertThat(names(artifacts.get("two"))).containsExactly("two.js");
    }

    @Test
    void functionsOfSeveralRuntimesEachGetWhatTheyRun() throws IOException {
        service.write("target/classes/Hello.class", "");
        service.write("handler.py", "");
        Map<String, Artifact> artifacts = service.packaged("service: demo\nprovider: {runtime: java21}\nfunctions:\n"
                + "  java: {handler: h}\n"
                + "  node: {handler: h, runtime: nodejs22.x, package: {individually: true, patterns: ['!*.py']}}\n"
                + "  python: {handler: h, runtime: python3.13}\n");
        assertThat(names(artifacts.get("java"))).containsExactly("Hello.class");
        assertThat(names(artifacts.get("node"))).containsExactly("index.js");
        assertThat(names(artifacts.get("python"))).containsExactly("handler.py", "index.js");
    }

    @Test
    void packagesForDevelopmentStayOut() throws IOException {
        writeNodeModules();
        assertThat(selected("['node_modules/**']"))
                .containsExactly("index.js", "node_modules/used/index.js", "package-lock.json");
        assertThat(names(service.packaged(NODE + "package: {excludeDevDependencies: false}\n")
                        .get("hello")))
                .contains("node_modules/tool/index.js");
    }

    private void writeNodeModules() throws IOException {
        service.write("node_modules/used/index.js", "");
        service.write("node_modules/tool/index.js", "");
        service.write(
                "package-lock.json",
                "{\"lockfileVersion\": 3, \"packages\": {\"\": {\"name\": \"x\", \"license\": null},"
                        + " \"node_modules/used\": {}, \"node_modules/tool\": {\"dev\": true}}}");
    }

    @Test
    void executablesStayExecutable() throws IOException {
        Path tool = service.write("bin/tool", "");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
        Files.setPosixFilePermissions(service.write("bin/data", ""), PosixFilePermissions.fromString("rw-rw-rw-"));
        Path zipFile = service.packaged(NODE).get("hello").file();
        try (ZipFile zip = ZipFile.builder().setPath(zipFile).get()) {
            assertThat(zip.getEntry("bin/tool").getUnixMode()).isEqualTo(0100755);
            assertThat(zip.getEntry("bin/data").getUnixMode()).isEqualTo(0100644);
        }
    }

    @Test
    void linksAreFollowedInsideTheFolder() throws IOException {
        service.write("shared/util.js", "");
        Files.createSymbolicLink(folder.resolve("linked"), Path.of("shared"));
        assertThat(selected("[]")).containsExactly("index.js", "linked/util.js", "shared/util.js");
    }

    @Test
    void aLinkOutOfTheFolderIsRefusedUnlessItIsLeftOutOrAllowed(@TempDir Path outside) throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.txt"), "s");
        Files.createSymbolicLink(folder.resolve("notes.txt"), secret);
        assertThatThrownBy(() -> selected("[]"))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("notes.txt is a link to " + secret.toRealPath() + ", outside " + folder);
        assertThat(selected("['!notes.txt']")).containsExactly("index.js");
        Workspace open = new Workspace(folder, folder.resolve("target/serverless"), true, EntryTime.EARLIEST);
        assertThat(names(PackagingFolder.packaged(open, new FakeModules(java.util.Optional.empty()), NODE)
                        .get("hello")))
                .containsExactly("index.js", "notes.txt");
    }

    @Test
    void aLoopOfLinksIsRefusedUnlessItIsLeftOut() throws IOException {
        service.write("deep/a.js", "");
        Files.createSymbolicLink(folder.resolve("deep/again"), folder);
        assertThatThrownBy(() -> selected("[]"))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("deep/again is a link to a folder around it");
        assertThat(selected("['!deep/again/**']")).containsExactly("deep/a.js", "index.js");
    }

    @Test
    void aFileWhoseNameIsNoTextIsRefused() throws Exception {
        Process touch = new ProcessBuilder("sh", "-c", "touch \"$(printf 'caf\\351.js')\"")
                .directory(folder.toFile())
                .start();
        RealComponent.require(touch.waitFor() == 0, "A disk that takes names in any encoding");
        assertThatThrownBy(() -> selected("[]"))
                .isInstanceOf(PackagingException.class)
                .hasMessageMatching("The name of .*caf.*\\.js is no UTF-8\\.");
        assertThat(folder.resolve("target/serverless").toFile().list()).isNullOrEmpty();
    }

    @Test
    void whatThePluginMakesIsNeverPackaged() throws IOException {
        service.write("target/data.bin", "");
        selected("[target/**]");
        assertThat(selected("[target/**]")).containsExactly("index.js", "target/data.bin");
    }

    @Test
    void aPatternThatLeadsOutOfTheFolderIsRefused() {
        assertThatThrownBy(() -> selected("['../common/**']"))
                .hasMessageContaining("The pattern \"../common/**\" points outside the service's folder");
    }

    @Test
    void aPatternWithoutMeaningIsRefused() {
        assertThatThrownBy(() -> selected("['{a,{b}']")).hasMessageContaining("The pattern \"{a,{b}\" cannot be");
    }

    private java.util.List<String> selected(String patterns) throws IOException {
        return names(service.packaged(NODE + "package: {patterns: " + patterns + "}\n")
                .get("hello"));
    }
}
