/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.Remover;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.manifest.ImageRepository;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.StackSchema;
import java.util.function.Consumer;

/** Removes the stage of services from a target. */
public final class RemoveService {

    private final BuildContext build;
    private final LoadService services;
    private final Targets targets;
    private final boolean force;
    private final Safeguards safeguards;
    private final Consumer<DeployEvent> events;

    /**
     * The use case for a goal.
     *
     * @param force whether the stack's bucket is emptied even of objects that do not belong to the stage
     * @param safeguards what is checked and asked before anything is removed
     * @param events receives the progress
     */
    public RemoveService(
            BuildContext build,
            LoadService services,
            Targets targets,
            boolean force,
            Safeguards safeguards,
            Consumer<DeployEvent> events) {
        this.build = build;
        this.services = services;
        this.targets = targets;
        this.force = force;
        this.safeguards = safeguards;
        this.events = events;
    }

    /** Removes all services of the goal. */
    public void removeAll() {
        new IgnoredOptions(build).requireNoFunction();
        for (ServiceModule module : build.services()) {
            remove(module, services.load(module).service());
        }
    }

    private void remove(ServiceModule module, Service service) {
        try (Target target = targets.open(module, service)) {
            SuggestedCommands commands = targets.commands(target, service);
            try (InterruptionNotice notice = new InterruptionNotice(events, commands, build.log()::warn)) {
                remove(service, target, remover(service, target, notice, commands));
            }
        }
    }

    /** Nothing on this machine is worth a question. */
    private Remover remover(Service service, Target target, InterruptionNotice notice, SuggestedCommands commands) {
        return targets.isLocal()
                ? new Remover(target, events, commands, Safeguards.NONE)
                : new Remover(
                        target,
                        notice,
                        commands,
                        safeguards.orExpecting(service.provider().get(StackSchema.EXPECTED_ACCOUNT)));
    }

    private void remove(Service service, Target target, Remover remover) {
        boolean removed = remover.remove(
                service.stackName(),
                service.deploymentBucket().options(),
                new DeletionOptions(
                        service.roles().deployment(),
                        new DeploymentOptions(service).stack().changes().express()),
                service.artifactPrefix(),
                force);
        ImageRepository images = service.imageRepository();
        if (images.own()) {
            remover.removeImages(images.name(), service.stackName());
        }
        build.log()
                .info(
                        removed
                                ? "Removed stack " + service.stackName() + " from " + target.place()
                                : "There is no stack " + service.stackName() + " in " + target.place());
    }
}
