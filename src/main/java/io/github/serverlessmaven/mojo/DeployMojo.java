/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.deploy.Deployer;
import io.github.serverlessmaven.deploy.DeploymentFolder;
import io.github.serverlessmaven.deploy.Manifest;
import io.github.serverlessmaven.deploy.Target;
import io.github.serverlessmaven.deploy.VersionPruning;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Deploys what <code>serverless:package</code> left in <code>target/serverless/</code>, and nothing else. Called from the command
 * line it first builds and packages what is missing, for all modules, and then deploys each service of the build.
 *
 * @since 0.1.0
 */
@Mojo(name = "deploy", defaultPhase = LifecyclePhase.DEPLOY, requiresProject = false, threadSafe = true)
public final class DeployMojo extends AbstractPackagingMojo {

    /**
     * Asks CloudFormation for changes even if the stack has the same template already.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.force", defaultValue = "false")
    private boolean force;

    /**
     * A folder that <code>serverless:package</code> made earlier, on another machine perhaps. It is deployed as it is; nothing is
     * built.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.packageDirectory")
    private @Nullable File packageDirectory;

    @Override
    void run() {
        if (packageDirectory != null) {
            deploy(DeploymentFolder.read(packageDirectory.toPath()));
            return;
        }
        refuseOffline();
        List<ServiceModule> services = servicesBuilt();
        if (!isBound()) {
            services.forEach(this::packageUnlessDone);
        }
        List<DeploymentFolder> folders = services.stream()
                .map(module -> DeploymentFolder.read(module.output()))
                .toList();
        DeploymentFolder.requireOwnStacks(folders);
        folders.forEach(this::deploy);
    }

    @Override
    void check(ConfiguredService service) {
        if (!isLocal()) {
            service.requireAllEvents();
        }
    }

    private void deploy(DeploymentFolder folder) {
        if (!isLocal()) {
            folder.requireAllEvents();
        }
        Manifest manifest = folder.manifest();
        checkStage(manifest);
        Instant start = Instant.now();
        try (Target target = target(folder.path(), manifest.region(), manifest.profile())) {
            getLog().info("Deploying service " + manifest.service() + ", stage " + manifest.stage() + ", to "
                    + target.place());
            DeployConsole console = new DeployConsole(getLog());
            Deployer.Deployment deployment = new Deployer(target, console).deploy(folder, force);
            new VersionPruning(target.versions(), console).prune(manifest);
            summarize(manifest, deployment, Duration.between(start, Instant.now()));
            List<String> recorded = target.recordedOnly(manifest.stackName());
            if (!recorded.isEmpty()) {
                getLog().info("Recorded, but nothing of them runs on " + target.place() + ": "
                        + String.join(", ", recorded));
            }
        }
    }

    private void checkStage(Manifest manifest) {
        Optional<String> wanted = options().stage();
        if (wanted.isPresent() && !wanted.get().equals(manifest.stage())) {
            throw new ServerlessException(
                    "The packages are made for stage " + manifest.stage() + ", not for " + wanted.get() + ".",
                    "Package again with -Dserverless.stage=" + wanted.get() + ".");
        }
    }

    private void summarize(Manifest manifest, Deployer.Deployment deployment, Duration time) {
        String seconds = String.format(java.util.Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
        getLog().info(
                        deployment.changed()
                                ? "Deployed stack " + manifest.stackName() + " in " + seconds
                                : "No changes: stack " + manifest.stackName() + " is up to date (" + seconds + ")");
        getLog().info("Functions:");
        manifest.functions().forEach(function -> getLog().info("  " + function.key() + ": " + function.name()));
        Map<String, String> outputs = deployment.stack().outputs();
        getLog().debug("Outputs: " + outputs);
    }
}
