/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseNameTest {

    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource({
        "public.ecr.aws/lambda/java:21, public.ecr.aws, lambda/java, 21",
        "amazoncorretto:21-al2023, registry-1.docker.io, library/amazoncorretto, 21-al2023",
        "eclipse-temurin, registry-1.docker.io, library/eclipse-temurin, latest",
        "docker.io/library/alpine:3, registry-1.docker.io, library/alpine, 3",
        "index.docker.io/me/app, registry-1.docker.io, me/app, latest",
        "localhost/app:1, localhost, app, 1",
        "localhost:5000/a/b/c, localhost:5000, a/b/c, latest",
        "127.0.0.1:5000/app:v1.2_x-y, 127.0.0.1:5000, app, v1.2_x-y",
        "registry:443/app, registry:443, app, latest",
        "team/base__x-y.z, registry-1.docker.io, team/base__x-y.z, latest",
        "123456789012.dkr.ecr.eu-central-1.amazonaws.com/base, 123456789012.dkr.ecr.eu-central-1.amazonaws.com, base, latest"
    })
    void aNameHasARegistryARepositoryAndATag(String text, String registry, String repository, String reference) {
        assertThat(BaseName.parse(text)).isEqualTo(new BaseName(text, registry, repository, reference));
    }

    @Test
    void aDigestTakesPrecedenceOverATag() {
        assertThat(BaseName.parse("example.com/app:1@" + DIGEST).reference()).isEqualTo(DIGEST);
        assertThat(BaseName.parse("example.com/app@" + DIGEST).neverChanges()).isTrue();
        assertThat(BaseName.parse("example.com/app:1").neverChanges()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "App",
                "a//b",
                "/a",
                "a/",
                "a:",
                "a:b:c",
                "a@sha256:12",
                "a@md5:12",
                "https://example.com/a",
                "a b",
                "-a",
                "example.com/",
                "example.com:x/a",
                "ä"
            })
    void whatDockerDoesNotTakeIsRefused(String text) {
        assertThatThrownBy(() -> BaseName.parse(text))
                .isInstanceOf(ImageException.class)
                .hasMessage("\"" + text + "\" is not a name of a base image.");
    }

    @Test
    void aLoginOfDockerHubMayHaveAnyOfItsNames() {
        assertThat(BaseName.parse("alpine").loginIds()).contains("docker.io", "registry-1.docker.io");
        assertThat(BaseName.parse("example.com/a").loginIds()).containsExactly("example.com");
    }
}
