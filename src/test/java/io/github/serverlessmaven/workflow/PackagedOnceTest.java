/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PackagedOnceTest {

    private final FolderBuild build = new FolderBuild(Path.of("shop"));
    private final ServiceModule module = build.service();

    @Test
    void aModuleMayBePackagedTwiceByTheSameExecution() {
        assertThat(PackagedOnce.isTrueOf(build, module)).isFalse();
        PackagedOnce.record(build.boundBy("default"), module);
        PackagedOnce.record(build, module);
        assertThat(PackagedOnce.isTrueOf(build, module)).isTrue();
    }

    @Test
    void aSecondExecutionDoesNotReplaceWhatTheFirstPackaged() {
        PackagedOnce.record(build.boundBy("orders"), module);
        build.boundBy("payments");
        assertThatThrownBy(() -> PackagedOnce.record(build, module))
                .isInstanceOf(ServerlessException.class)
                .hasMessage("The execution \"payments\" would replace what \"orders\" packaged in "
                        + Path.of("shop/target/serverless") + ".");
    }

    @Test
    void aModuleWhoseClassesChangedIsPackagedAgain() {
        PackagedOnce.record(build.boundBy("default"), module);
        PackagedOnce.forget(build, module);
        assertThat(PackagedOnce.isTrueOf(build, module)).isFalse();
    }
}
