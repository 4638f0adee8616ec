/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultProjectBuildingRequest;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectBuildingException;
import org.apache.maven.project.ProjectBuildingRequest;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;

/** Reads the POMs of a running build again, into the projects that it has. */
final class ChangedPoms {

    private static final String SET_BY_GOALS = "serverless.local.";

    private final MavenSession session;
    private final ProjectBuilder builder;

    ChangedPoms(MavenSession session, ProjectBuilder builder) {
        this.session = session;
        this.builder = builder;
    }

    /** The POMs of all modules and of their parents on this machine. */
    static List<Path> of(MavenSession session) {
        return session.getProjects().stream()
                .flatMap(project -> Stream.iterate(Optional.of(project), Optional::isPresent, ChangedPoms::parent))
                .flatMap(Optional::stream)
                .map(MavenProject::getFile)
                .flatMap(file -> Optional.ofNullable(file).stream())
                .map(File::toPath)
                .distinct()
                .toList();
    }

    private static Optional<MavenProject> parent(Optional<MavenProject> project) {
        return project.flatMap(child -> Optional.ofNullable(child.getParent()));
    }

    /**
     * Gives each project the model that its POM has now.
     *
     * @throws ServerlessException if a POM cannot be read; no project is changed then
     */
    void read() {
        Map<MavenProject, MavenProject> changed = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (MavenProject project : session.getProjects()) {
            if (project.getFile() != null) {
                try {
                    changed.put(
                            project, builder.build(project.getFile(), request()).getProject());
                } catch (ProjectBuildingException e) {
                    problems.add(String.valueOf(e.getMessage()).strip());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ServerlessException(
                    String.join("\n", problems), "Correct the POM; it is read again when it is saved.");
        }
        changed.forEach(ChangedPoms::replace);
    }

    /** Parents are kept in a cache by their coordinates, so each reading has one of its own. */
    private ProjectBuildingRequest request() {
        DefaultRepositorySystemSession repositories =
                new DefaultRepositorySystemSession(session.getRepositorySession());
        repositories.setCache(new DefaultRepositoryCache());
        DefaultProjectBuildingRequest request = new DefaultProjectBuildingRequest(session.getProjectBuildingRequest());
        request.setRepositorySession(repositories);
        request.setProject(null);
        request.setResolveDependencies(false);
        return request;
    }

    private static void replace(MavenProject project, MavenProject changed) {
        project.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith(SET_BY_GOALS))
                .forEach(name -> changed.getProperties()
                        .setProperty(name, project.getProperties().getProperty(name)));
        project.setModel(changed.getModel());
    }
}
