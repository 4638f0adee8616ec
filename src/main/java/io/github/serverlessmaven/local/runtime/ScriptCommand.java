/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.DeployedFunction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The command that runs a function of a script language. */
public final class ScriptCommand {

    private final RuntimeFiles files;
    private final Function<List<String>, Optional<Interpreter>> search;
    private final Consumer<String> warnings;
    private final Map<String, Optional<Interpreter>> found = new HashMap<>();

    /**
     * Creates the command.
     *
     * @param files for the bootstraps
     * @param search finds the first of some programs that is there
     * @param warnings receives once which interpreter replaces that of a runtime
     */
    public ScriptCommand(
            RuntimeFiles files, Function<List<String>, Optional<Interpreter>> search, Consumer<String> warnings) {
        this.files = files;
        this.search = search;
        this.warnings = warnings;
    }

    /**
     * The command.
     *
     * @param layers what is in {@code /opt} in AWS
     * @throws ServerlessException if there is no interpreter
     */
    RuntimeCommand command(ScriptLanguage language, DeployedFunction function, Path taskRoot, Path layers) {
        String version = language.version(function.runtime());
        Interpreter interpreter = interpreter(language, function.runtime())
                .orElseThrow(() -> new ServerlessException(
                        "The function " + function.name() + " has the runtime " + function.runtime()
                                + ", but this machine has no " + language.title() + ": none of "
                                + String.join(", ", language.interpreters(version)) + " is in the search path.",
                        "Install " + language.title() + " " + version + ", or call the function in AWS."));
        List<String> command = new ArrayList<>(List.of(interpreter.command()));
        command.addAll(language.options(function));
        command.add(files.put(language.bootstrap()).toString());
        return new RuntimeCommand(command, language.variables(taskRoot, layers, version));
    }

    private synchronized Optional<Interpreter> interpreter(ScriptLanguage language, String runtime) {
        return found.computeIfAbsent(runtime, key -> {
            String version = language.version(runtime);
            Optional<Interpreter> interpreter = search.apply(language.interpreters(version));
            interpreter
                    .filter(other -> !other.isOf(version))
                    .ifPresent(other -> warnings.accept("Functions of runtime " + runtime + " run on "
                            + language.title() + " " + other.version() + " on this machine (" + other.command() + ")"));
            return interpreter;
        });
    }
}
