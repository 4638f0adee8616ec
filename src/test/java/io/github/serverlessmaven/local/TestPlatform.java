/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.external.RealComponent;
import io.github.serverlessmaven.local.runtime.JavaInstallation;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The JVM of the test, and the runtime interface client that the build put aside. */
final class TestPlatform implements JavaPlatform {

    private static final Path CLIENT = Path.of("target/lambda-runtime").toAbsolutePath();

    private final String system;

    TestPlatform() {
        this("Linux");
    }

    /** As if the operating system were another one. */
    TestPlatform(String system) {
        this.system = system;
        RealComponent.require(
                System.getProperty("os.name").equals("Linux") && Files.isDirectory(CLIENT),
                "The runtime interface client for Linux");
    }

    @Override
    public JavaInstallation installation(int release) {
        return new JavaInstallation(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    @Override
    public List<Path> programs(String program, List<String> coordinates, List<String> exclusions) {
        return MavenPrograms.resolve(coordinates, exclusions);
    }

    @Override
    public String system() {
        return system;
    }

    @Override
    public List<Path> runtimeClient() {
        try (Stream<Path> jars = Files.list(CLIENT)) {
            return jars.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
