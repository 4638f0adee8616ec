/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.nio.file.Path;
import java.util.List;

/** What runs functions here, by the family of their runtime. */
final class FunctionRuntimes {

    private final JavaCommand java;

    FunctionRuntimes(JavaCommand java) {
        this.java = java;
    }

    /**
     * The command that runs a function.
     *
     * @param taskRoot the function's files
     * @param folder for temporary files
     * @throws ServerlessException if this machine cannot run the function
     */
    List<String> command(DeployedFunction function, Path taskRoot, Path folder) {
        if (function.runtime().startsWith("java")) {
            return java.command(function, taskRoot, folder);
        }
        throw new ServerlessException(
                "The function " + function.name() + " has the runtime " + function.runtime()
                        + ", which the local target does not run.",
                "It runs java. Call the function in AWS.");
    }
}
