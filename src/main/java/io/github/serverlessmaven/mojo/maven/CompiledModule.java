/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.artifact.AtomicFile;
import io.github.serverlessmaven.artifact.ModuleJars;
import io.github.serverlessmaven.artifact.RecompiledJar;
import io.github.serverlessmaven.workflow.RecompiledClasses;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * A module of the build whose classes may be compiled again after its jar was made, while <code>serverless:start</code> runs. Its jar
 * is left alone: a copy with the new classes takes its place in this run of Maven.
 *
 * @param project the module
 */
record CompiledModule(MavenProject project) implements RecompiledClasses {

    private static final String RECOMPILED = "serverless.recompiled";
    private static final String KEPT = "serverless.kept";
    private static final Set<String> NOT_RUN = Set.of("sources", "javadoc", "tests", "test-sources", "test-javadoc");

    @Override
    public Path folder() {
        return Path.of(project.getBuild().getOutputDirectory());
    }

    /**
     * Its jars.
     *
     * @param later the executions that change them after the running goal
     */
    ModuleJars jars(Supplier<List<String>> later) {
        Map<String, Path> classified = new TreeMap<>();
        for (Artifact artifact : project.getAttachedArtifacts()) {
            String classifier = artifact.getClassifier();
            if (classifier != null
                    && !NOT_RUN.contains(classifier)
                    && artifact.getFile() != null
                    && artifact.getFile().getName().endsWith(".jar")) {
                classified.put(classifier, artifact.getFile().toPath());
            }
        }
        return new ModuleJars(jar(), classified, later, isRecompiled());
    }

    /** Its jar, with the classes that were reloaded last; empty if it was not packaged in this run of Maven. */
    Optional<Path> jar() {
        return Optional.ofNullable(project.getContextValue(RECOMPILED))
                .map(Path.class::cast)
                .or(this::builtJar);
    }

    /** The jar that the build made, or its copy: a build in another terminal may delete or replace the original. */
    private Optional<Path> builtJar() {
        return Optional.ofNullable(project.getContextValue(KEPT))
                .map(Path.class::cast)
                .or(() -> Optional.ofNullable(project.getArtifact().getFile()).map(File::toPath));
    }

    /** Whether classes were reloaded after the build. */
    boolean isRecompiled() {
        return project.getContextValue(RECOMPILED) != null;
    }

    @Override
    public void keepJar(Path jars) {
        Path own = jars.resolve(project.getGroupId() + "." + project.getArtifactId());
        builtJar().filter(Files::isRegularFile).ifPresent(jar -> {
            Path copy = own.resolve("built").resolve(jar.getFileName());
            AtomicFile.write(copy, draft -> Files.copy(jar, draft));
            project.setContextValue(KEPT, copy);
            // Other modules resolve this one by its file, also after a build in another terminal deleted the original.
            project.getArtifact().setFile(copy.toFile());
        });
    }

    @Override
    public void reload() {
        Optional<Path> old = builtJar().filter(Files::isRegularFile);
        if (old.isPresent() && Files.isDirectory(folder())) {
            Path jar = old.get()
                    .resolveSibling("../recompiled")
                    .normalize()
                    .resolve(old.get().getFileName());
            AtomicFile.write(jar, draft -> RecompiledJar.write(draft, folder(), old.get()));
            project.setContextValue(RECOMPILED, jar);
        }
    }
}
