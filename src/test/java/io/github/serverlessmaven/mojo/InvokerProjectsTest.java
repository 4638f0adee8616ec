/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The projects of {@code src/it}: one that the build does not name would never run, and nobody would notice. */
class InvokerProjectsTest {

    @Test
    void everyProjectWithoutAPomIsNamedInTheBuild() throws IOException {
        String build = Files.readString(Path.of("pom.xml"));
        try (Stream<Path> projects = Files.list(Path.of("src", "it"))) {
            List<String> withoutPom = projects.filter(project -> Files.exists(project.resolve("invoker.properties")))
                    .filter(project -> Files.notExists(project.resolve("pom.xml")))
                    .map(project -> project.getFileName().toString())
                    .sorted()
                    .toList();
            assertThat(withoutPom)
                    .isNotEmpty()
                    .allSatisfy(project -> assertThat(build).contains("<pomInclude>" + project + "</pomInclude>"));
        }
    }
}
