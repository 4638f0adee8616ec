/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.DeployedFunction;
import java.nio.file.Path;
import java.util.Optional;

/** What runs functions here, by the family of their runtime. */
public final class FunctionRuntimes {

    private final JavaCommand java;
    private final ScriptCommand scripts;

    /** The languages that run here. */
    public FunctionRuntimes(JavaCommand java, ScriptCommand scripts) {
        this.java = java;
        this.scripts = scripts;
    }

    /**
     * The command that runs a function.
     *
     * @param taskRoot the function's files
     * @param layers what is in {@code /opt} in AWS
     * @param folder for temporary files
     * @throws ServerlessException if this machine cannot run the function
     */
    RuntimeCommand command(DeployedFunction function, Path taskRoot, Path layers, Path folder) {
        if (isJava(function)) {
            return java.command(function, taskRoot, folder);
        }
        Optional<ScriptLanguage> language = ScriptLanguage.of(function.runtime());
        return scripts.command(
                language.orElseThrow(() -> new ServerlessException(
                        "The function " + function.name() + " has the runtime " + function.runtime()
                                + ", which the local target does not run.",
                        "It runs java, nodejs and python. Call the function in AWS.")),
                function,
                taskRoot,
                layers);
    }

    /**
     * The command of a process that waits for the code of a Java function.
     *
     * @param taskRoot where the code will be
     * @param folder for temporary files
     */
    RuntimeCommand waitingCommand(DeployedFunction function, Path taskRoot, Path folder) {
        return java.waitingCommand(function, taskRoot, folder);
    }

    /**
     * Checks the code of a Java function.
     *
     * @throws ServerlessException if this machine cannot run it
     */
    void requireReadable(DeployedFunction function, Path taskRoot) {
        java.requireReadable(function, taskRoot);
    }

    static boolean isJava(DeployedFunction function) {
        return function.runtime().startsWith("java");
    }
}
