/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.PluginRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn install} leaves of the plugin is all that Maven needs to run it offline. */
class InstalledPluginIT {

    private static final String PLUGIN = "io/github/serverlessmaven/serverless-maven-plugin";

    /** What Maven 3 adds to each plugin that lacks it, such as to Surefire, so that every build has brought it. */
    private static final String ADDED_BY_MAVEN = "org/codehaus/plexus/plexus-utils/1.1/plexus-utils-1.1.jar";

    @TempDir
    Path folder;

    private Path repository;

    @BeforeEach
    void installNothingElse() throws IOException {
        repository = folder.resolve("repository");
        Path installed = Path.of(System.getProperty("serverless.test.repository"));
        try (Stream<Path> files = Files.walk(installed.resolve(PLUGIN))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                copy(installed, file);
            }
        }
        Path user = Path.of(System.getProperty("serverless.test.userRepository"));
        copy(user, user.resolve(ADDED_BY_MAVEN));
    }

    private void copy(Path from, Path file) throws IOException {
        Path copy = repository.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
    }

    @Test
    void goalsRunOfflineInARepositoryThatHoldsThePluginOnly() throws Exception {
        Path service = Files.createDirectory(folder.resolve("sërvice"));
        Files.writeString(service.resolve("index.js"), "exports.handler = async () => 'Hello'\n");
        Files.writeString(
                service.resolve("serverless.yml"),
                "service: hello\nprovider: {name: aws, runtime: nodejs22.x}\nfunctions: {f: {handler: index.handler}}\n");
        offline(service, "help");
        assertThat(offline(service, "print")).contains("service: hello");
        offline(service, "package");
        assertThat(service.resolve("target/serverless/template.json")).exists();
        try (Stream<Path> files = Files.walk(repository)) {
            assertThat(files.filter(file -> file.toString().endsWith(".jar")))
                    .allMatch(file -> file.endsWith(ADDED_BY_MAVEN)
                            || file.getParent().getParent().endsWith(PLUGIN));
        }
    }

    private String offline(Path service, String goal) throws IOException, InterruptedException {
        return PluginRun.in(service).goal(goal, "-o", "-Dmaven.repo.local=" + repository);
    }
}
