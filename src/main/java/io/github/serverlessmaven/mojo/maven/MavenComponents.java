/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.project.ProjectBuilder;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/** The components of Maven that goals work with. */
public final class MavenComponents {

    final SettingsDecrypter decrypter;
    final LifecycleExecutor lifecycle;
    final ProjectDependenciesResolver dependencies;
    final RepositorySystem repositories;
    final MavenProjectHelper attachments;
    final ToolchainManager toolchains;
    final ProjectBuilder projects;

    /** Called by Maven. */
    @Inject
    public MavenComponents(
            SettingsDecrypter decrypter,
            LifecycleExecutor lifecycle,
            ProjectDependenciesResolver dependencies,
            RepositorySystem repositories,
            MavenProjectHelper attachments,
            ToolchainManager toolchains,
            ProjectBuilder projects) {
        this.decrypter = decrypter;
        this.lifecycle = lifecycle;
        this.dependencies = dependencies;
        this.repositories = repositories;
        this.attachments = attachments;
        this.toolchains = toolchains;
        this.projects = projects;
    }
}
