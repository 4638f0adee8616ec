/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.Functions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** A process that runs a function, tells the id of the function's process, and waits to be killed. */
final class KilledHost {

    private KilledHost() {}

    /** Starts the host, kills it once its function runs, and gives back the function's process. */
    static ProcessHandle killed(Path state, Path code, String runtime, String handler)
            throws IOException, InterruptedException {
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledHost.class.getName(),
                        state.toString(),
                        code.toString(),
                        runtime,
                        handler)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String pid = host.inputReader().readLine();
        ProcessHandle function = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        assertThat(function.isAlive()).isTrue();
        host.destroyForcibly().waitFor();
        return function;
    }

    /**
     * Runs it.
     *
     * @param arguments the folder of the state, the package, the function's runtime, and its handler, which gives back the process's id
     */
    public static void main(String[] arguments) throws Exception {
        LocalTarget target = new LocalTarget(new LocalSettings(
                Path.of(arguments[0]),
                Optional.empty(),
                1024,
                OptionalInt.empty(),
                new TestPlatform(),
                new SystemClock(),
                Optional.empty(),
                message -> {},
                message -> {}));
        DeployedTemplate stack = new DeployedTemplate(target, "killed", Path.of(arguments[1]));
        stack.with(stack.functionOf("Process", arguments[2], arguments[3], ""));
        Functions.Result result = target.functions()
                .invoke(new Functions.Invocation(
                        stack.name("Process"), "{}", Functions.Type.REQUEST_RESPONSE, Optional.empty(), false));
        System.out.println(result.payload());
        Thread.sleep(600_000);
    }
}
