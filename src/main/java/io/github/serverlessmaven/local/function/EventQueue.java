/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.state.DeployedFunction;

/** Takes calls of functions for which nobody waits. */
@FunctionalInterface
public interface EventQueue {

    /** Hands a call over. */
    void submit(DeployedFunction function, Call call);
}
