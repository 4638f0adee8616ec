/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourceTest {

    @TempDir
    Path folder;

    private final Variables variables = new Variables();

    @BeforeEach
    void useTheFolder() {
        variables.directory = folder.resolve("service");
    }

    @Test
    void yamlAndJsonFilesAreReadAsTrees() {
        write("a.yml", "b: [1, {c: x}]");
        write("sub/a.yaml", "b: 2");
        write("a.json", "{\"b\": 3}");
        write("a.tfstate", "{\"b\": 4}");
        assertThat(
                        variables.resolveX(
                                "x: ['${file(a.yml):b.1.c}', '${file(./sub/a.yaml)}', '${file(a.json):b}', '${file(a.tfstate):b}']"))
                .isEqualTo("[\"x\", {b: 2}, 3, 4]");
    }

    @Test
    void otherFilesAreTextWithItsLastLineFeed() {
        write("a.txt", "n is ${self:custom.n}\n");
        write("b", "ü");
        assertThat(variables.resolveX("n: 5", "x: ['${file(a.txt)}', '${file(b)}', \"${file(b):key, 'no'}\"]"))
                .isEqualTo("[\"n is 5\n\", \"ü\", \"no\"]");
    }

    @Test
    void aScriptThatIsMissingIsNotAskedFor() {
        variables.resolve("x: ${file(none.js)}");
        assertThat(variables.diagnostics.errors())
                .singleElement()
                .satisfies(diagnostic ->
                        assertThat(diagnostic.remedy()).startsWith("Put its values into a .yml or .json file"));
    }

    @Test
    void valuesKeepTheirPlaceInTheFile() {
        write("sub/a.yml", "\n  b: 1");
        ConfigNode.Mapping resolved = variables.resolve("x: ${file(sub/a.yml):b}");
        assertThat(Variables.at(resolved, "x").location()).contains(new Location("sub/a.yml", 2, 6));
    }

    @Test
    void pathsMayHoldVariablesAndQuotes() {
        write("a,b.yml", "c: 1");
        assertThat(variables.resolveX("n: a,b", "x: ['${file(./${self:custom.n}.yml):c}', '${file(\"a,b.yml\"):c}']"))
                .isEqualTo("[1, 1]");
    }

    @Test
    void selfInAFileIsTheConfigurationOfTheService() {
        write(
                "custom.yml",
                "stage: dev\nname: x-${self:custom.stage}\ntable: {name: '${self:custom.name}-t'}\ndeep: ${file(deep.yml)}");
        write("deep.yml", "y: ${self:custom.table.name}");
        assertThat(Yaml.line(variables.resolve("custom: ${file(custom.yml)}\nservice: ${self:custom.deep.y}")))
                .isEqualTo(
                        "{custom: {stage: \"dev\", name: \"x-dev\", table: {name: \"x-dev-t\"}, deep: {y: \"x-dev-t\"}},"
                                + " service: \"x-dev-t\"}");
        assertThat(variables.problems()).isEmpty();
    }

    @Test
    void problemsInAFileTellWhereTheyAreWrittenAndUsed() {
        write("a.yml", "b:\n  c: ${opt:none}");
        variables.resolve("functions:\n  hello:\n    environment: ${file(a.yml):b}");
        assertThat(variables.diagnostics.errors()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.location()).contains(new Location("a.yml", 2, 6));
            assertThat(diagnostic.path()).isEqualTo("functions.hello.environment.c");
            assertThat(diagnostic.problem())
                    .isEqualTo("there is no value for ${opt:none} (used at serverless.yml:3:18)");
        });
    }

    @Test
    void problemsBehindAFileTellTheNearestUseAndTheFirst() {
        write("a.yml", "b: ${file(c.yml)}");
        write("c.yml", "d: ${self:custom.e}");
        variables.resolve("functions: ${file(a.yml)}\ncustom:\n  e: ${opt:none}");
        assertThat(variables.problems())
                .containsExactly("3 custom.e VARIABLE_VALUE_MISSING there is no value for ${opt:none}"
                        + " (used at c.yml:1:4, which is used at serverless.yml:1:12)");
    }

    @Test
    void brokenYamlTellsWhereTheFileIsUsed() {
        write("bad.yml", "a: [");
        variables.resolve("x: ${file(bad.yml):a}");
        assertThat(variables.diagnostics.errors())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.problem()).endsWith(" (used at serverless.yml:1:4)"));
    }

    @Test
    void pathsInAFileAreRelativeToTheServiceAndNotToTheFile() {
        write("config/other.yml", "runtime: nodejs22.x");
        write("config/all.yml", "runtime: ${file(config/other.yml):runtime}");
        assertThat(variables.resolveX("x: ${file(config/all.yml):runtime}")).isEqualTo("\"nodejs22.x\"");
        write("config/bad.yml", "runtime: ${file(other.yml):runtime}");
        variables.resolve("x: ${file(config/bad.yml):runtime}");
        assertThat(variables.diagnostics.errors()).singleElement().satisfies(problem -> {
            assertThat(problem.problem()).contains("there is no value for ${file(other.yml):runtime}");
            assertThat(problem.remedy()).contains("Create other.yml (paths are relative to the service directory)");
        });
    }

    @Test
    void aFileIsReadByItsAbsolutePath() {
        write("größe.json", "{\"b\": 3}");
        String path = variables.directory.resolve("größe.json").toAbsolutePath().toString();
        assertThat(variables.resolveX("x: ${file(" + path + "):b}")).isEqualTo("3");
        variables.resolve("x: ${file(" + path + "x)}");
        assertThat(variables.diagnostics.errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.remedy()).contains("größe.jsonx"));
    }

    @Test
    void aMissingFileMovesOnToTheFallback() {
        write("a.yml", "b: null");
        assertThat(variables.resolveX("x: ${file(none.yml), file(none.js):a, file(a.yml):c, file(a.yml):b, 'last'}"))
                .isEqualTo("\"last\"");
    }

    @Test
    void aMissingFileOrAddressWithoutFallbackIsReported() {
        write("a.yml", "b: 1");
        variables.resolve("x: ${file(sub/none.yml)}\ny: ${file(a.yml):c}");
        assertThat(variables.diagnostics.errors())
                .extracting(Diagnostic::problem, Diagnostic::remedy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "there is no value for ${file(sub/none.yml)}",
                                "Create sub/none.yml (paths are relative to the service directory), or add a fallback, as in"
                                        + " ${file(./settings.yml):name, 'value'}."),
                        org.assertj.core.groups.Tuple.tuple(
                                "there is no value for ${file(a.yml):c}",
                                "Check the address in a.yml, or add a fallback, as in ${file(./settings.yml):name, 'value'}."));
    }

    @Test
    void brokenYamlIsReportedOnceWithItsPlace() {
        write("bad.yml", "a: [");
        variables.resolve("x: ${file(bad.yml):a, 'no'}\ny: ${file(bad.yml):b}");
        assertThat(variables.diagnostics.errors()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(Yaml.BROKEN);
            assertThat(diagnostic.location()).contains(new Location("bad.yml", 1, 5));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"js", "cjs", "mjs", "ts", "JS"})
    void javaScriptIsNotSupported(String extension) {
        write("a." + extension, "module.exports = {}");
        variables.resolve("x: ${file(a." + extension + "):b, 'no'}");
        assertThat(variables.diagnostics.errors()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(FileSource.UNSUPPORTED);
            assertThat(diagnostic.problem())
                    .isEqualTo("a." + extension + " is not supported, because this plugin runs no JavaScript");
            assertThat(diagnostic.remedy()).startsWith("Put its values into a .yml or .json file");
        });
    }

    @Test
    void filesOutsideTheServiceDirectoryAreReadOnlyIfAllowed() {
        write("../outside.yml", "a: 1");
        variables.resolve("x: ${file(../outside.yml):a, 'no'}");
        variables.resolve("x: ${file(sub/../../outside.yml):a}");
        assertThat(variables.problems())
                .containsExactly(
                        "1 x VARIABLE_FILE_OUTSIDE the file ../outside.yml is outside the service directory",
                        "1 x VARIABLE_FILE_OUTSIDE the file sub/../../outside.yml is outside the service directory");
        variables.outsideFiles = true;
        ConfigNode.Mapping resolved = variables.resolve("x: ${file(../outside.yml):a}");
        assertThat(Variables.at(resolved, "x"))
                .isEqualTo(new ConfigNode.Scalar(
                        "1", ConfigNode.ScalarType.INTEGER, Optional.of(new Location("../outside.yml", 1, 4))));
    }

    @Test
    void linksOutOfTheServiceDirectoryAreFollowedOnlyIfAllowed() throws IOException {
        write("../secrets/outside.yml", "a: 1");
        write("inside.yml", "a: 2");
        Path outside = variables.directory.resolve("../secrets").toRealPath();
        Files.createSymbolicLink(variables.directory.resolve("file.yml"), outside.resolve("outside.yml"));
        Files.createSymbolicLink(variables.directory.resolve("folder"), outside);
        Files.createSymbolicLink(variables.directory.resolve("same.yml"), Path.of("inside.yml"));
        variables.resolve("x: ${file(file.yml):a, 'no'}\ny: ${file(folder/outside.yml)}\nz: ${file(same.yml):a}");
        assertThat(variables.problems())
                .containsExactly(
                        "1 x VARIABLE_FILE_OUTSIDE the file file.yml is a link to " + outside.resolve("outside.yml")
                                + ", outside the service directory",
                        "2 y VARIABLE_FILE_OUTSIDE the file folder/outside.yml is a link to "
                                + outside.resolve("outside.yml") + ", outside the service directory");
        variables.outsideFiles = true;
        ConfigNode.Mapping resolved = variables.resolve("x: ${file(file.yml):a}");
        assertThat(((ConfigNode.Scalar) Variables.at(resolved, "x")).text()).isEqualTo("1");
    }

    @Test
    void whatIsNoReadableTextIsReported() throws IOException {
        write("sub/a.txt", "");
        Files.write(variables.directory.resolve("latin"), "ü".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(variables.directory.resolve("big"), new byte[(4 << 20) + 1]);
        variables.resolve(
                "a: ${file(sub)}\nb: ${file(latin)}\nc: ${file(big)}\nd: ${file(.)}\ne: ${file()}\nf: ${file(\"\\u0000\")}");
        assertThat(variables.problems())
                .containsExactly(
                        "1 a VARIABLE_FILE_UNREADABLE sub is a folder",
                        "2 b VARIABLE_FILE_UNREADABLE latin cannot be read (MalformedInputException)",
                        "3 c VARIABLE_FILE_UNREADABLE big is larger than 4 MB",
                        "4 d VARIABLE_FILE_UNREADABLE . is a folder",
                        "5 e VARIABLE_ARGUMENTS the \"file\" variable needs one parameter, but has 0",
                        "6 f VARIABLE_ARGUMENTS \"\uFFFD\" is not a path of a file");
    }

    @Test
    void aFileThatHoldsItselfIsACycle() {
        write("a.yml", "b: {c: '${file(a.yml)}'}");
        variables.resolve("x: ${file(a.yml)}");
        assertThat(variables.problems())
                .containsExactly(
                        "1 x.b.c VARIABLE_CYCLE this needs its own value: x -> x.b.c -> x (used at serverless.yml:1:4)");
    }

    @Test
    void filesThatRepeatThemselvesEndWithAMessage() {
        for (int i = 0; i < 30; i++) {
            write("f" + i + ".yml", "[" + ("'${file(f" + (i + 1) + ".yml)}', ").repeat(10) + "1]");
        }
        write("f30.yml", "[1, 2]");
        variables.resolve("x: ${file(f0.yml)}");
        assertThat(variables.problems()).singleElement().asString().contains("VARIABLE_TOO_LARGE");
    }

    private void write(String file, String text) {
        try {
            Path path = variables.directory.resolve(file);
            Files.createDirectories(variables.directory);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
