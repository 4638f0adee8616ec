/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to this machine says of the example that it walks through. */
class LocalWalkTest {

    private static final Path EXAMPLE = Path.of("examples/http-api");

    @TempDir
    Path folder;

    @Test
    void theExampleHasTheClassTheTextAndTheNameOfTheGuide() throws IOException {
        String guide = Files.readString(Path.of("docs/guides/local.md"));
        Matcher source = Pattern.compile("examples/http-api/src/\\S+\\.java").matcher(guide);
        assertThat(source.find()).isTrue();
        assertThat(Files.readString(Path.of(source.group()))).contains("\"open\"");
        assertThat(guide).contains("Reloaded http-api: its classes changed.");
        assertThat(Files.readString(EXAMPLE.resolve("pom.xml"))).contains("<artifactId>http-api</artifactId>");
    }

    @Test
    void theRouteThatTheGuideAddsIsLegal() throws IOException {
        String guide = Files.readString(Path.of("docs/guides/local.md"));
        String block =
                guide.substring(guide.indexOf("```yaml\n") + 8, guide.indexOf("```", guide.indexOf("```yaml") + 7));
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(EXAMPLE.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path configuration = folder.resolve("serverless.yml");
        String before = Files.readString(configuration);
        String without = block.replace("      - httpApi: GET /health\n", "");
        assertThat(before).contains(without);
        Files.writeString(configuration, before.replace(without, block));
        FolderBuild build = new FolderBuild(folder);
        assertThat(new LoadService(build).load(build.service()).service().functions())
                .hasSize(3);
    }
}
