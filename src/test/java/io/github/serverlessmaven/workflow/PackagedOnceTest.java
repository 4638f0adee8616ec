/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void aModuleWhosePackagingFailedIsNotPackaged(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("serverless.yml"),
                "service: hello\nprovider:\n  name: aws\n  runtime: nodejs22.x\nfunctions:\n  hello:\n    handler: missing.handler\n");
        FolderBuild failing = new FolderBuild(folder).boundBy("default");
        PackageService packaging = new PackageService(
                failing,
                new LoadService(failing),
                new PackagingOptions(true, false, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThatThrownBy(packaging::packageAll)
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("is left for the package");
        assertThat(PackagedOnce.isTrueOf(failing, failing.service())).isFalse();
    }

    @Test
    void aModuleWhoseClassesChangedIsPackagedAgain() {
        PackagedOnce.record(build.boundBy("default"), module);
        PackagedOnce.forget(build, module);
        assertThat(PackagedOnce.isTrueOf(build, module)).isFalse();
    }
}
