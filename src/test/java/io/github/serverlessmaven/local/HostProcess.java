/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.port.Functions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A process that calls one function, prints its answer and waits to be killed. */
final class HostProcess {

    /** The variable {@code GREETING} of the function. */
    static final String GREETING = "Gr\u00fc\u00dfe \u4e16\u754c \ud83d\ude00 'quoted' $HOME";

    private static final String ENVIRONMENT =
            ", \"Environment\": {\"Variables\": {\"GREETING\": \"" + GREETING + "\"}}";

    private HostProcess() {}

    /** Starts the host, kills it once its function runs, and gives back the processes whose ids the function answered. */
    static List<ProcessHandle> killed(Path state, Path code, String runtime, String handler)
            throws IOException, InterruptedException {
        return killed(Map.of(), state, code, runtime, handler, HostProcess::processes);
    }

    /** Looked up while they run: none is found once it has ended. */
    private static List<ProcessHandle> processes(String answer) {
        List<ProcessHandle> processes = Pattern.compile("\\d+")
                .matcher(answer)
                .results()
                .flatMap(id -> ProcessHandle.of(Long.parseLong(id.group())).stream())
                .toList();
        assertThat(processes).isNotEmpty();
        return processes;
    }

    /**
     * Starts the host and kills it after the function's answer.
     *
     * @param environment further variables of the host
     */
    static String answer(Map<String, String> environment, Path state, Path code, String runtime, String handler)
            throws IOException, InterruptedException {
        return killed(environment, state, code, runtime, handler, Function.identity());
    }

    private static <T> T killed(
            Map<String, String> environment,
            Path state,
            Path code,
            String runtime,
            String handler,
            Function<String, T> beforeTheEnd)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostProcess.class.getName(),
                        state.toString(),
                        code.toString(),
                        runtime,
                        handler)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process host = builder.start();
        T seen = beforeTheEnd.apply(host.inputReader(StandardCharsets.UTF_8).readLine());
        host.destroyForcibly().waitFor();
        return seen;
    }

    /**
     * Runs it.
     *
     * @param arguments the folder of the state, the package, the function's runtime, and its handler, which gives back the process's id
     */
    public static void main(String[] arguments) throws Exception {
        LocalTarget target = LocalSetUp.withJava().open(Path.of(arguments[0]));
        DeployedTemplate stack = new DeployedTemplate(target, "killed", Path.of(arguments[1]));
        stack.with(stack.functionOf("Process", arguments[2], arguments[3], ENVIRONMENT));
        Functions.Result result = target.functions()
                .invoke(new Functions.Invocation(
                        stack.name("Process"), "{}", Functions.Type.REQUEST_RESPONSE, Optional.empty(), false));
        new PrintStream(System.out, true, StandardCharsets.UTF_8).println(result.payload());
        Thread.sleep(600_000);
    }
}
