/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import java.util.Optional;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;

/** What {@code ${maven:…}} may name: everything Maven puts into the configuration of a plugin. */
final class MavenProperties {

    private final PluginParameterExpressionEvaluator evaluator;
    private final Properties given;
    private final Properties ofPom;

    MavenProperties(MavenSession session, MojoExecution execution, MavenProject project) {
        given = session.getUserProperties();
        ofPom = project.getProperties();
        MavenSession ofProject = session.clone();
        ofProject.setCurrentProject(project);
        evaluator = new PluginParameterExpressionEvaluator(ofProject, execution);
    }

    /** The value of a property such as {@code project.version}. */
    Optional<String> get(String name) {
        Optional<String> written = Optional.ofNullable(given.getProperty(name, ofPom.getProperty(name)));
        return written.filter(value -> value.contains("${")).or(() -> evaluated(name));
    }

    /** Not for values with variables: those that Maven does not know would be lost. */
    private Optional<String> evaluated(String name) {
        try {
            return Optional.ofNullable(evaluator.evaluate("${" + name + "}"))
                    .map(Object::toString)
                    .filter(value -> !value.equals("${" + name + "}"));
        } catch (ExpressionEvaluationException e) {
            return Optional.empty();
        }
    }
}
