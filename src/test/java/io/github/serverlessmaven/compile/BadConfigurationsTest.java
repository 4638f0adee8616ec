/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong configuration of the table is refused with its place, its path, what was written, what to do, and a code. */
class BadConfigurationsTest {

    private static final Path TABLE = Path.of("src/test/resources/bad-configurations.yml");

    /**
     * A row of the table.
     *
     * @param title what is wrong
     * @param yaml the configuration
     * @param problems all that is said about it
     * @param lenient what a lenient validation ends with
     */
    record Row(String title, String yaml, String problems, String lenient) {

        static Row of(String title, String yaml) {
            return new Row(title, yaml, CompiledService.of(yaml).rendered() + "\n", outcome(yaml, "warn"));
        }

        String write() {
            return "\n- title: " + title + "\n  yaml: |\n" + yaml.indent(4) + "  problems: |\n" + problems.indent(4)
                    + "  lenient: " + lenient + "\n";
        }

        @Override
        public String toString() {
            return title;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyProblemIsNamed(Row row) {
        CompiledService service = CompiledService.of(row.yaml());
        assertThat(service.rendered() + "\n").isEqualTo(row.problems());
        assertThat(service.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.location()).isPresent())
                .allSatisfy(problem -> assertThat(problem.remedy()).matches("(?s)[A-Z].*[.?]"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aLenientValidationEndsInATemplateOrAnError(Row row) {
        assertThat(outcome(row.yaml(), "warn")).isEqualTo(row.lenient());
        assertThat(outcome(row.yaml(), "off")).isEqualTo(row.lenient());
    }

    /** {@code "error"}, or {@code "template"} if there is one in spite of the problem. */
    private static String outcome(String yaml, String mode) {
        if (yaml.contains("configValidationMode")) {
            return "error";
        }
        CompiledService service = CompiledService.of(yaml + "configValidationMode: " + mode + "\n");
        if (!service.problems().isEmpty()) {
            return "error";
        }
        assertThat(service.template().get("Resources")).isPresent();
        return "template";
    }

    static List<Row> rows() throws IOException {
        String table = Files.readString(TABLE);
        Diagnostics diagnostics = new Diagnostics();
        Optional<ConfigNode> read = new YamlReader(diagnostics).read(table, TABLE.toString());
        diagnostics.throwIfErrors();
        Sequence cases = (Sequence) read.orElseThrow();
        List<Row> rows = cases.items().stream()
                .map(Mapping.class::cast)
                .map(row -> new Row(text(row, "title"), text(row, "yaml"), text(row, "problems"), text(row, "lenient")))
                .toList();
        if (System.getProperty("serverless.update") != null) {
            rows = rows.stream().map(row -> Row.of(row.title(), row.yaml())).toList();
            String heading = table.lines().findFirst().orElseThrow() + "\n";
            Files.writeString(TABLE, heading + rows.stream().map(Row::write).collect(Collectors.joining()));
        }
        return rows;
    }

    private static String text(Mapping row, String key) {
        return row.get(key).map(Scalar.class::cast).map(Scalar::text).orElse("");
    }
}
