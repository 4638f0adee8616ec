/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a package says about its imports is what {@link ArchitectureTest} permits. */
class PackageInfoTest {

    private static final String BASE = "java/io/github/serverlessmaven";
    private static final Pattern IMPORTS = Pattern.compile("(?s)\\bImports (.*?)(?:[.;]\\s|\\*/)");
    private static final Pattern PACKAGE = Pattern.compile("\\{@code ([a-z.]+)}");

    static Stream<String> rooms() {
        return ArchitectureTest.MAY_IMPORT.keySet().stream();
    }

    static Stream<String> roomsOfTheLocalTarget() {
        return ArchitectureTest.LOCAL_MAY_IMPORT.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomNamesAllThatItMayImport(String room) throws IOException {
        assertThat(imports(room)).isEqualTo(new TreeSet<>(ArchitectureTest.MAY_IMPORT.get(room)));
    }

    @ParameterizedTest
    @MethodSource("roomsOfTheLocalTarget")
    void aPackageOfTheLocalTargetNamesAllThatItMayImportOfIt(String name) throws IOException {
        Set<String> imports = imports("local." + name);
        List<String> expected = ArchitectureTest.LOCAL_MAY_IMPORT.get(name).stream()
                .map(other -> "local." + other)
                .toList();
        assertThat(imports)
                .filteredOn(other -> other.startsWith("local."))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(ArchitectureTest.MAY_IMPORT.get("local"))
                .containsAll(imports.stream()
                        .filter(other -> !other.startsWith("local."))
                        .toList());
    }

    private static Set<String> imports(String room) throws IOException {
        Path root = Path.of(room.equals("junit") ? "src/junit" : "src/main");
        String text = Files.readString(
                root.resolve(BASE).resolve(room.replace('.', '/')).resolve("package-info.java"));
        Matcher sentence = IMPORTS.matcher(text);
        assertThat(sentence.find())
                .as("package-info of %s says what it imports", room)
                .isTrue();
        return new TreeSet<>(PACKAGE.matcher(sentence.group(1))
                .results()
                .map(found -> found.group(1))
                .toList());
    }
}
