/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.local.LocalConsole;
import io.github.serverlessmaven.local.log.FunctionOutput;
import java.util.Optional;

/**
 * The log of the build as the console of the local target.
 *
 * @param functionOutput receives the lines that functions log; empty if nobody reads them here
 */
record BuildConsole(BuildLog log, Optional<FunctionOutput> functionOutput) implements LocalConsole {

    @Override
    public void debug(String message) {
        log.debug(message);
    }

    @Override
    public void info(String message) {
        log.info(message);
    }

    @Override
    public void warn(String message) {
        log.warn(message);
    }
}
