/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.artifact.FileProblem;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.workflow.CommandLine;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;

/**
 * The one place where our failures become Maven's. A {@link ServerlessException} is shown as it reads; anything else is a defect of ours.
 *
 * @param session the running build
 * @param project the module the goal runs in
 * @param execution the running execution
 */
public record GoalRun(MavenSession session, MavenProject project, MojoExecution execution) {

    /**
     * Does a goal's work, unless it is skipped.
     *
     * @param goal the goal, as Maven configured it; its parameters under former names are set here
     * @param skip whether {@code serverless.skip} is set
     */
    public void execute(Mojo goal, boolean skip, Runnable work) throws MojoExecutionException, MojoFailureException {
        Optional<String> reason = skip
                ? Optional.of("serverless.skip")
                : new SkippedGoal(execution.getGoal(), session.getUserProperties()).by(project);
        if (reason.isPresent()) {
            goal.getLog().info("serverless:" + execution.getGoal() + " is skipped (" + reason.get() + ").");
            return;
        }
        try {
            new FormerProperties(session, project, execution).configure(goal, goal.getLog());
            options().requireKnown(session.getUserProperties().stringPropertyNames());
            work.run();
        } catch (ComponentConfigurationException failure) {
            throw new MojoExecutionException(failure.getMessage(), failure);
        } catch (ServerlessException failure) {
            throw failure(failure);
        } catch (UncheckedIOException failure) {
            throw failure(FileProblem.of(failure));
        } catch (RuntimeException defect) {
            throw new MojoExecutionException("Unexpected failure of this plugin, please report it: " + defect, defect);
        }
    }

    /** The options of all goals. */
    private CommandLine options() {
        Set<String> parameters = new HashSet<>();
        Set<String> others = FormerProperties.names();
        for (MojoDescriptor goal :
                execution.getMojoDescriptor().getPluginDescriptor().getMojos()) {
            for (Parameter parameter : goal.getParameters()) {
                String expression = parameter.getExpression();
                if (expression != null && expression.startsWith("${") && expression.endsWith("}")) {
                    parameters.add(expression.substring(2, expression.length() - 1));
                }
            }
            others.add(SkippedGoal.property(goal.getGoal()));
        }
        return new CommandLine(parameters, others);
    }

    /** Maven appends the messages of causes, which would repeat all; suppressed exceptions it shows only with -e. */
    private static MojoFailureException failure(ServerlessException reason) {
        MojoFailureException failure = new MojoFailureException(reason.render());
        failure.addSuppressed(reason);
        return failure;
    }
}
