/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/**
 * The properties that skip goals: {@code serverless.skip} all of them, {@code serverless.GOAL.skip} one.
 *
 * @param goal the goal, such as {@code deploy}
 * @param given the properties of the command line
 */
public record SkippedGoal(String goal, Properties given) {

    private static final String ALL = "serverless.skip";

    static String property(String goal) {
        return "serverless." + goal + ".skip";
    }

    /** The property that skips this goal in a module; the command line takes precedence over the module's POM. */
    public Optional<String> by(MavenProject module) {
        for (String name : List.of(property(goal), ALL)) {
            if (Boolean.parseBoolean(
                    given.getProperty(name, module.getProperties().getProperty(name)))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }
}
