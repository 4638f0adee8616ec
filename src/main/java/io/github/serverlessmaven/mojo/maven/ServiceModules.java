/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.config.ConfigFile;
import io.github.serverlessmaven.workflow.ServiceModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** Finds the modules of a build that hold a service: a configuration file, or functions in the plugin's configuration. */
final class ServiceModules {

    private final MavenSession session;
    private final MavenProject current;
    private final PomConfiguration configuration;
    private final Optional<String> configFile;
    private final Map<Path, MavenProject> projectOfOutput = new LinkedHashMap<>();
    private boolean pomsChanged;

    ServiceModules(
            MavenSession session, MavenProject current, PomConfiguration configuration, Optional<String> configFile) {
        this.session = session;
        this.current = current;
        this.configuration = configuration;
        this.configFile = configFile;
    }

    /** Those of the modules that hold a service and are not skipped by their own POM, in the order given. */
    List<ServiceModule> services(Collection<MavenProject> candidates) {
        List<ServiceModule> services = new ArrayList<>();
        for (MavenProject project : candidates) {
            if (project.equals(current) || !configuration.isSkipped(project)) {
                ServiceModule module = module(project);
                if (module.file().isPresent() || PomConfiguration.isService(module.pom())) {
                    services.add(module);
                }
            }
        }
        for (ServiceModule service : services) {
            if (!project(service).equals(current)) {
                configuration.requireSameOptions(project(service));
            }
        }
        return List.copyOf(services);
    }

    /** The project of a service that was found. */
    MavenProject project(ServiceModule service) {
        return Objects.requireNonNull(projectOfOutput.get(service.output()), service.name());
    }

    /** The configuration of POMs is from here on what the projects say, and no longer what Maven made of it for the running goal. */
    void pomsChanged() {
        pomsChanged = true;
    }

    /** The module of a service as it is now. */
    ServiceModule current(ServiceModule service) {
        return module(project(service));
    }

    private ServiceModule module(MavenProject project) {
        boolean hasPom = project.getFile() != null;
        Path folder = hasPom ? project.getBasedir().toPath() : Path.of(session.getExecutionRootDirectory());
        Path build = hasPom ? Path.of(project.getBuild().getDirectory()) : folder.resolve("target");
        // A file that was asked for belongs to the module that was called; the others have their own.
        Optional<String> named = configFile.filter(name -> project.equals(current) || project.isExecutionRoot());
        ServiceModule module = new ServiceModule(
                project.getArtifactId(),
                folder,
                build.resolve("serverless"),
                ConfigFile.find(folder, named),
                pomsChanged && project.equals(current)
                        ? configuration.ofExecution(project)
                        : configuration.of(project, project.equals(current)),
                hasPom,
                Optional.ofNullable(project.getProperties().getProperty("project.build.outputTimestamp")));
        projectOfOutput.put(module.output(), project);
        return module;
    }
}
