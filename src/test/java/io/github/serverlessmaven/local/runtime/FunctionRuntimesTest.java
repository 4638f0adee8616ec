/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.NoJava;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionRuntimesTest {

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void aMissingInterpreterIsNamedWithWhatToInstall() {
        assertThatThrownBy(() -> command("nodejs22.x", Optional.empty()))
                .isInstanceOf(ServerlessException.class)
                .extracting(failure -> ((ServerlessException) failure).render())
                .asString()
                .contains(
                        "The function orders has the runtime nodejs22.x, but this machine has no Node.js: none of node, nodejs is"
                                + " in the search path.")
                .contains("Install Node.js 22, or call the function in AWS.");
    }

    @Test
    void aRuntimeThatNothingHereRunsIsNamed() {
        assertThatThrownBy(() -> command("ruby3.4", Optional.empty()))
                .isInstanceOf(ServerlessException.class)
                .hasMessage("The function orders has the runtime ruby3.4, which the local target does not run.");
    }

    @Test
    void anInterpreterOfTheRuntimesReleaseIsNoNews() {
        RuntimeCommand command = command("python3.13", Optional.of(new Interpreter("python3.13", "3.13.1")));
        assertThat(command.command().get(0)).isEqualTo("python3.13");
        assertThat(command.variables().get("PYTHONPATH"))
                .startsWith("task")
                .contains(Path.of("layers", "python", "lib", "python3.13", "site-packages")
                        .toString());
        assertThat(warnings).isEmpty();
    }

    @Test
    void anotherReleaseIsToldWithWhatRunsInstead() {
        command("python3.1", Optional.of(new Interpreter("python3", "3.13.1")));
        assertThat(warnings)
                .containsExactly("Functions of runtime python3.1 run on Python 3.13.1 on this machine (python3)");
    }

    @Test
    void aProgramThatOnlyTalksOfVersionsIsNoInterpreter() throws IOException {
        Path program = Files.writeString(folder.resolve("python9"), "#!/bin/sh\necho use 9.1; exit 127\n");
        assumeTrue(program.toFile().setExecutable(true) && Files.isExecutable(Path.of("/bin/sh")));
        assertThat(Interpreter.find(List.of(folder.resolve("absent").toString(), program.toString())))
                .isEmpty();
        Files.writeString(program, "#!/bin/sh\necho Python 9.1.2\n");
        assertThat(Interpreter.find(List.of(program.toString())))
                .contains(new Interpreter(program.toString(), "9.1.2"));
    }

    private RuntimeCommand command(String runtime, Optional<Interpreter> interpreter) {
        RuntimeFiles files = new RuntimeFiles(folder);
        DeployedFunction function = new DeployedFunction(
                "orders", "$LATEST", "arn", Values.texts(Map.of("Runtime", runtime, "Handler", "index.handler")));
        return new FunctionRuntimes(
                        new JavaCommand(new NoJava(), files, DebugPorts.NONE, List.of(), warnings::add),
                        new ScriptCommand(files, names -> interpreter, warnings::add))
                .command(function, Path.of("task"), Path.of("layers"), folder);
    }
}
