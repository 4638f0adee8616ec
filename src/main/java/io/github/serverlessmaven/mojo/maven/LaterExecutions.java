/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;

/**
 * What runs in the phase of a goal after it and makes or changes the module's jars. Executions of one phase run in the order of the
 * plugins in the POM.
 *
 * @param execution the running goal
 */
record LaterExecutions(MavenSession session, LifecycleExecutor lifecycle, MojoExecution execution) {

    private static final Map<String, Set<String>> MAKE_JARS = Map.of(
            "maven-jar-plugin", Set.of("jar"),
            "maven-shade-plugin", Set.of("shade"),
            "maven-assembly-plugin", Set.of("single", "assembly"),
            "spring-boot-maven-plugin", Set.of("repackage"),
            "quarkus-maven-plugin", Set.of("build"),
            "maven-bundle-plugin", Set.of("bundle"),
            "proguard-maven-plugin", Set.of("proguard"),
            "onejar-maven-plugin", Set.of("one-jar"));

    /** Their plugins, goals and ids, in their order. */
    List<String> names() {
        if (execution.getSource() != MojoExecution.Source.LIFECYCLE) {
            return List.of();
        }
        try {
            return lifecycle.calculateExecutionPlan(session, execution.getLifecyclePhase()).getMojoExecutions().stream()
                    .dropWhile(each -> !isRunning(each))
                    .filter(each -> MAKE_JARS
                            .getOrDefault(each.getArtifactId(), Set.of())
                            .contains(each.getGoal()))
                    .map(each -> each.getArtifactId() + ":" + each.getGoal() + " (" + each.getExecutionId() + ")")
                    .toList();
        } catch (Exception e) { // one of a dozen types; the running build has calculated the same plan already
            throw new ServerlessException(
                    "The build plan of this module cannot be calculated: " + e.getMessage(),
                    "Run \"mvn package -X\" to see why.",
                    e);
        }
    }

    private boolean isRunning(MojoExecution each) {
        return each.getArtifactId().equals(execution.getArtifactId())
                && each.getGoal().equals(execution.getGoal())
                && each.getExecutionId().equals(execution.getExecutionId());
    }
}
