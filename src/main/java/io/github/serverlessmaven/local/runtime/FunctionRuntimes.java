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
        if (function.runtime().startsWith("java")) {
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
}
