/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.ModuleJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledModuleTest {

    @TempDir
    Path folder;

    private MavenProject project;

    @BeforeEach
    void build() throws IOException {
        project = new MavenProject();
        project.getBuild().setDirectory(folder.toString());
        project.getBuild().setOutputDirectory(folder.resolve("classes").toString());
        Files.createDirectories(folder.resolve("classes/com/example"));
        Files.writeString(folder.resolve("classes/com/example/Hello.class"), "new");
    }

    @Test
    void aRecompiledJarHoldsItsFolders() throws IOException {
        Path jar = folder.resolve("app.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
        }
        project.setArtifact(artifact(null, jar));
        CompiledModule module = new CompiledModule(project);
        module.reload();
        try (ZipFile zip = new ZipFile(module.jar().orElseThrow().toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .contains("com/", "com/example/", "com/example/Hello.class", "META-INF/MANIFEST.MF");
        }
        assertThat(module.jars(List::of).isRecompiled()).isTrue();
    }

    @Test
    void jarsWithClassifiersAreKnownWithoutSourcesAndTests() {
        project.setArtifact(artifact(null, null));
        for (String classifier : List.of("lambda", "sources", "tests", "javadoc")) {
            project.addAttachedArtifact(artifact(classifier, folder.resolve("app-" + classifier + ".jar")));
        }
        project.addAttachedArtifact(artifact("config", folder.resolve("app-config.zip")));
        ModuleJars jars = new CompiledModule(project).jars(List::of);
        assertThat(jars.main()).isEmpty();
        assertThat(jars.classified()).containsOnlyKeys("lambda");
    }

    private static Artifact artifact(@Nullable String classifier, @Nullable Path file) {
        Artifact artifact = new DefaultArtifact(
                "com.example", "app", "1", "compile", "jar", classifier, new DefaultArtifactHandler("jar"));
        if (file != null) {
            artifact.setFile(file.toFile());
        }
        return artifact;
    }
}
