/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What a class of tests wants to be served, as {@link ServerlessTest} has it. */
record Settings(String stage, String configFile, List<String> environment, boolean authorizers, boolean schedules) {

    /** Copies the list, and checks it. */
    Settings {
        environment = List.copyOf(environment);
        for (String variable : environment) {
            if (variable.indexOf('=') < 1) {
                throw new ExtensionConfigurationException("@ServerlessTest(environment) has \"" + variable
                        + "\", which is not a variable. Write it as NAME=value.");
            }
        }
    }

    static Settings of(ServerlessTest test) {
        return new Settings(
                test.stage(), test.configFile(), List.of(test.environment()), test.authorizers(), test.schedules());
    }

    String describe() {
        return (configFile.isEmpty() ? "" : configFile + " and ") + "the stage " + stage;
    }
}
