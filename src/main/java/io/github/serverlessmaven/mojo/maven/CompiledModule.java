/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.workflow.RecompiledClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.maven.project.MavenProject;

/**
 * A module of the build whose classes may be compiled again after its jar was made, while <code>serverless:start</code> runs. Its jar
 * is left alone: a copy with the new classes takes its place in this run of Maven.
 *
 * @param project the module
 */
record CompiledModule(MavenProject project) implements RecompiledClasses {

    private static final String KEY = "serverless.recompiled";
    private static final String METADATA = "META-INF/";

    @Override
    public Path folder() {
        return Path.of(project.getBuild().getOutputDirectory());
    }

    /** Its jar, with the classes that were taken last; empty if it was not packaged in this run of Maven. */
    Optional<Path> jar() {
        return Optional.ofNullable(project.getContextValue(KEY))
                .map(Path.class::cast)
                .or(() -> Optional.ofNullable(project.getArtifact().getFile()).map(java.io.File::toPath));
    }

    /** Whether classes were taken after the build. */
    boolean isRecompiled() {
        return project.getContextValue(KEY) != null;
    }

    @Override
    public void reload() {
        Optional<Path> old = Optional.ofNullable(project.getArtifact().getFile())
                .map(java.io.File::toPath)
                .filter(Files::isRegularFile);
        if (old.isPresent() && Files.isDirectory(folder())) {
            Path jar = Path.of(project.getBuild().getDirectory())
                    .resolve("serverless-recompiled")
                    .resolve(old.get().getFileName());
            try {
                Files.createDirectories(jar.getParent());
                write(jar, old.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            project.setContextValue(KEY, jar);
        }
    }

    private void write(Path jar, Path old) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file);
                Stream<Path> paths = Files.walk(folder());
                ZipFile before = new ZipFile(old.toFile())) {
            for (Path path :
                    paths.filter(path -> !path.equals(folder())).sorted().toList()) {
                if (Files.isDirectory(path)) {
                    zip.putNextEntry(new ZipEntry(name(path) + "/"));
                } else if (Files.isRegularFile(path)) {
                    zip.putNextEntry(new ZipEntry(name(path)));
                    Files.copy(path, zip);
                }
            }
            copyMetadata(before, zip);
        }
    }

    /** What the build puts beside the classes: the manifest and Maven's descriptors. */
    private void copyMetadata(ZipFile before, ZipOutputStream zip) throws IOException {
        Enumeration<? extends ZipEntry> entries = before.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            boolean isMetadata = entry.getName().startsWith(METADATA);
            if (isMetadata && !Files.exists(folder().resolve(entry.getName()))) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream content = before.getInputStream(entry)) {
                    content.transferTo(zip);
                }
            }
        }
    }

    private String name(Path file) {
        return folder().relativize(file).toString().replace('\\', '/');
    }
}
