/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Options of the command line that a goal would ignore, although they are meant to limit or change what it does.
 *
 * @param build the running build
 */
record IgnoredOptions(BuildContext build) {

    static final String FUNCTION = "serverless.function";
    private static final Pattern TAKES_FUNCTION = Pattern.compile(".*:(invoke|logs)(@.*)?");
    private static final List<String> OF_CONFIGURATION = List.of("serverless.param.", "serverless.opt.");

    /**
     * Checks that no function is chosen, as the goal works on whole services.
     *
     * @throws ServerlessException if one is, and no other goal of the command takes it
     */
    void requireNoFunction() {
        String function = build.userProperties().get(FUNCTION);
        if (function != null && !isFunctionOfAnotherGoal()) {
            throw new ServerlessException(
                    "serverless:" + build.goal() + " works on whole services: -D" + FUNCTION + "=" + function
                            + " has no effect.",
                    "Remove the option.");
        }
    }

    /** Whether a function that is chosen is meant for another goal of the command, which calls it or reads its log. */
    boolean isFunctionOfAnotherGoal() {
        return build.goals().stream()
                .anyMatch(goal -> TAKES_FUNCTION.matcher(goal).matches());
    }

    /**
     * Checks that nothing is given that only a configuration reads, as packages are deployed as they are.
     *
     * @throws ServerlessException if something is
     */
    void requireNoConfiguration() {
        List<String> ignored = build.userProperties().keySet().stream()
                .filter(name -> OF_CONFIGURATION.stream().anyMatch(name::startsWith))
                .map(name -> "-D" + name)
                .sorted()
                .toList();
        if (!ignored.isEmpty()) {
            throw new ServerlessException(
                    "The packages are deployed as they are: " + String.join(", ", ignored) + " has no effect.",
                    "Package again with it, or remove it.");
        }
    }
}
