/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.state.DeployedFunction;

/** Accepts asynchronous calls of functions. */
@FunctionalInterface
public interface EventQueue {

    /** Submits a call. */
    void submit(DeployedFunction function, Call call);
}
