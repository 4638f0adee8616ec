/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What <code>serverless:prepare-tests</code> left of a service.
 *
 * @param folder its folder
 * @param values how it is served
 */
record PreparedService(Path folder, Properties values) {

    private static final String FILE = "prepared.properties";
    /** How much the beginning of a process may differ between two that look at it. */
    private static final long CLOCK_MILLIS = 5_000;

    private static final String REMEDY = " Run \"mvn process-classes\", with the goal \"prepare-tests\" of"
            + " serverless-maven-plugin among the <goals> of its <execution> in the POM.";

    /** Where the services of the module are prepared that a test belongs to. */
    static Path folder(Class<?> test) {
        return buildFolder(test).resolve("serverless").resolve("tests");
    }

    /**
     * The service that tests want.
     *
     * @throws IllegalStateException if none or several are prepared, or it has changed since
     */
    static PreparedService of(Path folder, Settings settings) {
        List<PreparedService> all = all(folder);
        List<PreparedService> matching =
                all.stream().filter(service -> service.isOf(settings)).toList();
        if (matching.size() != 1) {
            throw new IllegalStateException(problem(folder, all, matching, settings));
        }
        matching.get(0).requireCurrent();
        return matching.get(0);
    }

    private static String problem(
            Path folder, List<PreparedService> all, List<PreparedService> matching, Settings settings) {
        if (all.isEmpty()) {
            return "No service is prepared for tests: there is nothing in " + folder + "." + REMEDY;
        }
        String prepared = all.stream().map(PreparedService::toString).collect(Collectors.joining(", "));
        return matching.isEmpty()
                ? "@ServerlessTest is for " + settings.describe() + ", but prepared is " + prepared + "." + REMEDY
                : "Several services are prepared: " + prepared
                        + ". Choose one by @ServerlessTest(stage = \"...\", configFile = \"...\").";
    }

    /** Maven's target: the folder around the compiled tests. Where they are in a jar, that of the module that is tested. */
    private static Path buildFolder(Class<?> test) {
        return Optional.ofNullable(test.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(location -> {
                    try {
                        return Path.of(location.toURI());
                    } catch (URISyntaxException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .filter(Files::isDirectory)
                .map(classes -> classes.resolveSibling("."))
                .orElseGet(() -> Path.of(System.getProperty("basedir", "")).resolve("target"))
                .toAbsolutePath()
                .normalize();
    }

    private static List<PreparedService> all(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            List<PreparedService> all = new ArrayList<>();
            for (Path each : folders.filter(it -> Files.exists(it.resolve(FILE)))
                    .sorted()
                    .toList()) {
                all.add(new PreparedService(each, properties(each.resolve(FILE))));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties properties(Path file) {
        Properties values = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            values.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    private boolean isOf(Settings settings) {
        return (settings.stage().isEmpty() || settings.stage().equals(get("stage")))
                && (settings.configFile().isEmpty() || settings.configFile().equals(get("configFile")));
    }

    private void requireCurrent() {
        for (int i = 0; values.containsKey("input." + i); i++) {
            Path input = Path.of(get("input." + i));
            if (!modified(input).equals(get("modified." + i))) {
                throw new IllegalStateException(
                        input + " has changed since the service was prepared for tests." + REMEDY);
            }
        }
    }

    private static String modified(Path file) {
        try {
            return Long.toString(Files.getLastModifiedTime(file).toMillis());
        } catch (IOException deleted) {
            return "";
        }
    }

    /** A value; empty text if there is none. */
    String get(String name) {
        return values.getProperty(name, "");
    }

    /**
     * The folder of what is deployed: the packages if this process belongs to the build that made them, else what runs from compiled
     * classes.
     */
    Path packages() {
        Path packaged = folder.resolveSibling("packaged.properties");
        return Files.exists(packaged) && isOfThisBuild(properties(packaged))
                ? folder.resolveSibling("..").normalize()
                : folder;
    }

    private boolean isOfThisBuild(Properties packaged) {
        return packaged.getProperty("stage", "").equals(get("stage"))
                && Stream.iterate(
                                Optional.of(ProcessHandle.current()),
                                Optional::isPresent,
                                process -> process.flatMap(ProcessHandle::parent))
                        .anyMatch(process -> isOne(process.orElseThrow(), packaged));
    }

    private static boolean isOne(ProcessHandle process, Properties packaged) {
        return packaged.getProperty("process", "").equals(Long.toString(process.pid()))
                && process.info()
                        .startInstant()
                        .map(start ->
                                Math.abs(start.toEpochMilli() - Long.parseLong(packaged.getProperty("started", "0")))
                                        <= CLOCK_MILLIS)
                        .orElse(true);
    }

    @Override
    public String toString() {
        return get("service") + " of " + get("configFile") + " for the stage " + get("stage");
    }
}
