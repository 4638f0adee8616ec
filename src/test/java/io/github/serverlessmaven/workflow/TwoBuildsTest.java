/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds of one module that package it at the same time, such as one of an editor and one of a terminal. */
class TwoBuildsTest {

    private static final int BUILDS = 4;

    @TempDir
    Path folder;

    @Test
    void allOfThemSucceedAndLeaveACompleteFolder() throws Exception {
        Files.writeString(folder.resolve("serverless.yml"), """
                service: shared
                provider: {name: aws, runtime: python3.13, region: eu-central-1}
                functions:
                  hello: {handler: index.handler}
                """);
        Files.writeString(folder.resolve("index.py"), "def handler(event, context): return 1\n");
        CyclicBarrier together = new CyclicBarrier(BUILDS);
        ExecutorService pool = Executors.newFixedThreadPool(BUILDS);
        try {
            List<Callable<Boolean>> builds = new ArrayList<>();
            for (int i = 0; i < BUILDS; i++) {
                builds.add(() -> {
                    together.await();
                    return packagedAndRead();
                });
            }
            for (Future<Boolean> build : pool.invokeAll(builds)) {
                assertThat(build.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** What {@code deploy} does with the folder before it uploads anything. */
    private boolean packagedAndRead() {
        FolderBuild build = new FolderBuild(folder);
        PackageService packaging = new PackageService(
                build,
                new LoadService(build),
                new PackagingOptions(true, false, Optional.empty(), Optional.empty(), Optional.empty()));
        ServiceModule module = build.service();
        return packaging.holdingPackages(module, () -> {
            packaging.packageUnlessDone(module);
            return !DeploymentFolder.read(module.output())
                    .manifest()
                    .artifacts()
                    .isEmpty();
        });
    }
}
