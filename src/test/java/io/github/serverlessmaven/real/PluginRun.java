/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The plugin as a user without a POM calls it: by its full name, in a folder, with the Maven that runs the build. */
public final class PluginRun {

    private static final long MINUTES = 5;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";

    private PluginRun(Path folder) {
        this.folder = folder;
    }

    /** A run in a folder. */
    public static PluginRun in(Path folder) {
        return new PluginRun(folder);
    }

    /** Leads the run to the emulator. */
    public PluginRun with(RunningEmulator emulator) {
        environment.put("AWS_ENDPOINT_URL", emulator.endpoint().toString());
        environment.put("AWS_ACCESS_KEY_ID", emulator.account());
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        environment.put("AWS_REGION", "us-east-1");
        return this;
    }

    /** Gives the run text on standard input. */
    public PluginRun reading(String text) {
        input = text;
        return this;
    }

    /**
     * Runs a goal with {@code -q}.
     *
     * @return what it printed on standard output
     */
    public String goal(String goal, String... options) throws IOException, InterruptedException {
        Path in = Files.writeString(Files.createTempFile("plugin", ".in"), input);
        Path out = Files.createTempFile("plugin", ".out");
        try {
            Process process = process(goal, options)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("%s ended", goal)
                    .isTrue();
            String output =
                    Files.readString(out).replace("\u001b[0m", ""); // some Maven launchers reset colours at the end
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    /** Starts a goal with {@code -q} that does not end by itself; what it prints is the process's output. */
    public Process started(String goal, String... options) throws IOException {
        return process(goal, options).start();
    }

    private ProcessBuilder process(String goal, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(property("serverless.test.maven"), "bin", "mvn").toString(),
                "-q",
                "-B",
                "-Dstyle.color=never",
                "-gs",
                Path.of("src/it/settings.xml").toAbsolutePath().toString(),
                "-Dmaven.repo.local=" + property("serverless.test.repository"),
                "io.github.serverlessmaven:serverless-maven-plugin:" + property("serverless.test.version") + ":"
                        + goal));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        builder.environment().put("IT_REPOSITORY", property("serverless.test.userRepository"));
        builder.environment().put("MAVEN_OPTS", property("serverless.test.mavenOpts"));
        return builder;
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        assertThat(value).as("set by the build: run mvn verify -Dit.test=...").isNotNull();
        return value;
    }
}
