/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationProblemsTest {

    @TempDir
    Path folder;

    @Test
    void aVariableWithoutAValueHidesNoOtherProblem() throws IOException {
        assertThat(problems("""
                service: orders
                provider:
                  name: aws
                  runtime: java21
                  stage: ${env:NO_STAGE}
                functions:
                  hello:
                    handler: ${env:NO_HANDLER}
                    timeout: 1200
                    vpc: {securityGroupIds: [sg-1], subnetIds: ['${env:NO_SUBNET}']}
                    layers: [a, '${env:NO_LAYER}']
                    environment: {SIZE: '${env:NO_SIZE}', AWS_REGION: eu-central-1}
                  other: {}
                """))
                .extracting(problem -> problem.path() + " " + problem.code())
                .containsExactlyInAnyOrder(
                        "provider.stage VARIABLE_VALUE_MISSING",
                        "functions.hello.handler VARIABLE_VALUE_MISSING",
                        "functions.hello.timeout OUT_OF_RANGE",
                        "functions.hello.vpc.subnetIds.0 VARIABLE_VALUE_MISSING",
                        "functions.hello.layers.1 VARIABLE_VALUE_MISSING",
                        "functions.hello.environment.SIZE VARIABLE_VALUE_MISSING",
                        "functions.hello.environment.AWS_REGION PATTERN_MISMATCH",
                        "functions.other.handler MISSING_HANDLER");
    }

    @Test
    void whatOnlyFollowsFromAMissingValueIsNotReported() throws IOException {
        assertThat(problems("""
                service: ${env:NO_SERVICE}
                provider: ${file(missing.yml)}
                functions: ${file(missing.yml):functions}
                custom: {size: '${env:NO_SIZE}'}
                """)).extracting(problem -> problem.code().name()).containsOnly("VARIABLE_VALUE_MISSING");
    }

    @Test
    void aListInPlaceOfTheProviderIsOneProblemWithARegionOfTheCommandLineToo() throws IOException {
        ServiceOptions region = new ServiceOptions(
                Optional.empty(), Optional.of("eu-central-1"), Optional.empty(), Optional.empty(), false);
        assertThat(problems(new FolderBuild(folder).withOptions(region), """
                service: lists
                provider: [{name: aws}, {stage: qa}]
                functions: {f: {handler: index.handler}}
                """))
                .extracting(Diagnostic::path)
                .containsExactly("provider");
    }

    private List<Diagnostic> problems(String yaml) throws IOException {
        return problems(new FolderBuild(folder), yaml);
    }

    private List<Diagnostic> problems(FolderBuild build, String yaml) throws IOException {
        Files.writeString(folder.resolve("serverless.yml"), yaml);
        InvalidConfigurationException failure =
                catchThrowableOfType(InvalidConfigurationException.class, () -> new LoadService(build).validateAll());
        return failure.errors();
    }
}
