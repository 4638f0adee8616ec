/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What osls added to Serverless 3 gives the template that osls gives: {@code osls/templates.json}, recorded by {@code osls/record.mjs}
 * of {@code osls/services.yml}.
 */
class OslsTest {

    private static final Path FOLDER = Path.of("src/test/resources/osls");

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("services")
    void theTemplateIsThatOfOslsButForKnownDifferences(ConformanceCase service) throws IOException {
        Value.Mapping recorded = recordings().section(service.name());
        assertThat(recorded.text("service"))
                .as("recorded as it is: node %s", FOLDER.resolve("record.mjs"))
                .hasValue(service.files().get(ConformanceCase.CONFIGURATION).replaceAll("(?m)^#.*\n", ""));
        List<String> differences = TemplateComparison.differences(
                recorded.section("template"), PackagedFolder.templateOf(service, folder));
        assertThat(service.known().unexpected(differences)).isEmpty();
        assertThat(service.known().obsolete(differences)).isEmpty();
    }

    static List<ConformanceCase> services() throws IOException {
        return ConformanceCase.documents("osls", Files.readString(FOLDER.resolve("services.yml")));
    }

    private static Value.Mapping recordings() throws IOException {
        Path file = FOLDER.resolve("templates.json");
        return (Value.Mapping) Json.parse(Files.readString(file), file.toString());
    }
}
