/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.Effect;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceTest {

    @Test
    void thePageOfPropertiesIsUpToDate() throws IOException {
        assertUpToDate("configuration.md", ReferencePages.configuration());
    }

    @Test
    void thePageOfDiagnosticsIsUpToDate() throws IOException {
        assertUpToDate("diagnostics.md", ReferencePages.diagnostics());
    }

    @Test
    void thePageOfGoalsIsUpToDate() throws Exception {
        assertUpToDate("goals.md", ReferencePages.goals());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePageOfAPropertyShowsWhatItsExampleChanges(ReferencePage page) throws IOException {
        assertUpToDate(page.file(), page.text());
    }

    @Test
    void everyPageOfAPropertyBelongsToOne() throws IOException {
        Path reference = Path.of("docs/reference");
        try (Stream<Path> files = Files.walk(reference, 2)) {
            assertThat(files.filter(file -> reference.relativize(file).getNameCount() == 2)
                            .map(file -> reference.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(
                            pages().stream().map(ReferencePage::file).toList());
        }
    }

    static List<ReferencePage> pages() {
        return PropertyPages.all();
    }

    @Test
    void everyDiagnosticHasACodeOfItsOwn() {
        assertThat(ReferencePages.codes())
                .extracting(DiagnosticCode::name)
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    @Test
    void everyGoalDeclaresTheKeysThatHaveAnEffectAndOneTheOthers() throws Exception {
        Map<String, Set<String>> elements = ReferencePages.elementsOfTheService();
        assertThat(elements)
                .isNotEmpty()
                .allSatisfy((goal, declared) -> assertThat(declared)
                        .as("parameters of the goal " + goal)
                        .containsExactlyInAnyOrderElementsOf(keys(goal.equals("validate"))));
    }

    private static List<String> keys(boolean all) {
        return StandardFeatures.schema().root().properties().stream()
                .filter(property -> all || property.effect() instanceof Effect.Full<?>)
                .map(Property::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("properties")
    void theExampleOfEveryPropertyIsLegal(Property<?> property) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode.Mapping tree = (ConfigNode.Mapping) new YamlReader(diagnostics)
                .read(property.name() + ": " + property.example(), "example")
                .orElseThrow();
        property.type().bind(tree.get(property.name()).orElseThrow(), new Binding(property.name(), diagnostics));
        assertThat(diagnostics.errors())
                .extracting(problem -> problem.code().name())
                .isEmpty();
        assertThat(property.doc()).endsWith(".").hasSizeGreaterThan(10);
    }

    static List<Property<?>> properties() {
        return below(StandardFeatures.schema().root()).toList();
    }

    private static Stream<Property<?>> below(ObjectSchema schema) {
        return schema.properties().stream()
                .flatMap(property -> Stream.concat(
                        Stream.of(property), property.type().section().stream().flatMap(ReferenceTest::below)));
    }

    private static void assertUpToDate(String name, String page) throws IOException {
        Path file = Path.of("docs/reference").resolve(name);
        if (System.getProperty("serverless.update") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, page);
        }
        assertThat(page).as("run mvn test -Dserverless.update").isEqualTo(Files.readString(file));
    }
}
