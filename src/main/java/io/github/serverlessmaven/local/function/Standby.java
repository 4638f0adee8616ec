/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.log.LogStream;
import io.github.serverlessmaven.local.runtime.WaitingProcess;
import io.github.serverlessmaven.local.state.DeployedFunction;
import java.time.Duration;

/**
 * A process that waits for the next code of a function.
 *
 * @param function as it was when the process started
 * @param address of the Runtime API
 */
record Standby(DeployedFunction function, LogStream log, String address, WaitingProcess waiting) {

    /** Whether it waits for the code of a function whose code is changing. */
    boolean waitsFor(DeployedFunction changing) {
        return isAlive() && (function.equals(changing) || function.differsOnlyInCodeFrom(changing));
    }

    /** Whether it can run a function that has other code by now. */
    boolean fits(DeployedFunction changed) {
        return isAlive() && function.differsOnlyInCodeFrom(changed);
    }

    private boolean isAlive() {
        return waiting.process().isAlive();
    }

    /** About how long it has worked: where the system does not know, it seems to have done nothing. */
    Duration worked() {
        return waiting.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
