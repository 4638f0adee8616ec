/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.aws.AwsAccess;
import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.deploy.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.LocalSettings;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What the goals share that work on a target: AWS, or this machine. */
abstract class AbstractTargetMojo extends AbstractServerlessMojo {

    @Inject
    private RepositorySystem repositories;

    @Inject
    private ToolchainManager toolchains;

    /**
     * Where stacks and functions live: <code>aws</code>, or <code>local</code> for this machine, which needs neither an account nor a
     * network.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.target", defaultValue = "aws")
    private String target;

    /**
     * The folder of everything that is deployed to the local target. Without it <code>serverless-local</code> beside the packages, so
     * that <code>mvn clean</code> deletes it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.localState")
    private @Nullable File localState;

    /** The target of a service. */
    Target target(ServiceModule module, Service service) {
        return target(module.output(), service.region(), service.provider().get(ServiceSchema.PROFILE));
    }

    /**
     * The target of packages.
     *
     * @param packages their folder
     * @param region the region of the configuration
     * @param profile the profile of the configuration
     * @throws ServerlessException if there is no such target, or it is AWS and Maven works offline
     */
    Target target(Path packages, Optional<String> region, Optional<String> profile) {
        return isLocal() ? local(packages, region) : new AwsAccess(connection().settings(region, profile));
    }

    /** Whether this machine is the target. */
    boolean isLocal() {
        if (!target.equals("local") && !target.equals("aws")) {
            throw new ServerlessException(
                    "serverless.target must be aws or local, but is " + target + ".", "Use one of them.");
        }
        return target.equals("local");
    }

    /** Fails before anything is done if Maven works offline and the target is not this machine. */
    void refuseOffline() {
        if (!isLocal()) {
            connection().refuseOffline();
        }
    }

    /** How functions run on this machine; goals that run them let the user say it. */
    LocalRun localRun() {
        return LocalRun.USUAL;
    }

    /** This machine as the target. */
    LocalTarget local(Path packages, Optional<String> region) {
        LocalRun run = localRun();
        return new LocalTarget(new LocalSettings(
                localState == null ? packages.resolveSibling("serverless-local") : localState.toPath(),
                options().region().or(() -> region),
                run.memory(),
                run.debugPort(),
                new MavenJavaPlatform(session(), project(), repositories, toolchains, getLog()),
                new SystemClock(),
                run.layers(),
                getLog()::info,
                getLog()::warn));
    }
}
