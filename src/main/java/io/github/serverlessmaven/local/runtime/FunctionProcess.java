/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.log.LogStream;
import io.github.serverlessmaven.local.source.FunctionAccess;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.LocalUrls;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts the child process of an execution environment: the function's files, the environment Lambda would give it, and of the environment
 * of Maven only the search path. Its standard input stays open as long as this JVM lives; the child ends when it is closed.
 */
public final class FunctionProcess {

    /** Other variables without which a process may not work. */
    private static final List<String> INHERITED = List.of("PATH", "SystemRoot", "LD_LIBRARY_PATH");

    private final FunctionRuntimes runtimes;
    private final FunctionCode code;
    private final FunctionLayers layers;
    private final LambdaPaths paths;
    private final String region;
    private final ServiceEndpoints endpoints;
    private final LocalUrls urls;
    private final Optional<FunctionAccess> access;
    private final Map<String, String> others;

    /**
     * Makes processes of functions.
     *
     * @param region what they see as theirs
     * @param endpoints the services of AWS that they call elsewhere
     * @param urls the addresses of APIs that they call on this machine
     * @param access to the server of these services, if it is not of this plugin
     * @param others variables that they have in place of their own
     */
    public FunctionProcess(
            FunctionRuntimes runtimes,
            FunctionCode code,
            FunctionLayers layers,
            LambdaPaths paths,
            String region,
            ServiceEndpoints endpoints,
            LocalUrls urls,
            Optional<FunctionAccess> access,
            Map<String, String> others) {
        this.runtimes = runtimes;
        this.code = code;
        this.layers = layers;
        this.paths = paths;
        this.region = region;
        this.endpoints = endpoints;
        this.urls = urls;
        this.access = access;
        this.others = others;
    }

    /**
     * Starts a function.
     *
     * @param runtimeApi the address it asks for calls
     * @param folder for its temporary files, made if it is missing
     * @throws ServerlessException if there is nothing to run it with
     */
    public Process start(DeployedFunction function, String runtimeApi, LogStream log, Path folder) {
        Path taskRoot = code.of(function);
        Path opt = layers.merged(function);
        return start(
                function, runtimes.command(function, taskRoot, opt, folder), runtimeApi, log, folder, taskRoot, opt);
    }

    /** Whether a function starts so slowly that a process may wait for its code. */
    public static boolean startsSlowly(DeployedFunction function) {
        return FunctionRuntimes.isJava(function);
    }

    /**
     * Starts a process that waits for the code of a function, with everything loaded that does not depend on it.
     *
     * @param function one that {@link #startsSlowly}
     * @param runtimeApi the address it asks for calls
     * @param folder for its temporary files, made if it is missing
     * @param taskRoot where its code will be, made if it is missing
     * @throws ServerlessException if there is nothing to run it with
     */
    public WaitingProcess startWaiting(
            DeployedFunction function, String runtimeApi, LogStream log, Path folder, Path taskRoot) {
        try {
            Path prepared = code.prepared(taskRoot);
            RuntimeCommand command = runtimes.waitingCommand(function, prepared, folder);
            Path opt = layers.merged(function);
            return new WaitingProcess(start(function, command, runtimeApi, log, folder, prepared, opt), prepared);
        } catch (IOException e) {
            throw notStarted(function, "Check that the folder of the local target can be written.", e);
        }
    }

    /**
     * Gives a waiting process its code and has it run the function.
     *
     * @param function as it is now; only its code may differ from that of the function it was started for
     * @throws ServerlessException if this machine cannot run that code
     */
    public void proceed(WaitingProcess waiting, DeployedFunction function) {
        try {
            code.link(function, waiting.taskRoot());
            runtimes.requireReadable(function, waiting.taskRoot());
            waiting.proceed();
        } catch (IOException e) {
            throw notStarted(function, "Invoke it again.", e);
        }
    }

    private Process start(
            DeployedFunction function,
            RuntimeCommand runtime,
            String runtimeApi,
            LogStream log,
            Path folder,
            Path taskRoot,
            Path opt) {
        try {
            Files.createDirectories(folder);
            log.create();
            ProcessBuilder builder = new ProcessBuilder(runtime.command())
                    .directory(taskRoot.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
            Map<String, String> variables = builder.environment();
            variables.keySet().removeIf(FunctionProcess::isNotInherited);
            variables.merge(
                    pathName(variables),
                    opt.resolve("bin").toString(),
                    (own, first) -> first + File.pathSeparator + own);
            variables.putAll(runtime.variables());
            variables.putAll(lambdaVariables(function, runtimeApi, log, taskRoot, folder));
            access.ifPresent(server -> server.applyTo(variables));
            variables.putAll(
                    endpoints.addedTo(paths.translated(function.name(), environment(function), taskRoot, opt)));
            variables.putAll(others);
            LaunchScript.prepare(builder, folder);
            return builder.start();
        } catch (IOException e) {
            throw notStarted(function, "Check that " + runtime.command().get(0) + " can be run.", e);
        }
    }

    private static ServerlessException notStarted(DeployedFunction function, String remedy, IOException cause) {
        return new ServerlessException(
                "The function " + function.name() + " cannot be started: " + cause.getMessage(), remedy, cause);
    }

    /** Whether a variable of the environment of Maven is hidden from other processes. */
    static boolean isNotInherited(String name) {
        return INHERITED.stream().noneMatch(name::equalsIgnoreCase);
    }

    /** Windows writes it in another case. */
    private static String pathName(Map<String, String> variables) {
        return variables.keySet().stream()
                .filter("PATH"::equalsIgnoreCase)
                .findFirst()
                .orElse("PATH");
    }

    private Map<String, String> environment(DeployedFunction function) {
        Map<String, String> variables = new LinkedHashMap<>(function.environment());
        variables.replaceAll((name, value) -> urls.localized(value));
        return variables;
    }

    /** See "Defined runtime environment variables" in the AWS Lambda developer guide. */
    private Map<String, String> lambdaVariables(
            DeployedFunction function, String runtimeApi, LogStream log, Path taskRoot, Path folder) {
        return Map.ofEntries(
                Map.entry("_HANDLER", function.handler()),
                Map.entry("AWS_DEFAULT_REGION", region),
                Map.entry("AWS_REGION", region),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime()),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memorySize())),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", function.version()),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup()),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", log.name()),
                Map.entry("AWS_LAMBDA_RUNTIME_API", runtimeApi),
                // Lambda always sets credentials; without them an SDK would take the developer's own.
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                Map.entry("AWS_SESSION_TOKEN", "local"),
                Map.entry("LAMBDA_TASK_ROOT", taskRoot.toString()),
                Map.entry("LAMBDA_RUNTIME_DIR", folder.toString()),
                Map.entry("LANG", "en_US.UTF-8"),
                Map.entry("LC_ALL", "C.UTF-8"), // LANG alone has no effect where that locale is not installed
                Map.entry("TMPDIR", folder.toString()),
                Map.entry("TZ", ":UTC"));
    }
}
