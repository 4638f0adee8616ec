/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.AtomicFile;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.runtime.JavaInstallation;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import io.github.serverlessmaven.local.service.ServerProgram;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a build leaves for tests that run without it: how functions are started, and what tells whether that still holds. The JUnit extension
 * reads the same file.
 *
 * @param values the properties by their names
 */
record PreparedTests(Properties values) implements JavaPlatform {

    /** Below the packages: a folder for each stage and configuration file. */
    static final String FOLDER = "tests";

    /** The file in each of these folders. */
    static final String FILE = "prepared.properties";

    /** The file beside these folders which says that a build has packaged the module. */
    private static final String PACKAGED = "packaged.properties";

    private static final String JAVA = "java.";
    private static final String PROGRAM = "program.";
    private static final String CLIENT = "runtimeClient";

    /** A file that was written before. */
    static PreparedTests read(Path folder) {
        Properties values = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve(FILE))) {
            values.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PreparedTests(values);
    }

    /** Writes the file, readable by its owner. */
    void writeTo(Path folder) {
        write(values, folder.resolve(FILE));
    }

    private static void write(Properties values, Path file) {
        StringWriter text = new StringWriter();
        try {
            values.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtomicFile.writePrivate(
                file,
                text.toString()
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    /** A value; empty if it is not given. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.getProperty(name)).filter(value -> !value.isEmpty());
    }

    /** Adds paths. */
    static String paths(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Adds what runs Java functions. */
    static void addPlatform(Properties values, JavaPlatform platform, List<Integer> releases) {
        for (int release : releases) {
            JavaInstallation java = platform.installation(release);
            values.setProperty(JAVA + release, java.release() + " " + java.home());
        }
        if (!releases.isEmpty()) {
            values.setProperty(CLIENT, paths(platform.runtimeClient()));
        }
    }

    /** Adds what serves queues and the like. */
    static void addPrograms(Properties values, JavaPlatform platform, List<ServerProgram> programs) {
        for (ServerProgram program : programs) {
            values.setProperty(
                    PROGRAM + String.join(",", program.coordinates()),
                    paths(platform.programs(
                            program.name() + ", which serves " + program.purpose(),
                            program.coordinates(),
                            program.exclusions())));
        }
    }

    @Override
    public List<Path> programs(String program, List<String> coordinates, List<String> exclusions) {
        return recorded(PROGRAM + String.join(",", coordinates))
                .orElseThrow(() -> new ServerlessException(
                        program + " on this machine, was not prepared: " + String.join(", ", coordinates) + ".",
                        "Run \"mvn process-classes\" again."));
    }

    private Optional<List<Path>> recorded(String name) {
        return get(name)
                .map(paths ->
                        Stream.of(paths.split(File.pathSeparator)).map(Path::of).toList());
    }

    @Override
    public JavaInstallation installation(int release) {
        return get(JAVA + release)
                .map(recorded -> recorded.split(" ", 2))
                .map(recorded -> new JavaInstallation(Path.of(recorded[1]), Integer.parseInt(recorded[0])))
                .orElseGet(() -> new JavaInstallation(
                        Path.of(System.getProperty("java.home", "")),
                        Runtime.version().feature()));
    }

    @Override
    public List<Path> runtimeClient() {
        return recorded(CLIENT).orElse(List.of());
    }

    @Override
    public String system() {
        return System.getProperty("os.name", "");
    }

    /**
     * Records that the running build has packaged a module: tests that it starts from now on run the packages. Other tests run the
     * compiled classes.
     */
    static void recordPackages(ServiceModule module, String stage) {
        Path folder = module.output().resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            ProcessHandle process = ProcessHandle.current();
            Properties values = new Properties();
            values.setProperty("stage", stage);
            values.setProperty("process", Long.toString(process.pid()));
            values.setProperty(
                    "started",
                    process.info()
                            .startInstant()
                            .map(start -> Long.toString(start.toEpochMilli()))
                            .orElse("0"));
            write(values, folder.resolve(PACKAGED));
        }
    }

    /** Forgets what an earlier build packaged. */
    static void forgetPackages(ServiceModule module) {
        try {
            Files.deleteIfExists(module.output().resolve(FOLDER).resolve(PACKAGED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
