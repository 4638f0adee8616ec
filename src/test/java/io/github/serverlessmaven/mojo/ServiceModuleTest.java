/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.config.XmlElement;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ServiceModuleTest {

    private final ServiceModule module = new ServiceModule(
            new MavenProject(),
            Path.of("shop"),
            Path.of("out"),
            Optional.empty(),
            new XmlElement("configuration", Map.of(), Optional.empty(), List.of(), Optional.empty()));

    @Test
    void aModuleMayBePackagedTwiceByTheSameExecution() {
        assertThat(module.isPackaged()).isFalse();
        module.packagedBy("default");
        module.packagedBy("default");
        assertThat(module.isPackaged()).isTrue();
    }

    @Test
    void aSecondExecutionDoesNotReplaceWhatTheFirstPackaged() {
        module.packagedBy("orders");
        assertThatThrownBy(() -> module.packagedBy("payments"))
                .isInstanceOf(ServerlessException.class)
                .hasMessage("The execution \"payments\" would replace what \"orders\" packaged in out.");
    }
}
