/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plugin as a user without a POM calls it: by its full name, in a folder, with the Maven that runs the build. */
public final class PluginRun {

    private static final long MINUTES = 5;

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private String input = "";
    private String umask = "022";
    private List<String> terminal = List.of();

    private PluginRun(Path folder) {
        this.folder = folder;
    }

    /** A run in a folder. */
    public static PluginRun in(Path folder) {
        return new PluginRun(folder);
    }

    /** A run in a copy of a project, such as an example. */
    public static PluginRun inCopy(Path project, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(project.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return in(folder);
    }

    /** Leads the run to the emulator. */
    public PluginRun with(RunningEmulator emulator) {
        environment.put("AWS_ENDPOINT_URL", emulator.endpoint().toString());
        environment.put("AWS_ACCESS_KEY_ID", emulator.account());
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        environment.put("AWS_REGION", "us-east-1");
        environment.put("AWS_DEFAULT_REGION", "us-east-1"); // what the AWS command line reads
        return this;
    }

    /** Sets a variable of the run's environment, such as {@code JAVA_HOME}. */
    public PluginRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Sets what the files lack that the run makes. */
    public PluginRun withUmask(String mask) {
        umask = mask;
        return this;
    }

    /** Makes the run and what it starts a group of processes, as a terminal does, which a {@code SIGINT} may be sent to. */
    public PluginRun asInTerminal() {
        terminal = List.of("env", "--default-signal=INT", "setsid");
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
        return goals(List.of(goal), options);
    }

    /**
     * Runs goals in one build with {@code -q}: Maven takes longer to start than most of them.
     *
     * @return what they printed on standard output
     */
    public String goals(List<String> goals, String... options) throws IOException, InterruptedException {
        Path in = Files.writeString(Files.createTempFile("plugin", ".in"), input);
        Path out = Files.createTempFile("plugin", ".out");
        try {
            Process process = process(goals, options)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("%s ended", goals)
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
        return process(List.of(goal), options).start();
    }

    /** Starts a goal that does not end by itself, with all that Maven prints on the process's output. */
    public Process talking(String goal, String... options) throws IOException {
        return maven(List.of(plugin(goal)), options).redirectErrorStream(true).start();
    }

    /** Runs a phase of Maven's own, such as {@code compile}. */
    public void phase(String phase) throws IOException, InterruptedException {
        Process process = maven(List.of(phase), "-q").redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private ProcessBuilder process(List<String> goals, String... options) {
        ProcessBuilder builder = maven(goals.stream().map(PluginRun::plugin).toList(), options)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.command().add("-q");
        return builder;
    }

    private static String plugin(String goal) {
        return "io.github.serverlessmaven:serverless-maven-plugin:" + property("serverless.test.version") + ":" + goal;
    }

    /**
     * Runs commands as a reader of the documentation does: in a shell with {@code mvn}, {@code aws} and {@code curl}.
     *
     * @param options what follows each {@code mvn}
     * @return what the commands printed on standard output; Maven prints elsewhere
     */
    public String shell(String commands, String... options) throws IOException, InterruptedException {
        SystemComponent.CURL.require();
        Path problems = Files.createTempFile("shell", ".err");
        try {
            // The AWS command line of version 1 takes the endpoint of queues from nowhere else.
            String functions = "mvn() { command mvn \"$@\" " + quoted(mavenOptions()) + quoted(List.of(options))
                    + ">&2; }\naws() { command aws --endpoint-url \"$AWS_ENDPOINT_URL\" \"$@\"; }\n";
            ProcessBuilder shell = inFolder(new ProcessBuilder("sh", "-euc", functions + commands))
                    .redirectError(problems.toFile());
            Stream.of(Path.of(property("serverless.test.maven"), "bin"), Emulator.BUILD.resolve("venv/bin"))
                    .forEach(programs -> shell.environment()
                            .merge("PATH", programs.toString(), (path, folder) -> folder + File.pathSeparator + path));
            Process process = shell.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor())
                    .as(output + Files.readString(problems))
                    .isZero();
            return output;
        } finally {
            Files.delete(problems);
        }
    }

    private static String quoted(List<String> words) {
        return words.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "' ")
                .collect(Collectors.joining());
    }

    private ProcessBuilder maven(List<String> goals, String... options) {
        List<String> command = new ArrayList<>(terminal);
        command.addAll(List.of(
                "sh",
                "-c",
                "umask " + umask + " && exec \"$0\" \"$@\"",
                Path.of(property("serverless.test.maven"), "bin", "mvn").toString()));
        command.addAll(mavenOptions());
        command.addAll(goals);
        command.addAll(List.of(options));
        return inFolder(new ProcessBuilder(command));
    }

    private static List<String> mavenOptions() {
        return List.of(
                "-B",
                "-Dstyle.color=never",
                "-gs",
                Path.of("src/it/settings.xml").toAbsolutePath().toString(),
                "-Dmaven.repo.local=" + property("serverless.test.repository"));
    }

    private ProcessBuilder inFolder(ProcessBuilder builder) {
        builder.directory(folder.toFile());
        builder.environment().put("IT_REPOSITORY", property("serverless.test.userRepository"));
        builder.environment().put("MAVEN_OPTS", property("serverless.test.mavenOpts"));
        builder.environment().putAll(environment);
        return builder;
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        assertThat(value).as("set by the build: run mvn verify -Dit.test=...").isNotNull();
        return value;
    }
}
