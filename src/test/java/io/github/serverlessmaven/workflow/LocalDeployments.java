/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.local.NoJava;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Deployments of one service to the local target, whose state is in the service's folder. Each use has a build of its own, as a build
 * packages once.
 *
 * @param folder has the configuration
 */
record LocalDeployments(Path folder) {

    FolderBuild build() {
        return new FolderBuild(folder).withLocalTarget(new NoJava());
    }

    Targets targets(FolderBuild build) {
        return new Targets(
                build,
                "local",
                Optional.of(folder.resolve("state")),
                LocalOptions.of(1024, DebugOptions.NONE, false, null));
    }

    static PackageService packaging(FolderBuild build, LoadService services) {
        return new PackageService(
                build,
                services,
                new PackagingOptions(true, false, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Packages the service and deploys it. */
    void deploy() {
        deploy(FunctionOptions.NONE);
    }

    /** Packages the service and deploys functions without their stack. */
    void deploy(FunctionOptions functions) {
        FolderBuild build = build();
        LoadService services = new LoadService(build);
        packaging(build, services).packageAll();
        new DeployService(build, services, targets(build), DeployOptions.NONE, functions, Safeguards.NONE, event -> {})
                .deploy(folder.resolve("target/serverless"));
    }
}
