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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opentest4j.TestAbortedException;

class SystemComponentTest {

    @TempDir
    Path folder;

    /** What a test does that needs components: run in a process with a {@code PATH} of its own. */
    static final class Needing {

        public static void main(String[] components) {
            try {
                SystemComponent.require(
                        Stream.of(components).map(SystemComponent::valueOf).toArray(SystemComponent[]::new));
                System.out.println("present");
            } catch (TestAbortedException skipped) {
                System.out.println("skipped: " + skipped.getMessage());
            } catch (AssertionError failed) {
                System.out.println("failed: " + failed.getMessage());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBuildOnAFreshMachineInstallsIt(SystemComponent component) throws IOException {
        assertThat(Files.readString(Path.of(".ci/run")).split("[^a-z0-9-]+"))
                .contains(component.packages().split(" "));
    }

    @Test
    void aTestIsSkippedWithoutAComponentAndTheEndOfTheBuildSaysHowToInstallIt() throws Exception {
        assertThat(run(false, Needing.class, "CURL", "BUILDAH"))
                .isEqualTo("skipped: curl, buildah is missing, which this test needs\n");
        run(false, Needing.class, "BUILDAH");

        assertThat(run(false, SystemComponent.class))
                .isEqualTo(
                        "Tests were skipped, as these are not installed: curl, buildah. To run all tests, install them with:\n"
                                + "  sudo apt-get install -y curl buildah\n");
    }

    @Test
    void inContinuousIntegrationATestFailsWithoutAComponent() throws Exception {
        assertThat(run(true, Needing.class, "NODE")).startsWith("failed: Node.js is missing");
    }

    @Test
    void nothingIsSaidOfAComponentThatIsThere() throws Exception {
        run(false, Needing.class, "SKOPEO");
        program("skopeo");

        assertThat(run(false, Needing.class, "SKOPEO")).isEqualTo("present\n");
        assertThat(run(false, SystemComponent.class)).isEmpty();
    }

    @Test
    void pythonWithoutItsPackageOfEnvironmentsIsMissing() throws Exception {
        program("python3", "exit 1");

        assertThat(run(false, Needing.class, "PYTHON")).startsWith("skipped: Python 3 with venv is missing");
        assertThat(run(false, SystemComponent.class)).contains("sudo apt-get install -y python3 python3-venv\n");
    }

    private void program(String name, String... lines) throws IOException {
        Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String run(boolean ci, Class<?> main, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder java =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        java.environment().put("PATH", folder.resolve("bin").toString());
        java.environment().put("CI", Boolean.toString(ci));
        Process process = java.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((left, right) -> left + File.pathSeparator + right)
                .orElseThrow();
    }
}
