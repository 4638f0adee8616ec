/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.Deployment;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.stack.DeployEvent;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Deploys packages to a target. */
public final class DeployService {

    private final BuildContext build;
    private final LoadService services;
    private final Targets targets;
    private final boolean force;
    private final Consumer<DeployEvent> events;

    /**
     * The use case for a goal.
     *
     * @param force whether CloudFormation looks for changes even if the stack has the same template already
     * @param events receives the progress
     */
    public DeployService(
            BuildContext build, LoadService services, Targets targets, boolean force, Consumer<DeployEvent> events) {
        this.build = build;
        this.services = services;
        this.targets = targets;
        this.force = force;
        this.events = events;
    }

    /** Deploys all services of the goal; what is not packaged is packaged first, unless the goal is bound to a phase. */
    public void deployAll(PackageService packaging) {
        new IgnoredOptions(build).requireNoFunction();
        targets.refuseOffline();
        if (!build.isBound() && !targets.isLocal()) {
            for (ServiceModule module : build.services()) {
                targets.checkRegion(services.load(module, ConfiguredService::requireAllEvents)
                        .service());
            }
        }
        List<ServiceModule> modules = packaging.servicesBuilt();
        packaging.holdingPackages(modules, () -> {
            if (!build.isBound()) {
                modules.forEach(packaging::packageUnlessDone);
            }
            deployFolders(modules);
        });
    }

    private void deployFolders(List<ServiceModule> modules) {
        List<DeploymentFolder> folders = modules.stream()
                .map(module -> DeploymentFolder.read(module.output()))
                .toList();
        DeploymentFolder.requireOwnStacks(folders);
        folders.forEach(this::deploy);
    }

    /**
     * Deploys the packages of a folder.
     *
     * @throws ServerlessException if they are incomplete, or made for another stage or region than the option's
     */
    public void deploy(Path packages) {
        IgnoredOptions options = new IgnoredOptions(build);
        options.requireNoFunction();
        options.requireNoConfiguration();
        deploy(DeploymentFolder.read(packages));
    }

    private void deploy(DeploymentFolder folder) {
        if (!targets.isLocal()) {
            folder.requireAllEvents();
        }
        Manifest manifest = folder.manifest();
        requireMadeFor("stage", Optional.of(manifest.stage()), build.options().stage());
        requireMadeFor("region", manifest.region(), build.options().region());
        try (Target target = targets.open(folder.path(), manifest.region(), manifest.profile())) {
            Instant start = target.clock().now();
            build.log()
                    .info("Deploying service " + manifest.service() + ", stage " + manifest.stage() + ", to "
                            + target.place());
            Deployment.Result deployment = deploy(folder, target);
            summarize(
                    manifest, deployment, Duration.between(start, target.clock().now()));
            List<String> recorded = target.recordedOnly(manifest.stackName());
            if (!recorded.isEmpty()) {
                build.log()
                        .info("Recorded only (not emulated on " + target.place() + "): " + String.join(", ", recorded));
            }
        }
    }

    private Deployment.Result deploy(DeploymentFolder folder, Target target) {
        if (targets.isLocal()) {
            return new Deployment(target, events).run(folder, force);
        }
        try (InterruptionNotice notice = new InterruptionNotice(events, build.log()::warn)) {
            return new Deployment(target, notice).run(folder, force);
        }
    }

    /** Values of the stage and the region are part of the packages. */
    private static void requireMadeFor(String what, Optional<String> packaged, Optional<String> wanted) {
        if (wanted.isPresent() && !wanted.equals(packaged)) {
            throw new ServerlessException(
                    "The packages are made for "
                            + packaged.map(value -> what + " " + value).orElse("no " + what) + ", not for "
                            + wanted.get() + ".",
                    "Package again with -Dserverless." + what + "=" + wanted.get() + ".");
        }
    }

    private void summarize(Manifest manifest, Deployment.Result deployment, Duration time) {
        BuildLog log = build.log();
        String seconds = String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
        log.info(
                deployment.changed()
                        ? "Deployed stack " + manifest.stackName() + " in " + seconds
                        : "No changes: stack " + manifest.stackName() + " is up to date (" + seconds + ")");
        log.info("Functions:");
        manifest.functions().forEach(function -> log.info("  " + function.key() + ": " + function.name()));
        if (!deployment.endpoints().isEmpty()) {
            log.info("Endpoints:");
            deployment.endpoints().forEach(endpoint -> log.info("  " + endpoint.text()));
        }
        log.debug("Outputs: " + deployment.stack().outputs());
    }
}
