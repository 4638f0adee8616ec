/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.history.DeploymentRecord;
import io.github.serverlessmaven.deploy.history.PastDeployment;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.StackSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Returns the stacks of services to what was deployed earlier, by what the buckets know of it. */
public final class RollBackService {

    private static final int SHOWN = 5;

    private final BuildContext build;
    private final LoadService services;
    private final Targets targets;
    private final Optional<String> to;
    private final boolean keepSecrets;
    private final boolean finishes;
    private final Safeguards safeguards;
    private final Consumer<DeployEvent> events;

    /**
     * The use case for a goal.
     *
     * @param to the id or the time of the deployment to return to; the one before the current one if empty
     * @param keepSecrets whether parameters whose values no record has keep those of the stack
     * @param finishes whether a change that stopped in the middle is undone, and nothing else unless a deployment is named
     * @param safeguards what is checked and asked before anything is changed
     * @param events receives the progress
     */
    public RollBackService(
            BuildContext build,
            LoadService services,
            Targets targets,
            Optional<String> to,
            boolean keepSecrets,
            boolean finishes,
            Safeguards safeguards,
            Consumer<DeployEvent> events) {
        this.build = build;
        this.services = services;
        this.targets = targets;
        this.to = to;
        this.keepSecrets = keepSecrets;
        this.finishes = finishes;
        this.safeguards = safeguards;
        this.events = events;
    }

    /** Returns all services of the goal; nothing is built. */
    public void rollBackAll() {
        new IgnoredOptions(build).requireNoFunction();
        List<ServiceModule> modules = build.services();
        if (to.isPresent() && modules.size() > 1) {
            throw new ServerlessException(
                    "serverless.rollback.to names a deployment of one service, but this build has " + modules.size()
                            + ".",
                    "Call the goal in the module of the service, or choose it with -pl.");
        }
        modules.forEach(module -> rollBack(module, services.load(module).service()));
    }

    private void rollBack(ServiceModule module, Service service) {
        try (Target target = targets.open(module, service)) {
            awaitOthers(service, target);
            if (finishes) {
                new UnfinishedRollback(service, target, targets.commands(target, service), guards(service), events)
                        .finish();
                if (to.isEmpty()) {
                    return;
                }
            }
            ServiceHistory history = ServiceHistory.find(service, target, targets.commands(target, service));
            PastDeployment chosen =
                    choose(history, targets.commands(target, service).maven("deployments"));
            restore(chosen, history, service, module.output(), target);
        }
    }

    /** Nothing on this machine is worth a question. */
    private Safeguards guards(Service service) {
        return targets.isLocal()
                ? Safeguards.NONE
                : safeguards.orExpecting(service.provider().get(StackSchema.EXPECTED_ACCOUNT));
    }

    /** What runs when they are done is what is left. */
    private void awaitOthers(Service service, Target target) {
        target.stacks()
                .find(service.stackName())
                .filter(stack -> !stack.status().isSettled())
                .ifPresent(stack -> new StackMonitor(target.stacks(), target.clock(), events).awaitOthers(stack));
    }

    private PastDeployment choose(ServiceHistory history, String list) {
        List<PastDeployment> all = history.all();
        String stack = history.deployed().stack().name();
        if (to.isEmpty()) {
            PastDeployment current = history.current()
                    .orElseThrow(() -> new ServerlessException(
                            "What stack " + stack + " has now is none of the deployments that its bucket knows.",
                            "Name the deployment to return to with -Dserverless.rollback.to: \"" + list
                                    + "\" lists them."));
            return all.stream()
                    .skip(all.indexOf(current) + 1L)
                    .findFirst()
                    .orElseThrow(() -> new ServerlessException(
                            "Before " + current.id() + ", which stack " + stack
                                    + " has now, no deployment is recorded.",
                            "Check out what was deployed then and deploy it."));
        }
        List<PastDeployment> named =
                all.stream().filter(one -> one.isNamed(to.get())).toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        throw new ServerlessException(
                named.isEmpty()
                        ? "Stack " + stack + " has no deployment \"" + to.get() + "\"."
                        : "\"" + to.get() + "\" names " + named.size() + " deployments of stack " + stack + ".",
                all.isEmpty()
                        ? "None is recorded: check out what was deployed then and deploy it."
                        : "Set -Dserverless.rollback.to to one of " + ids(named.isEmpty() ? all : named) + "; \"" + list
                                + "\" lists all.");
    }

    private static String ids(List<PastDeployment> deployments) {
        return deployments.stream().limit(SHOWN).map(PastDeployment::id).collect(Collectors.joining(", "));
    }

    private void restore(PastDeployment chosen, ServiceHistory history, Service service, Path results, Target target) {
        try {
            Path folder = Files.createTempDirectory("serverless-rollback");
            try {
                DeploymentFolder restored = chosen.isRecorded()
                        ? recorded(chosen, history, service, folder)
                        : new ServerlessDeployment(service, history).folder(chosen, folder);
                Files.createDirectories(results);
                new FolderDeployment(build, targets, DeployOptions.NONE, guards(service), events)
                        .deploy(restored, target, Optional.empty(), results);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private DeploymentFolder recorded(PastDeployment chosen, ServiceHistory history, Service service, Path folder) {
        DeploymentRecord record = history.history()
                .orElseThrow()
                .read(chosen.key())
                .orElseThrow(() -> new ServerlessException(
                        "The record of deployment " + chosen.id() + " was deleted meanwhile.",
                        "Run the goal again, or check out what was deployed then and deploy it."));
        DeploymentFolder restored = record.folder(folder);
        String stack = restored.manifest().stackName();
        if (!stack.equals(service.stackName())) {
            throw new ServerlessException(
                    "Deployment " + record.id() + " was one of stack " + stack + ", not of " + service.stackName()
                            + ".",
                    "Set provider.stackName as it was then, or choose another deployment.");
        }
        requireSecrets(record, history);
        return restored;
    }

    private void requireSecrets(DeploymentRecord record, ServiceHistory history) {
        if (record.withheld().isEmpty()) {
            return;
        }
        String problem = "Deployment " + record.id() + " gave values to parameters with NoEcho, which no record has: "
                + String.join(", ", record.withheld()) + ".";
        boolean areThere = history.deployed()
                .template()
                .filter(template ->
                        template.section("Parameters").entries().keySet().containsAll(record.withheld()))
                .isPresent();
        if (!areThere) {
            throw new ServerlessException(problem + " The stack has no such parameters now.", record.remedy());
        }
        if (!keepSecrets) {
            throw new ServerlessException(
                    problem,
                    "Set -Dserverless.rollback.keepSecrets to keep the values that the stack has now. Or: "
                            + record.remedy());
        }
    }
}
