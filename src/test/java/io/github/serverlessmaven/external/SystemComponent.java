/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that tests need and only a package of the operating system brings. A test that misses one is skipped, and recorded in
 * {@code target/missing-components}; {@link #main} names all of them once, at the end of the build. With {@code CI=true} the test fails.
 */
public enum SystemComponent {
    PYTHON("Python 3 with venv", List.of("python3"), "python3 python3-venv"),
    NODE("Node.js", List.of("node"), "nodejs"),
    NPM("npm", List.of("npm"), "npm"),
    CURL("curl", List.of("curl"), "curl"),
    CHROMIUM("Chromium", List.of("chromium", "chromium-browser", "google-chrome"), "chromium"),
    DOCKER_REGISTRY("docker-registry", List.of("docker-registry"), "docker-registry"),
    SKOPEO("skopeo", List.of("skopeo"), "skopeo"),
    BUILDAH("buildah", List.of("buildah"), "buildah");

    private static final Map<Path, Boolean> WITH_ENVIRONMENTS = new ConcurrentHashMap<>();
    private static final Path MISSED = Path.of("target", "missing-components");

    private final String title;
    private final List<String> programs;
    private final String packages;

    SystemComponent(String title, List<String> programs, String packages) {
        this.title = title;
        this.programs = programs;
        this.packages = packages;
    }

    /** Its program, by an absolute path. Skips the running test if the {@code PATH} has none; with {@code CI=true} fails it instead. */
    public Path require() {
        require(this);
        return find().orElseThrow();
    }

    /** Skips the running test if one of several is missing, or fails it with {@code CI=true}; all that are missing are recorded. */
    public static void require(SystemComponent... components) {
        List<SystemComponent> missing = Stream.of(components)
                .filter(component -> component.find().isEmpty())
                .toList();
        missing.forEach(SystemComponent::record);
        RealComponent.require(missing.isEmpty(), titles(missing));
    }

    /** The packages of Debian and Ubuntu that bring it. */
    public String packages() {
        return packages;
    }

    private Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> programs.stream().map(program -> Path.of(folder, program)))
                .filter(Files::isExecutable)
                .findFirst()
                .filter(program ->
                        this != PYTHON || WITH_ENVIRONMENTS.computeIfAbsent(program, SystemComponent::hasEnvironments));
    }

    /** Debian and Ubuntu have a Python that cannot make environments before another package is installed. */
    private static boolean hasEnvironments(Path python) {
        try {
            return new ProcessBuilder(python.toString(), "-c", "import venv, ensurepip")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void record() {
        try {
            Files.writeString(Files.createDirectories(MISSED).resolve(name()), title);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints which components tests have missed and what installs them, or nothing. */
    public static void main(String[] arguments) {
        List<SystemComponent> missed = Stream.of(values())
                .filter(component -> Files.exists(MISSED.resolve(component.name())))
                .filter(component -> component.find().isEmpty())
                .toList();
        if (!missed.isEmpty()) {
            System.out.println("Tests were skipped, as these are not installed: " + titles(missed)
                    + ". To run all tests, install them with:\n  sudo apt-get install -y "
                    + missed.stream().map(SystemComponent::packages).collect(Collectors.joining(" ")));
        }
    }

    private static String titles(List<SystemComponent> components) {
        return components.stream().map(component -> component.title).collect(Collectors.joining(", "));
    }
}
