/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

/** The log of the build. */
public interface BuildLog {

    /** Logs details for someone who looks for a fault. */
    void debug(String line);

    /** Logs progress. */
    void info(String line);

    /** Logs what the user should know, although the goal continues. */
    void warn(String line);

    /** Logs a warning of the configuration, which is shown in a quiet build too. */
    void warnAlways(String line);

    /** Logs a failure after which the goal continues. */
    void error(String line);
}
