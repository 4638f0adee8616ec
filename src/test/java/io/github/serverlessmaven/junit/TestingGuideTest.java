/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guide to tests shows is what the example has, whose build runs it. */
class TestingGuideTest {

    private static final Path EXAMPLE = Path.of("examples/events");

    private static List<String> blocks(String language) throws IOException {
        return Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(Files.readString(Path.of("docs/guides/testing.md")))
                .results()
                .map(block -> withoutIndentation(block.group(1)))
                .toList();
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).reduce("", (before, line) -> before + line + "\n");
    }

    @Test
    void itsTestsAreThoseOfTheExample() throws IOException {
        String tests =
                withoutIndentation(Files.readString(EXAMPLE.resolve("src/test/java/com/example/EventsTest.java")));
        assertThat(blocks("java").subList(0, 2))
                .allSatisfy(block -> assertThat(tests).contains(block));
    }

    @Test
    void itsSetUpIsThatOfTheExample() throws IOException {
        String pom = withoutIndentation(Files.readString(EXAMPLE.resolve("pom.xml")));
        assertThat(blocks("xml").subList(0, 2))
                .allSatisfy(block -> assertThat(pom).contains(block));
    }
}
