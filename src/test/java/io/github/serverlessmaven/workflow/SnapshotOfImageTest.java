/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.SystemComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SnapStart of functions with images that Buildah makes of Dockerfiles. */
class SnapshotOfImageTest {

    private static final String WARNING =
            "functions.hello.snapStart: may fail for image \"app\", whose base is not one of AWS's for a language";

    @TempDir
    Path folder;

    @BeforeEach
    void writeService() throws IOException {
        Files.writeString(folder.resolve("serverless.yml"), """
                service: orders
                provider:
                  name: aws
                  region: eu-central-1
                  ecr: {images: {app: {path: .}}}
                functions:
                  hello:
                    image: app
                    snapStart: true
                """);
        Files.writeString(folder.resolve("hello.txt"), "hello");
    }

    @Test
    void anImageOfAnotherBaseWithoutTheLabelIsWarnedOf() throws IOException {
        assertThat(warnings("CMD [\"/hello\"]"))
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .contains(WARNING)
                        .contains("add \"LABEL com.amazonaws.lambda.feature.snapstart=Allow\" to its Dockerfile"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LABEL com.amazonaws.lambda.feature.snapstart=Allow",
                "ENV PATH=/var/lang/bin:/usr/local/bin LAMBDA_RUNTIME_DIR=/var/runtime"
            })
    void aLabelOrABaseOfAwsForALanguageIsEnough(String line) throws IOException {
        assertThat(warnings(line)).isEmpty();
    }

    @Test
    void anotherValueOfTheLabelIsNotEnough() throws IOException {
        assertThat(warnings("LABEL com.amazonaws.lambda.feature.snapstart=Deny"))
                .hasSize(1);
    }

    private List<String> warnings(String line) throws IOException {
        Files.write(folder.resolve("Dockerfile"), List.of("FROM scratch", "COPY hello.txt /hello.txt", line));
        String buildah = SystemComponent.BUILDAH.require().toString();
        FolderBuild build = new FolderBuild(folder).withEnvironment(System.getenv());
        new PackageService(
                        build,
                        new LoadService(build),
                        new PackagingOptions(true, false, Optional.empty(), Optional.of(buildah), Optional.empty()))
                .packageAll();
        return build.lines.stream()
                .filter(logged -> logged.contains("snapStart"))
                .toList();
    }
}
