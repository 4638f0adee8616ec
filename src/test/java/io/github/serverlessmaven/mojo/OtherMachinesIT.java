/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.Jdks;
import io.github.serverlessmaven.external.PluginRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A reactor that was compiled once is packaged as on other machines: by other JDKs, in another folder, time zone and locale, with other
 * permissions. Its packages have classes, classes in a jar, jars of modules, released jars, a layer of each kind, scripts.
 */
class OtherMachinesIT {

    private static final Path PROJECT = Path.of("src/it/package-reactor/project");

    @TempDir
    Path folder;

    @Test
    void everyMachineMakesTheSameBytes() throws Exception {
        Map<Integer, Path> jdks = Jdks.ofOtherReleases();
        assertThat(jdks).hasSizeGreaterThanOrEqualTo(2);
        Path here = folder.resolve("here");
        copy(PROJECT, here);
        packaged(PluginRun.in(here).with("TZ", "UTC").with("LC_ALL", "C.UTF-8"));
        Map<String, byte[]> packages = packages(here);
        assertThat(packages).hasSizeGreaterThan(6).containsKeys("template.json", "manifest.json", "module-orders.zip");

        for (Map.Entry<Integer, Path> jdk : jdks.entrySet()) {
            Path there = folder.resolve("another place/JDK " + jdk.getKey());
            copy(here, there);
            packaged(
                    PluginRun.in(there)
                            .withUmask("077")
                            .with("JAVA_HOME", jdk.getValue().toString())
                            .with("TZ", "Asia/Kathmandu")
                            .with("LC_ALL", "tr_TR.UTF-8")
                            .with("MAVEN_OPTS", "-Duser.language=tr -Duser.country=TR"),
                    "-Dmaven.main.skip",
                    "-Dmaven.resources.skip");
            assertThat(packages(there)).as("on JDK %s", jdk.getKey()).containsExactlyInAnyOrderEntriesOf(packages);
        }
    }

    private static void packaged(PluginRun plugin, String... options) throws Exception {
        String version = System.getProperty("serverless.test.version");
        plugin.goal(
                "package",
                Stream.concat(Stream.of("-Dplugin.version=" + version), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static Map<String, byte[]> packages(Path project) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(project.resolve("service/target/serverless"))) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    /** Copies sources and compiled classes, which differ between compilers, with the permissions of umask 077. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                String name = from.relativize(file).toString();
                if (!name.startsWith("service/target") && !name.endsWith(".jar")) {
                    Path copy = to.resolve(name);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                    Files.setPosixFilePermissions(
                            copy, PosixFilePermissions.fromString(Files.isDirectory(copy) ? "rwx------" : "rw-------"));
                }
            }
        }
    }
}
