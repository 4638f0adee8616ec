/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.Planning;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.plan.Plan;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what deployments of services would do. */
public final class PlanService {

    private final BuildContext build;
    private final Targets targets;
    private final Optional<Path> against;
    private final boolean detectsDrift;
    private final Optional<Safeguards> changeSet;

    /**
     * The use case for a goal.
     *
     * @param against the file whose template is taken for the deployed one; nobody is asked then
     * @param detectsDrift whether the resources of the stack are compared with its template too
     * @param changeSet what is checked before CloudFormation is asked by a change set; empty if it is not
     * @throws ServerlessException if both are there
     */
    public PlanService(
            BuildContext build,
            Targets targets,
            Optional<Path> against,
            boolean detectsDrift,
            Optional<Safeguards> changeSet) {
        if (against.isPresent() && changeSet.isPresent()) {
            throw new ServerlessException(
                    "serverless.plan.against compares with a file, serverless.plan.changeSet with the stack.",
                    "Use one of them.");
        }
        this.build = build;
        this.targets = targets;
        this.against = against;
        this.detectsDrift = detectsDrift;
        this.changeSet = changeSet;
    }

    /** The plans of all services of the goal; what is not packaged is packaged first, unless the goal is bound to a phase. */
    public List<ModulePlan> planAll(PackageService packaging) {
        if (against.isEmpty()) {
            refuseOffline();
        } else if (detectsDrift) {
            throw new ServerlessException(
                    "serverless.plan.drift asks the stack, and serverless.plan.against a file.", "Use one of them.");
        }
        Optional<Value.Mapping> template = against.map(PlanService::readTemplate);
        List<ServiceModule> modules = packaging.servicesBuilt();
        against.ifPresent(file -> BuildContext.requireOne(modules));
        List<ModulePlan> plans = new ArrayList<>();
        packaging.holdingPackages(modules, () -> {
            for (ServiceModule module : modules) {
                if (!build.isBound()) {
                    packaging.packageUnlessDone(module);
                }
                plans.add(new ModulePlan(plan(DeploymentFolder.read(module.output()), template), module.output()));
            }
        });
        return plans;
    }

    private void refuseOffline() {
        if (build.isOffline() && !targets.isLocal()) {
            throw new ServerlessException(
                    "serverless:" + build.goal() + " compares with the stack in AWS, but Maven works offline (-o).",
                    "Leave out -o, or compare with a template in a file, by -Dserverless.plan.against=FILE.");
        }
    }

    private Plan plan(DeploymentFolder folder, Optional<Value.Mapping> template) {
        Manifest manifest = folder.manifest();
        DeployService.requireMadeFor(manifest, build.options());
        if (template.isPresent()) {
            return Planning.against(folder, template.get(), String.valueOf(against.orElseThrow()));
        }
        if (!targets.isLocal()) {
            folder.requireAllParts();
        }
        try (Target target = targets.open(folder.path(), manifest.stage(), manifest.region(), manifest.profile())) {
            Planning planning = new Planning(target);
            Plan plan = changeSet
                    .map(safeguards -> planning.byChangeSet(
                            folder,
                            targets.commands(target, manifest.stage(), manifest.profile()),
                            safeguards.orExpecting(manifest.expectedAccount())))
                    .orElseGet(() -> planning.againstStack(folder));
            return detectsDrift ? planning.withDrift(plan) : plan;
        }
    }

    /** A template, or the answer of {@code aws cloudformation get-template} that holds one. */
    private static Value.Mapping readTemplate(Path file) {
        try {
            Value read = Json.parse(Files.readString(file), file.toString());
            if (read instanceof Value.Mapping answer
                    && answer.get("TemplateBody").isPresent()) {
                read = answer.text("TemplateBody")
                        .map(text -> Json.parse(text, "TemplateBody in " + file))
                        .orElseGet(() -> answer.section("TemplateBody"));
            }
            if (read instanceof Value.Mapping template
                    && template.get("Resources").isPresent()) {
                return template;
            }
            throw new ServerlessException(
                    file + " is not a CloudFormation template: it has no Resources.",
                    "Name a template in JSON, such as target/serverless/template.json of an earlier build.");
        } catch (NoSuchFileException missing) {
            throw new ServerlessException(
                    "serverless.plan.against names " + file + ", which does not exist.", "Correct the path.", missing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The plan of a module's service.
     *
     * @param plan what its deployment would do
     * @param folder the folder of its packages
     */
    public record ModulePlan(Plan plan, Path folder) {}

    /**
     * Fails the build if plans have what it is to fail on.
     *
     * @throws ServerlessException naming what they have
     */
    public static void check(List<ModulePlan> plans, FailOn failOn) {
        failOn.check(plans.stream().map(ModulePlan::plan).toList());
    }
}
