/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.artifact.Coordinates;
import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.artifact.Modules;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** The modules of the running build, and what Maven's repositories hold. */
final class BuildModules {

    private final MavenSession session;
    private final RuntimeClasspath classpath;
    private final RepositorySystem repositories;
    private final boolean bound;
    private final Supplier<List<String>> later;

    /**
     * Opens the build.
     *
     * @param bound whether modules are still being built: those count that the service's module waits for
     * @param later the executions that change the jars of the service's module after the running goal
     */
    BuildModules(
            MavenSession session,
            RuntimeClasspath classpath,
            RepositorySystem repositories,
            boolean bound,
            Supplier<List<String>> later) {
        this.later = later;
        this.session = session;
        this.classpath = classpath;
        this.repositories = repositories;
        this.bound = bound;
    }

    /** As a service's module sees them. */
    Modules forService(MavenProject service) {
        return new ReactorModules(service);
    }

    private final class ReactorModules implements Modules {

        private final MavenProject service;
        private final Map<MavenProject, JavaModule> resolved = new HashMap<>();

        ReactorModules(MavenProject service) {
            this.service = service;
        }

        @Override
        public Optional<JavaModule> ofService() {
            return service.getFile() != null && !service.getPackaging().equals("pom")
                    ? Optional.of(resolved.computeIfAbsent(service, module -> classpath.of(module, later)))
                    : Optional.empty();
        }

        @Override
        public Optional<JavaModule> ofBuild(Coordinates coordinates) {
            return module(service, coordinates)
                    .map(named -> resolved.computeIfAbsent(
                            named, module -> classpath.of(module, module.equals(service) ? later : List::of)));
        }

        @Override
        public List<String> names() {
            return session.getProjects().stream()
                    .map(module -> module.getGroupId() + ":" + module.getArtifactId())
                    .toList();
        }

        @Override
        public Path resolve(Coordinates coordinates) {
            return file(service, coordinates);
        }
    }

    private Optional<MavenProject> module(MavenProject service, Coordinates coordinates) {
        Optional<MavenProject> named = session.getProjects().stream()
                .filter(module -> coordinates.isMain() && isNamed(module, coordinates))
                .findFirst();
        named.filter(module -> bound && !module.equals(service) && !isBuiltBefore(module, service))
                .ifPresent(module -> {
                    throw new ServerlessException(
                            "The module " + coordinates + " may be built after " + service.getArtifactId()
                                    + ", which packages it.",
                            "Add it to the dependencies of " + service.getArtifactId()
                                    + ", with <scope>provided</scope> if its classes are not to be packaged.");
                });
        return named;
    }

    private static boolean isNamed(MavenProject module, Coordinates coordinates) {
        return module.getGroupId().equals(coordinates.groupId())
                && module.getArtifactId().equals(coordinates.artifactId())
                && coordinates.version().map(module.getVersion()::equals).orElse(true);
    }

    private boolean isBuiltBefore(MavenProject module, MavenProject service) {
        return session.getProjectDependencyGraph()
                .getUpstreamProjects(service, true)
                .contains(module);
    }

    private Path file(MavenProject service, Coordinates coordinates) {
        DefaultArtifact artifact = new DefaultArtifact(
                coordinates.groupId(),
                coordinates.artifactId(),
                coordinates.classifier().orElse(""),
                coordinates.extension(),
                coordinates.version().orElseThrow());
        try {
            return repositories
                    .resolveArtifact(
                            session.getRepositorySession(),
                            new ArtifactRequest(artifact, service.getRemoteProjectRepositories(), null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new ServerlessException(
                    "The artifact " + coordinates + " cannot be resolved: " + e.getMessage(),
                    "Check its coordinates, and that its repository is in the POM and can be reached.",
                    e);
        }
    }
}
