/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Sha256;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Programs for JVMs of their own as the Maven of this machine finds them; once for each build. */
final class MavenPrograms {

    private static final Path FOLDER = Path.of("target/programs").toAbsolutePath();

    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:";

    private MavenPrograms() {}

    /** Their jars, with those that they need. */
    static List<Path> resolve(List<String> coordinates, List<String> exclusions) {
        assertThat(coordinates)
                .as("the license of DynamoDB Local demands an AWS account, which tests do not have")
                .noneMatch(each -> each.contains("DynamoDBLocal"));
        Path folder =
                FOLDER.resolve(Sha256.of(coordinates + " " + exclusions).hex().substring(0, 12));
        Path classPath = folder.resolve("class-path.txt");
        try {
            if (!Files.exists(classPath)) {
                run(folder, coordinates, exclusions, classPath);
            }
            return Stream.of(Files.readString(classPath).strip().split(File.pathSeparator))
                    .map(Path::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void run(Path folder, List<String> coordinates, List<String> exclusions, Path classPath)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path pom = Files.writeString(folder.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>local</groupId>
                  <artifactId>programs</artifactId>
                  <version>1</version>
                  <dependencies>%s</dependencies>
                </project>
                """.formatted(
                coordinates.stream().map(each -> dependency(each, exclusions)).collect(Collectors.joining())));
        run(List.of(
                "-f",
                pom.toString(),
                PLUGIN + "build-classpath",
                "-DincludeScope=runtime",
                "-Dmdep.outputFile=" + classPath));
    }

    /** The POM of a program, of which nothing else is fetched. */
    static String pom(String coordinates) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(FOLDER);
        run(List.of(
                PLUGIN + "copy",
                "-Dartifact=" + coordinates + ":pom",
                "-Dmdep.useBaseVersion=true",
                "-DoutputDirectory=" + folder));
        String[] parts = coordinates.split(":", -1);
        return Files.readString(folder.resolve(parts[1] + "-" + parts[2] + ".pom"));
    }

    private static void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(maven(), "-q", "-B"));
        command.addAll(arguments);
        String repository = System.getProperty("serverless.test.userRepository");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        Process maven = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = maven.inputReader().lines().collect(Collectors.joining("\n"));
        assertThat(maven.waitFor()).as(output).isZero();
    }

    private static String maven() {
        String home = System.getProperty("serverless.test.maven");
        return home == null ? "mvn" : Path.of(home, "bin", "mvn").toString();
    }

    private static String dependency(String coordinates, List<String> exclusions) {
        String[] parts = coordinates.split(":", -1);
        return "<dependency><groupId>" + parts[0] + "</groupId><artifactId>" + parts[1] + "</artifactId><version>"
                + parts[2] + "</version><exclusions>"
                + exclusions.stream()
                        .map(each -> each.split(":", 2))
                        .map(each -> "<exclusion><groupId>" + each[0] + "</groupId><artifactId>" + each[1]
                                + "</artifactId></exclusion>")
                        .collect(Collectors.joining())
                + "</exclusions></dependency>";
    }
}
