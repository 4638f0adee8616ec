/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.Origins;
import io.github.serverlessmaven.config.SecretValues;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.variable.Resolution;
import io.github.serverlessmaven.workflow.FolderBuild;
import io.github.serverlessmaven.workflow.ServiceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wrong value is told with the place where it was written and with every place that led to it. */
class ValuesFromElsewhereTest {

    @TempDir
    private Path folder;

    @Test
    void aVariableInsideAFileIsNamedWithTheFilesUse() throws IOException {
        write("functions.yml", "hello:\n  handler: a.B\n  timeout: ${self:custom.seconds}\n");
        assertThat(problems("""
                service: orders
                provider: {name: aws, runtime: java21}
                custom:
                  seconds: 1200
                functions: ${file(functions.yml)}
                """))
                .containsExactly(
                        "serverless.yml:4:12 functions.hello.timeout: must be a whole number from 1 to 900, but is 1200"
                                + " (through ${file(functions.yml)} at serverless.yml:5:12,"
                                + " through ${self:custom.seconds} at functions.yml:3:12)");
    }

    @Test
    void everyVariableOfAChainIsNamed() {
        assertThat(problems("""
                service: orders
                provider:
                  name: aws
                  runtime: java21
                  memorySize: ${self:custom.memory}
                custom:
                  memory: ${opt:memory, self:custom.least}
                  least: 64
                """))
                .containsExactly(
                        "serverless.yml:8:10 provider.memorySize: must be a whole number from 128 to 10240, but is 64"
                                + " (through ${self:custom.memory} at serverless.yml:5:15,"
                                + " through ${opt:memory, self:custom.least} at serverless.yml:7:11)");
    }

    @Test
    void aFileInsideAFileIsNamedAndAnAliasInIt() throws IOException {
        write("outer.yml", "hello: ${file(inner.yml):function}\n");
        write("inner.yml", "seconds: &s 0\nfunction:\n  handler: a.B\n  timeout: *s\n");
        assertThat(problems("""
                service: orders
                provider: {name: aws, runtime: java21}
                functions: ${file(outer.yml)}
                """))
                .containsExactly(
                        "inner.yml:1:10 functions.hello.timeout: must be a whole number from 1 to 900, but is 0"
                                + " (through ${file(outer.yml)} at serverless.yml:3:12,"
                                + " through ${file(inner.yml):function} at outer.yml:1:8,"
                                + " through an alias at inner.yml:4:3)");
    }

    @Test
    void aTextThatVariablesArePartOfStandsWhereItIsPutTogether() {
        assertThat(problems("""
                service: orders
                provider: {name: aws, runtime: java21, stage: 'a${self:custom.x}'}
                custom: {x: _b}
                """))
                .containsExactly("serverless.yml:2:47 provider.stage: must be letters, digits and -, but is \"a_b\""
                        + " (through a${self:custom.x})");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private List<String> problems(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        ServiceReader reader = new FolderBuild(folder).reader();
        Mapping written = FolderBuild.parse(yaml, diagnostics).orElseThrow();
        Resolution resolved = reader.resolve(written, new SecretValues(), diagnostics);
        Diagnostics validation = new Diagnostics();
        reader.assemble(resolved.configuration(), validation);
        diagnostics.addAll(validation, Origins.of(written, resolved.configuration(), resolved.targets())::way);
        return diagnostics.errors().stream()
                .map(Diagnostic::render)
                .map(told -> told.substring(0, told.indexOf(" [")))
                .toList();
    }
}
