/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The former names of properties, from before they were grouped by goal. On the command line and in the properties of a POM they still
 * work, with a warning. Nothing else knows them.
 */
public final class FormerProperties {

    private static final String PREFIX = "serverless.";

    /** Each former name with those it has now; a goal reads the one that it knows. */
    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("attach", List.of("package.attach")),
            Map.entry("force", List.of("deploy.force", "remove.force")),
            Map.entry("fork", List.of("start.fork")),
            Map.entry("format", List.of("print.format")),
            Map.entry("host", List.of("start.host")),
            Map.entry("inspect", List.of("package.inspect")),
            Map.entry("invocationType", List.of("invoke.type")),
            Map.entry("local.debug", List.of("debug")),
            Map.entry("localLayers", List.of("local.layers")),
            Map.entry("localMemory", List.of("local.memory")),
            Map.entry("localState", List.of("local.state")),
            Map.entry("log", List.of("invoke.log")),
            Map.entry("origins", List.of("print.origins")),
            Map.entry("packageDirectory", List.of("deploy.packageDirectory")),
            Map.entry("path", List.of("print.path")),
            Map.entry("payload", List.of("invoke.payload")),
            Map.entry("payloadFile", List.of("invoke.payloadFile")),
            Map.entry("port", List.of("start.port")),
            Map.entry("qualifier", List.of("invoke.qualifier")),
            Map.entry("reload", List.of("start.reload")),
            Map.entry("showSecrets", List.of("print.showSecrets")),
            Map.entry("warm", List.of("start.warm")));

    private final MavenSession session;
    private final MavenProject project;
    private final MojoExecution execution;

    /** Those of a goal's run. */
    public FormerProperties(MavenSession session, MavenProject project, MojoExecution execution) {
        this.session = session;
        this.project = project;
        this.execution = execution;
    }

    /** All former names. */
    static Set<String> names() {
        Set<String> names = new HashSet<>();
        for (String name : NAMES.keySet()) {
            names.add(PREFIX + name);
        }
        return names;
    }

    /** The names that replace them. */
    public static Set<String> current() {
        return NAMES.values().stream()
                .flatMap(List::stream)
                .map(name -> PREFIX + name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Sets the parameters of a goal that are given by a former name only, and warns of each.
     *
     * @param goal the goal, its other parameters set
     */
    public void configure(Object goal, Log log) throws ComponentConfigurationException {
        DefaultPlexusConfiguration values = new DefaultPlexusConfiguration("configuration");
        for (Map.Entry<String, List<String>> names : NAMES.entrySet()) {
            for (String name : names.getValue()) {
                Optional<String> parameter = parameter(name);
                Optional<String> value = parameter.isPresent() ? value(names.getKey(), name) : Optional.empty();
                if (value.isPresent()) {
                    log.warn("The property " + PREFIX + names.getKey() + " is deprecated. Use " + PREFIX + name + ".");
                    values.addChild(parameter.get(), value.get());
                }
            }
        }
        if (values.getChildCount() > 0) {
            new BasicComponentConfigurator()
                    .configureComponent(
                            goal,
                            values,
                            new PluginParameterExpressionEvaluator(session, execution),
                            execution.getMojoDescriptor().getPluginDescriptor().getClassRealm());
        }
    }

    /** The goal's parameter that reads a property, unless the POM has a value for the parameter itself. */
    private Optional<String> parameter(String property) {
        String expression = "${" + PREFIX + property + "}";
        for (Parameter parameter : execution.getMojoDescriptor().getParameters()) {
            if (expression.equals(parameter.getExpression()) && isReadFrom(expression, parameter.getName())) {
                return Optional.of(parameter.getName());
            }
        }
        return Optional.empty();
    }

    private boolean isReadFrom(String expression, String parameter) {
        Xpp3Dom configured = execution.getConfiguration() == null
                ? null
                : execution.getConfiguration().getChild(parameter);
        return configured == null || Objects.equals(configured.getValue(), expression);
    }

    /** The command line takes precedence over the POM, and there the current name over the former. */
    private Optional<String> value(String former, String current) {
        for (Properties given : List.of(session.getUserProperties(), project.getProperties())) {
            if (given.getProperty(PREFIX + current) != null) {
                return Optional.empty();
            }
            Optional<String> value = Optional.ofNullable(given.getProperty(PREFIX + former));
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }
}
