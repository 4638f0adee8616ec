/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.toolchain.RequirementMatcherFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenJavaPlatformTest {

    @ParameterizedTest
    @CsvSource({
        "21,21,true",
        "21,21.0.2,true",
        "21,17.0.9,false",
        "21,22,false",
        "8,1.8,true",
        "8,8,true",
        "17,1.8,false"
    })
    void aToolchainOfAnyVersionOfTheReleaseFits(int release, String version, boolean fits) {
        assertThat(MavenJavaPlatform.versions(release))
                .extracting(RequirementMatcherFactory.createVersionMatcher(version)::matches)
                .matches(matches -> matches.contains(true) == fits);
    }
}
