/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.oracle;

import io.github.serverlessmaven.real.RealComponent;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The Serverless Framework itself, from npm, installed under {@code target} by the first test that needs it. Works offline after that. */
final class ServerlessOracle {

    private static final String VERSION = "3.40.0";
    private static final Path HOME = Path.of("target", "oracle").toAbsolutePath();
    private static final Path PROGRAM = HOME.resolve("node_modules/serverless/bin/serverless.js");

    private static final Map<String, String> ENVIRONMENT =
            Map.of("SLS_TELEMETRY_DISABLED", "1", "SLS_NOTIFICATIONS_MODE", "off");

    private ServerlessOracle() {}

    /** The oracle, ready to use; skips the running test, or fails it with {@code CI=true}, where Node.js is missing. */
    static synchronized ServerlessOracle installed() throws IOException, InterruptedException {
        RealComponent.require(onPath("node") && onPath("npm"), "Node.js with npm");
        if (!Files.exists(PROGRAM)) {
            Files.createDirectories(HOME);
            run(
                            HOME,
                            Map.of(),
                            List.of(
                                    "npm",
                                    "install",
                                    "--no-save",
                                    "--no-audit",
                                    "--no-fund",
                                    "--silent",
                                    "--prefix",
                                    HOME.toString(),
                                    "serverless@" + VERSION))
                    .requireSuccess();
        }
        return new ServerlessOracle();
    }

    /**
     * The template that Serverless makes of a folder with a serverless.yml. The time in the code's key is always the same.
     *
     * @param options what stands behind {@code serverless package}
     */
    Value.Mapping template(Path folder, List<String> options) throws IOException, InterruptedException {
        Run run = run(folder, ENVIRONMENT, command(options));
        run.requireSuccess();
        Path template = folder.resolve(".serverless/cloudformation-template-update-stack.json");
        String text = Files.readString(template).replaceAll("\\d{13}-20[0-9T:.-]+Z", "0-1970-01-01T00:00:00.000Z");
        return (Value.Mapping) Json.parse(text, template.toString());
    }

    /** Whether Serverless refuses to package a folder. */
    boolean rejects(Path folder, List<String> options) throws IOException, InterruptedException {
        return run(folder, ENVIRONMENT, command(options)).exitValue() != 0;
    }

    private static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>(List.of("node", PROGRAM.toString(), "package"));
        command.addAll(options);
        return command;
    }

    private static boolean onPath(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static Run run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("oracle", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command + " does not end");
            }
            return new Run(command, process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }

    /** A program that ended. */
    private record Run(List<String> command, int exitValue, String output) {

        void requireSuccess() throws IOException {
            if (exitValue != 0) {
                throw new IOException(command + " failed:\n" + output);
            }
        }
    }
}
