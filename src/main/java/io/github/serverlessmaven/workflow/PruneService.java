/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.compile.PrunedVersions;
import io.github.serverlessmaven.deploy.Pruner;
import io.github.serverlessmaven.deploy.Pruner.Superseded;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.Pruning;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.StackSchema;
import java.util.List;
import java.util.function.Consumer;

/** Deletes what only old deployments of services used: versions of functions and layers, packages and images. */
public final class PruneService {

    private final BuildContext build;
    private final LoadService services;
    private final Targets targets;
    private final int keep;
    private final boolean dryRun;
    private final Safeguards safeguards;
    private final Consumer<DeployEvent> events;

    /**
     * The use case for a goal.
     *
     * @param keep how many deployments are kept, and how many versions of each function and layer
     * @param dryRun whether nothing is deleted
     * @param safeguards what is checked and asked before anything is deleted
     * @param events receives the progress
     */
    public PruneService(
            BuildContext build,
            LoadService services,
            Targets targets,
            int keep,
            boolean dryRun,
            Safeguards safeguards,
            Consumer<DeployEvent> events) {
        this.build = build;
        this.services = services;
        this.targets = targets;
        this.keep = keep;
        this.dryRun = dryRun;
        this.safeguards = safeguards;
        this.events = events;
    }

    /** Prunes all services of the goal; gives what was found for each. */
    public List<Pruned> pruneAll() {
        new IgnoredOptions(build).requireNoFunction();
        if (keep < 1) {
            throw new ServerlessException(
                    "serverless.prune.keep must be at least 1, but is " + keep + ".",
                    "Set how many deployments are kept, such as 5.");
        }
        return build.services().stream()
                .map(module -> prune(module, services.load(module).service()))
                .toList();
    }

    private Pruned prune(ServiceModule module, Service service) {
        try (Target target = targets.open(module, service)) {
            ServiceHistory history = ServiceHistory.find(service, target, targets.commands(target, service));
            PrunedVersions pruned = new PrunedVersions(service);
            Pruner pruner = new Pruner(target);
            Superseded found = pruner.find(
                    history.deployed(),
                    new Pruning(keep, pruned.functions(), pruned.layers()),
                    history.history(),
                    service.imageRepository());
            if (!dryRun && !found.isEmpty()) {
                requireAllowed(service, history.deployed().stack(), found, target);
                pruner.delete(
                        found, history.history(), service.imageRepository().name());
            }
            return new Pruned(service.stackName(), dryRun, found);
        }
    }

    private void requireAllowed(Service service, Stack stack, Superseded found, Target target) {
        if (targets.isLocal()) {
            return;
        }
        Safeguards guards = safeguards.orExpecting(service.provider().get(StackSchema.EXPECTED_ACCOUNT));
        guards.requireExpected(stack.account().orElseGet(target::account));
        target.caller()
                .ifPresent(caller ->
                        events.accept(new StackProgress.Identified(caller, target.place(), "stack " + stack.name())));
        guards.requireConfirmed("Delete what only older deployments of stack " + stack.name() + " used: "
                + found.functions().values().stream().mapToInt(List::size).sum() + " version(s) of functions, "
                + found.layers().values().stream().mapToInt(List::size).sum() + " of layers, "
                + found.objects().size() + " object(s), " + found.images().size() + " image(s)?");
    }

    /**
     * What only old deployments of a stack used.
     *
     * @param stackName the stack
     * @param isDryRun whether it is still there
     * @param superseded what it is
     */
    public record Pruned(String stackName, boolean isDryRun, Superseded superseded) {}
}
