/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.artifact.RuntimeDependency;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.graph.Dependency;

/**
 * What a module needs at run time. Resolved here and not by Maven before the goal, because a goal called from the command line
 * packages every service of the reactor, after their modules have been built.
 */
final class RuntimeClasspath {

    private static final Set<String> NOT_PACKAGED = Set.of("test", "provided");

    private final MavenSession session;
    private final ProjectDependenciesResolver resolver;

    RuntimeClasspath(MavenSession session, ProjectDependenciesResolver resolver) {
        this.session = session;
        this.resolver = resolver;
    }

    /**
     * The module with its runtime dependencies, in the order of Maven's class path.
     *
     * @param later the executions that change its jars after the running goal
     *
     * @throws ServerlessException if a dependency cannot be found
     */
    JavaModule of(MavenProject project, Supplier<List<String>> later) {
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
        request.setResolutionFilter(
                (node, parents) -> node.getDependency() == null || isPackaged(node.getDependency()));
        try {
            List<RuntimeDependency> dependencies = resolver.resolve(request).getDependencies().stream()
                    .filter(this::isPackaged)
                    .map(dependency -> toRuntimeDependency(dependency.getArtifact()))
                    .toList();
            return new JavaModule(
                    project.getGroupId() + ":" + project.getArtifactId(),
                    project.getArtifactId(),
                    Path.of(project.getBuild().getDirectory()),
                    Path.of(project.getBuild().getOutputDirectory()),
                    new CompiledModule(project).jars(later),
                    dependencies);
        } catch (DependencyResolutionException e) {
            throw new ServerlessException(
                    "The dependencies of " + project.getId() + " cannot be resolved: " + e.getMessage(),
                    "Check that they exist and that their repository can be reached; \"mvn dependency:tree\" shows who needs them.",
                    e);
        }
    }

    private boolean isPackaged(Dependency dependency) {
        String onClasspath = dependency.getArtifact().getProperty(ArtifactProperties.CONSTITUTES_BUILD_PATH, "true");
        boolean isPom = "pom".equals(dependency.getArtifact().getExtension());
        return !isPom
                && Boolean.parseBoolean(onClasspath)
                && !NOT_PACKAGED.contains(dependency.getScope())
                && !isOfMachine(dependency);
    }

    /** A jar of the scope "system" outside the build: one of the JDK, which the runtime has or Lambda has not. */
    private boolean isOfMachine(Dependency dependency) {
        String path = dependency.getArtifact().getProperty(ArtifactProperties.LOCAL_PATH, "");
        return "system".equals(dependency.getScope())
                && session.getAllProjects().stream()
                        .noneMatch(module -> !path.isEmpty()
                                && Path.of(path)
                                        .normalize()
                                        .startsWith(module.getBasedir().toPath()));
    }

    private RuntimeDependency toRuntimeDependency(Artifact artifact) {
        return new RuntimeDependency(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getBaseVersion(),
                Optional.of(artifact.getClassifier()).filter(classifier -> !classifier.isEmpty()),
                recompiled(artifact).orElseGet(() -> artifact.getFile().toPath()),
                artifact.isSnapshot() || isModule(session.getAllProjects(), artifact));
    }

    /** The jar of a module of this run whose classes were compiled again since. */
    private Optional<Path> recompiled(Artifact artifact) {
        return session.getProjects().stream()
                .filter(module -> artifact.getClassifier().isEmpty() && isModule(List.of(module), artifact))
                .map(CompiledModule::new)
                .filter(CompiledModule::isRecompiled)
                .flatMap(module -> module.jar().stream())
                .findFirst();
    }

    /** Whether the build has a module of this name, also one that is not built in this run. */
    private static boolean isModule(List<MavenProject> modules, Artifact artifact) {
        return modules.stream()
                .anyMatch(module -> module.getGroupId().equals(artifact.getGroupId())
                        && module.getArtifactId().equals(artifact.getArtifactId())
                        && module.getVersion().equals(artifact.getBaseVersion()));
    }
}
