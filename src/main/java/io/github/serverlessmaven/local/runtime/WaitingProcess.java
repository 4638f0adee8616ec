/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A process of a function that waits for the function's code.
 *
 * @param taskRoot where it looks for the code
 */
public record WaitingProcess(Process process, Path taskRoot) {

    /** Has it run the code that is there now. */
    void proceed() throws IOException {
        OutputStream input = process.getOutputStream(); // stays open: the process ends when it is closed
        input.write('\n');
        input.flush();
    }
}
