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
                            "serverless@" + VERSION));
        }
        return new ServerlessOracle();
    }

    /** The template that Serverless makes of a folder with a serverless.yml. */
    Value.Mapping template(Path folder) throws IOException, InterruptedException {
        run(
                folder,
                Map.of("SLS_TELEMETRY_DISABLED", "1", "SLS_NOTIFICATIONS_MODE", "off"),
                List.of("node", PROGRAM.toString(), "package"));
        Path template = folder.resolve(".serverless/cloudformation-template-update-stack.json");
        return (Value.Mapping) Json.parse(Files.readString(template), template.toString());
    }

    private static boolean onPath(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /** Runs a program to its end and gives what it printed. */
    static String run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("oracle", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            String output = Files.readString(log);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(command + " failed in " + folder + ":\n" + output);
            }
            return output;
        } finally {
            Files.delete(log);
        }
    }
}
