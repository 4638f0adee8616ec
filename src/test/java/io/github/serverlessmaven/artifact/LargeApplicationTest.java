/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.inspect.InspectedFunction;
import io.github.serverlessmaven.inspect.PackageInspection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest application that Lambda takes, packaged and inspected in a process with a small heap. */
class LargeApplicationTest {

    private static final int LIBRARIES = 24;
    private static final int LIBRARY_SIZE = 10 << 20;

    @TempDir
    Path folder;

    @Test
    void isPackagedAndInspectedInAHeapFarSmallerThanItself() throws Exception {
        PackagingFolder service = new PackagingFolder(folder);
        service.write("target/classes/Hello.class", "class");
        for (int i = 0; i < LIBRARIES; i++) {
            library(i);
        }
        Path log = folder.resolve("log.txt");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeApplicationTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(log).hasContent("");
        assertThat(exit).isZero();
        assertThat(folder.resolve("target/serverless/demo.zip").toFile().length())
                .isGreaterThan((long) LIBRARIES * LIBRARY_SIZE);
    }

    private void library(int number) throws IOException {
        byte[] content = new byte[LIBRARY_SIZE];
        new Random(number).nextBytes(content);
        try (OutputStream out = Files.newOutputStream(jar(folder, number));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            zip.putNextEntry(new ZipEntry("data" + number));
            zip.write(content);
        }
    }

    private static Path jar(Path folder, int number) {
        return folder.resolve("library" + number + ".jar");
    }

    /**
     * Packages and inspects the application, in the process with the small heap.
     *
     * @param arguments the service's folder
     */
    public static void main(String[] arguments) {
        PackagingFolder service = new PackagingFolder(Path.of(arguments[0]));
        List<RuntimeDependency> libraries = new ArrayList<>();
        for (int i = 0; i < LIBRARIES; i++) {
            boolean rebuilt = i % 2 == 0;
            libraries.add(
                    new RuntimeDependency("g", "library" + i, "1.0", Optional.empty(), jar(service.path, i), rebuilt));
        }
        FakeModules modules =
                new FakeModules(Optional.of(service.module(".", libraries.toArray(RuntimeDependency[]::new))));
        Artifact code = PackagingFolder.packaged(
                        service.workspace(),
                        modules,
                        "service: demo\nprovider: {runtime: java21}\nfunctions: {hello: {handler: h}}\n")
                .get("hello");
        new PackageInspection(Optional.empty(), List.of(), new Diagnostics())
                .inspect(List.of(new InspectedFunction(
                        "Hello", "java21", "x86_64", "", Optional.empty(), code.file(), List.of(), false, Set.of())));
    }
}
