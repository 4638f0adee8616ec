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
 * @param showsOutput whether the lines that functions log are shown, each behind the name of its function
 */
record BuildConsole(BuildLog log, boolean showsOutput) implements LocalConsole {

    @Override
    public void info(String message) {
        log.info(message);
    }

    @Override
    public void warn(String message) {
        log.warn(message);
    }

    @Override
    public Optional<FunctionOutput> functionOutput() {
        return showsOutput ? Optional.of((function, line) -> log.info(function + " | " + line)) : Optional.empty();
    }
}
