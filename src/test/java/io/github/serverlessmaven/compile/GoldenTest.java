/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.Events;
import io.github.serverlessmaven.feature.Feature;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder below {@code golden} holds a configuration and the template it gives. {@code -Dserverless.update} writes the templates
 * anew; the diff is what a change does to users.
 */
class GoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @MethodSource("cases")
    void theTemplateIsTheRecordedOne(String name) throws IOException {
        Path folder = GOLDEN.resolve(name);
        String template = Json.pretty(CompiledService.of(Files.readString(folder.resolve("serverless.yml")))
                .template());
        Path recorded = folder.resolve("template.json");
        if (System.getProperty("serverless.update") != null) {
            Files.writeString(recorded, template);
        }
        assertThat(template).isEqualTo(Files.readString(recorded));
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("features")
    void everyFeatureHasAFolderThatUsesItsProperties(Feature feature) throws IOException {
        assertThatItsFolderUses(feature, feature.properties());
    }

    /** Events as a whole have none: each of their sources has. */
    static List<Feature> features() {
        return StandardFeatures.all().stream()
                .filter(feature -> !(feature instanceof Events))
                .toList();
    }

    @Test
    void everySourceOfEventsHasAFolderThatUsesIt() throws IOException {
        for (EventSource<?> source : StandardFeatures.EVENTS.sources()) {
            assertThatItsFolderUses(source, List.of(source.type()));
        }
    }

    private static void assertThatItsFolderUses(Object declared, List<Property<?>> properties) throws IOException {
        String name = declared.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase();
        String configuration = Files.readString(GOLDEN.resolve(name).resolve("serverless.yml"));
        for (Property<?> property : properties) {
            assertThat(configuration).containsPattern("(?m)^[ -]+" + Pattern.quote(property.name()) + ":");
        }
    }
}
