/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.EntryTime;
import io.github.serverlessmaven.artifact.FakeModules;
import io.github.serverlessmaven.artifact.ServicePackager;
import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.InvalidConfigurationException;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong configuration of the table is refused with its place, its path, what was written, what to do, and a code. */
class BadConfigurationsTest {

    private static final Path TABLE = Path.of("src/test/resources/bad-configurations.yml");

    @TempDir
    static Path emptyFolder;

    /**
     * A row of the table.
     *
     * @param title what is wrong
     * @param yaml the configuration
     * @param problems all that is said about it
     * @param lenient what a lenient validation ends with
     * @param differs where that is not what Serverless 3 makes of it, as {@code LenientValidationTest} reads it; may be empty
     */
    record Row(String title, String yaml, String problems, String lenient, String differs) {

        Row renewed() {
            return new Row(title, yaml, said(yaml) + "\n", outcome(yaml, "warn"), differs);
        }

        String write() {
            return "\n- title: " + title + "\n  yaml: |\n" + yaml.indent(4) + "  problems: |\n" + problems.indent(4)
                    + "  lenient: " + lenient + "\n" + (differs.isEmpty() ? "" : "  differs: |\n" + differs.indent(4));
        }

        @Override
        public String toString() {
            return title;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyProblemIsNamed(Row row) {
        assertThat(said(row.yaml()) + "\n").isEqualTo(row.problems()).doesNotStartWith("nothing");
        assertThat(CompiledService.of(row.yaml()).problems())
                .allSatisfy(problem -> assertThat(problem.location()).isPresent())
                .allSatisfy(problem -> assertThat(problem.remedy()).matches("(?s)[A-Z].*[.?]"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aLenientValidationEndsInATemplateOrAnError(Row row) {
        assertThat(outcome(row.yaml(), "warn")).isEqualTo(row.lenient());
        assertThat(outcome(row.yaml(), "off")).isEqualTo(row.lenient());
    }

    /** All that is said about a service: about its configuration, or else while it is packaged in an empty folder and compiled. */
    private static String said(String yaml) {
        CompiledService service = CompiledService.of(yaml);
        if (!service.problems().isEmpty()) {
            return service.rendered();
        }
        try {
            new ServicePackager(
                            new Workspace(emptyFolder, emptyFolder.resolve("out"), false, EntryTime.EARLIEST),
                            new FakeModules(Optional.empty()))
                    .packageAll(service.service());
            service.template();
        } catch (InvalidConfigurationException told) {
            return told.errors().stream()
                    .map(Diagnostic::render)
                    .collect(Collectors.joining("\n"))
                    .replace(emptyFolder.toString(), "/service");
        } catch (ServerlessException told) {
            return told.render().replace(emptyFolder.toString(), "/service");
        }
        return "nothing";
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
        try {
            assertThat(service.template().get("Resources")).isPresent();
            return "template";
        } catch (ServerlessException told) {
            return "error";
        }
    }

    static List<Row> rows() throws IOException {
        String table = Files.readString(TABLE);
        Diagnostics diagnostics = new Diagnostics();
        Optional<ConfigNode> read = new YamlReader(diagnostics).read(table, TABLE.toString());
        diagnostics.throwIfErrors();
        Sequence cases = (Sequence) read.orElseThrow();
        List<Row> rows = cases.items().stream()
                .map(Mapping.class::cast)
                .map(row -> new Row(
                        text(row, "title"),
                        text(row, "yaml"),
                        text(row, "problems"),
                        text(row, "lenient"),
                        text(row, "differs")))
                .toList();
        if (System.getProperty("serverless.update") != null) {
            rows = rows.stream().map(Row::renewed).toList();
            String heading = table.lines().findFirst().orElseThrow() + "\n";
            Files.writeString(TABLE, heading + rows.stream().map(Row::write).collect(Collectors.joining()));
        }
        return rows;
    }

    private static String text(Mapping row, String key) {
        return row.get(key).map(Scalar.class::cast).map(Scalar::text).orElse("");
    }
}
