/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md walks through exists. */
class ContributingTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern CLASS = Pattern.compile("`(?:[a-z]+\\.)*([A-Z][a-z]\\w+)(?:\\.\\w+)?`");

    @Test
    void everyLinkedFileExists() throws IOException {
        assertThat(LINK.matcher(text()).results().map(link -> Path.of(link.group(1))))
                .allMatch(Files::exists);
    }

    @Test
    void everyNamedClassExists() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            classes = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
        assertThat(CLASS.matcher(text()).results().map(name -> name.group(1)))
                .isNotEmpty()
                .allMatch(classes::contains);
    }

    private static String text() throws IOException {
        return Files.readString(Path.of("CONTRIBUTING.md"));
    }
}
