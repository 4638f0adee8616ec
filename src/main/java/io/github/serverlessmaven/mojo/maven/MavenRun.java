/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * The run of a goal, as Maven gives it to the goal.
 *
 * @param session the running build
 * @param project the module the goal runs in
 * @param execution the running execution
 * @param configFile the configuration file, relative to the module
 * @param server the id of the server of settings.xml that has the AWS access key
 * @param log the goal's log
 */
public record MavenRun(
        MavenSession session,
        MavenProject project,
        MojoExecution execution,
        Optional<String> configFile,
        Optional<String> server,
        Log log) {}
