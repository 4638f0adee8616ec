/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.state.DeployedFunction;

/** Calls functions and waits for them. */
@FunctionalInterface
public interface FunctionCaller {

    /**
     * Calls a function and waits for the end of the call.
     *
     * @throws ThrottledException if as many calls run as the function may have at a time
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if this machine cannot run the function
     */
    CallResult call(DeployedFunction function, Call call);

    /** Whether a call would begin at once, since an environment waits for it. */
    default boolean isReady(DeployedFunction function) {
        return false;
    }
}
