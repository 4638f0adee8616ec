/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SystemComponentTest {

    @ParameterizedTest
    @EnumSource
    void theBuildOnAFreshMachineInstallsIt(SystemComponent component) throws IOException {
        assertThat(Files.readString(Path.of(".ci/run")).split("[^a-z0-9-]+"))
                .contains(component.packages().split(" "));
    }
}
