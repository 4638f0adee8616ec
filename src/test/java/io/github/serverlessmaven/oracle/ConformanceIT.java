/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.real.PluginRun;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same serverless.yml through Serverless 3 and through the plugin, which a real Maven runs: the templates mean the same. Both deploy
 * the same finished zip, so that even the versions have the same logical ids.
 */
class ConformanceIT {

    private static final Path GOLDEN = Path.of("src/test/resources/golden").toAbsolutePath();
    private static final String ARTIFACT = "\npackage:\n  artifact: code.zip\n";

    private static ServerlessOracle oracle;

    @TempDir
    Path folder;

    @BeforeAll
    static void installTheOracle() throws IOException, InterruptedException {
        oracle = ServerlessOracle.installed();
    }

    @ParameterizedTest
    @MethodSource("services")
    void theTemplateIsThatOfServerlessButForKnownDifferences(String name) throws IOException, InterruptedException {
        write(Files.readString(GOLDEN.resolve(name).resolve("serverless.yml")) + ARTIFACT);
        KnownDifferences known = KnownDifferences.of(GOLDEN.resolve(name));
        List<String> differences = known.isRejectedByServerless()
                ? List.of()
                : TemplateComparison.differences(oracle.template(folder), ours());
        assertThat(known.unexpected(differences)).isEmpty();
        assertThat(known.obsolete(differences)).isEmpty();
    }

    static List<String> services() throws IOException {
        try (Stream<Path> folders = Files.list(GOLDEN)) {
            return folders.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** Keeps the comparison itself honest: the oracle's template has what is known of it. */
    @Test
    void theOracleKnowsTheMinimalService() throws IOException, InterruptedException {
        write("service: demo\nprovider: {name: aws}\nfunctions: {hello: {handler: h.x, runtime: java17}}\n" + ARTIFACT);
        Value.Mapping resources =
                (Value.Mapping) oracle.template(folder).get("Resources").orElseThrow();
        assertThat(resources.entries().keySet())
                .hasSize(6)
                .contains(
                        "ServerlessDeploymentBucket",
                        "ServerlessDeploymentBucketPolicy",
                        "HelloLogGroup",
                        "IamRoleLambdaExecution",
                        "HelloLambdaFunction")
                .anyMatch(id -> id.startsWith("HelloLambdaVersion"));
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("serverless.yml"), yaml);
        Files.writeString(folder.resolve("code.zip"), "any bytes");
    }

    private Value.Mapping ours() throws IOException, InterruptedException {
        PluginRun.in(folder).goal("package");
        Path template = folder.resolve("target/serverless/template.json");
        return (Value.Mapping) Json.parse(Files.readString(template), template.toString());
    }
}
