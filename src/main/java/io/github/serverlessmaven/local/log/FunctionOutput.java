/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.log;

/** Receives what functions log, line by line. Called from several threads. */
@FunctionalInterface
public interface FunctionOutput {

    /**
     * Receives one line.
     *
     * @param function the name of the function
     * @param line without its line break
     */
    void line(String function, String line);
}
