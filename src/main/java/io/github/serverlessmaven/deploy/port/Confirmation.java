/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

/** A person at the terminal who can be asked. */
@FunctionalInterface
public interface Confirmation {

    /**
     * Asks a question and waits for the answer.
     *
     * @param question what is going to happen, and whether it may
     * @return whether the answer is yes; no answer is no
     */
    boolean confirm(String question);
}
