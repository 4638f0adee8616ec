/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.Deployment;
import io.github.serverlessmaven.deploy.ResultFile;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.function.FunctionSelection;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.stack.StackLookup;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The deployment of a folder as a goal shows it: what it starts with, what came of it, and the result file.
 *
 * @param build the running build
 * @param targets the target of the goal
 * @param options what this run asks of CloudFormation
 * @param safeguards what is checked and asked before anything is changed
 * @param events receives the progress
 */
record FolderDeployment(
        BuildContext build,
        Targets targets,
        DeployOptions options,
        Safeguards safeguards,
        Consumer<DeployEvent> events) {

    /**
     * Deploys.
     *
     * @param target where to
     * @param lookup the request for the stack that has been sent already
     * @param results the folder that gets the result file
     */
    void deploy(DeploymentFolder packaged, Target target, Optional<StackLookup> lookup, Path results) {
        deploy(packaged, target, lookup, Optional.empty(), results);
    }

    /**
     * The same without the stack where that is possible.
     *
     * @param functions the functions that are deployed; the whole stack if empty
     */
    void deploy(
            DeploymentFolder packaged,
            Target target,
            Optional<StackLookup> lookup,
            Optional<FunctionSelection> functions,
            Path results) {
        Manifest manifest = packaged.manifest();
        DeploymentFolder folder =
                packaged.withChanges(options.over(manifest.stack().changes()));
        Instant start = target.clock().now();
        String subject = "service " + manifest.service() + ", stage " + manifest.stage();
        build.log()
                .info(folder.rollbackOf()
                        .map(id -> "Restoring deployment " + id + " of " + subject + ", in " + target.place())
                        .orElse("Deploying " + subject + ", to " + target.place()));
        Deployment.Result deployment = run(folder, target, lookup, functions, results);
        summarize(folder, deployment, Duration.between(start, target.clock().now()), target.isServed());
        List<String> recorded = target.recordedOnly(manifest.stackName());
        if (!recorded.isEmpty()) {
            build.log().info("Recorded only (not emulated on " + target.place() + "): " + String.join(", ", recorded));
        }
    }

    /** Deploys, and leaves what came of it beside the packages. */
    private Deployment.Result run(
            DeploymentFolder folder,
            Target target,
            Optional<StackLookup> lookup,
            Optional<FunctionSelection> functions,
            Path results) {
        ResultFile file = new ResultFile(folder.manifest(), target.region(), target.clock(), events);
        try {
            Deployment.Result result = run(folder, target, lookup, functions, file);
            write(results, file.of(result));
            return result;
        } catch (ServerlessException failure) {
            write(results, file.of(failure));
            throw failure;
        }
    }

    private Deployment.Result run(
            DeploymentFolder folder,
            Target target,
            Optional<StackLookup> lookup,
            Optional<FunctionSelection> functions,
            Consumer<DeployEvent> listener) {
        Manifest manifest = folder.manifest();
        SuggestedCommands commands = targets.commands(target, manifest.stage(), manifest.profile());
        if (targets.isLocal()) {
            return new Deployment(target, listener, commands).run(folder, options.force(), lookup, functions);
        }
        Safeguards guards = safeguards.orExpecting(manifest.expectedAccount());
        try (InterruptionNotice notice = new InterruptionNotice(listener, commands, build.log()::warn)) {
            return new Deployment(target, notice, commands, guards).run(folder, options.force(), lookup, functions);
        }
    }

    /** Packages of another build may lie where nothing can be written. */
    private void write(Path results, String result) {
        try {
            ResultFile.write(results, result);
        } catch (IOException e) {
            build.log().warn("Could not write " + ResultFile.NAME + " into " + results + ": " + e.getMessage());
        }
    }

    private void summarize(DeploymentFolder folder, Deployment.Result deployment, Duration time, boolean served) {
        Manifest manifest = folder.manifest();
        BuildLog log = build.log();
        String seconds = String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
        if (deployment.onlyFunctions()) {
            log.info(
                    deployment.changed()
                            ? "Deployed functions of stack " + manifest.stackName() + " in " + seconds
                                    + ", without the stack: its next deployment brings them back to what it has first"
                            : "No changes: the functions are up to date (" + seconds + ")");
            return;
        }
        log.info(
                deployment.changed()
                        ? folder.rollbackOf()
                                        .map(id -> "Restored deployment " + id + " of stack ")
                                        .orElse("Deployed stack ")
                                + manifest.stackName() + " in " + seconds
                        : "No changes: stack " + manifest.stackName() + " is up to date (" + seconds + ")");
        log.info("Functions:");
        manifest.functions().forEach(function -> log.info("  " + function.key() + ": " + function.name()));
        if (!deployment.endpoints().isEmpty()) {
            log.info(served ? "Endpoints:" : "Endpoints (not served now; serverless:start serves them):");
            deployment.endpoints().forEach(endpoint -> log.info("  " + endpoint.text()));
        }
        log.debug("Outputs: " + deployment.stack().outputs());
    }
}
