/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.function.FunctionSelection;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.stack.StackLookup;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Deploys packages to a target. */
public final class DeployService {

    private final BuildContext build;
    private final LoadService services;
    private final Targets targets;
    private final FolderDeployment deployment;
    private final FunctionOptions functions;
    private final boolean force;

    /**
     * The use case for a goal.
     *
     * @param options what this run asks of CloudFormation
     * @param safeguards what is checked and asked before anything is changed
     * @param events receives the progress
     */
    public DeployService(
            BuildContext build,
            LoadService services,
            Targets targets,
            DeployOptions options,
            Safeguards safeguards,
            Consumer<DeployEvent> events) {
        this(build, services, targets, options, FunctionOptions.NONE, safeguards, events);
    }

    /**
     * The same for functions without their stack.
     *
     * @param functions which functions; not those of another goal of the command
     */
    public DeployService(
            BuildContext build,
            LoadService services,
            Targets targets,
            DeployOptions options,
            FunctionOptions functions,
            Safeguards safeguards,
            Consumer<DeployEvent> events) {
        this.build = build;
        this.services = services;
        this.targets = targets;
        this.force = options.force();
        this.functions = new IgnoredOptions(build).isFunctionOfAnotherGoal()
                ? new FunctionOptions(Optional.empty(), functions.changed())
                : functions;
        this.deployment = new FolderDeployment(build, targets, options, safeguards, events);
    }

    /** Deploys all services of the goal; what is not packaged is packaged first, unless the goal is bound to a phase. */
    public void deployAll(PackageService packaging) {
        deployAll(packaging, modules -> modules);
    }

    /** Deploys all services of the goal, and each again when it changes, until the thread is interrupted. */
    public void deployChanges(PackageService packaging) {
        ServedSources sources = deployAll(packaging, modules -> new ServedSources(build, modules));
        build.log().info("Waiting for changes. Press Ctrl+C to stop.");
        HotReload reload = new HotReload(
                build, module -> deployAgain(packaging, module), "Deployed", "The change is not deployed");
        List<ServiceModule> modules = build.services();
        DeploymentFolder first = DeploymentFolder.read(modules.get(0).output());
        try (Target target = open(first)) {
            reload.follow(modules, sources, target.clock(), true);
        }
    }

    private boolean deployAgain(PackageService packaging, ServiceModule module) {
        return packaging.holdingPackages(module, () -> {
            packaging.packageAgain(module);
            deploy(DeploymentFolder.read(module.output()), Optional.empty());
            return true;
        });
    }

    /**
     * Deploys all services.
     *
     * @param built receives their modules when their classes are compiled, before they are packaged
     */
    private <T> T deployAll(PackageService packaging, Function<List<ServiceModule>, T> built) {
        requireNoForce();
        targets.refuseOffline();
        Optional<FirstRequest> first = build.isBound() || targets.isLocal() ? Optional.empty() : sendFirst();
        try {
            List<ServiceModule> modules = packaging.servicesBuilt();
            T result = built.apply(modules);
            packaging.holdingPackages(modules, () -> {
                if (!build.isBound()) {
                    modules.forEach(packaging::packageUnlessDone);
                }
                deployFolders(modules, first);
            });
            return result;
        } finally {
            first.ifPresent(request -> request.lookup().close());
        }
    }

    /** Checks all services, then starts to read the stack of the first one, while all are packaged. */
    private Optional<FirstRequest> sendFirst() {
        List<Service> checked = new ArrayList<>();
        for (ServiceModule module : build.services()) {
            Service service = services.load(module).service();
            targets.checkRegion(service);
            checked.add(service);
        }
        Map<String, List<String>> keys = new LinkedHashMap<>();
        checked.forEach(service -> keys.put(
                service.name(),
                service.functions().stream().map(LambdaFunction::key).toList()));
        functions.check(keys);
        return checked.stream()
                .findFirst()
                .map(service ->
                        new FirstRequest(service, StackLookup.start(targets.openAws(service), service.stackName())));
    }

    private void deployFolders(List<ServiceModule> modules, Optional<FirstRequest> first) {
        List<DeploymentFolder> folders = modules.stream()
                .map(module -> DeploymentFolder.read(module.output()))
                .toList();
        DeploymentFolder.requireOwnStacks(folders);
        checkFunctions(folders);
        folders.forEach(folder -> deploy(
                folder,
                first.filter(request -> request.isFor(folder.manifest())).map(FirstRequest::lookup)));
    }

    private void checkFunctions(List<DeploymentFolder> folders) {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        folders.forEach(folder -> keys.put(folder.manifest().service(), keys(folder)));
        functions.check(keys);
    }

    private static List<String> keys(DeploymentFolder folder) {
        return folder.manifest().functions().stream()
                .map(Manifest.PackagedFunction::key)
                .toList();
    }

    private void requireNoForce() {
        if (force && functions.prefersFunctions()) {
            throw new ServerlessException(
                    "serverless.deploy.force deploys the stack, but functions are to be deployed without it.",
                    "Remove -Dserverless.deploy.force, or -Dserverless.function and -Dserverless.fast.");
        }
    }

    /**
     * Deploys the packages of a folder.
     *
     * @throws ServerlessException if they are incomplete, or made for another stage or region than the option's
     */
    public void deploy(Path packages) {
        IgnoredOptions options = new IgnoredOptions(build);
        requireNoForce();
        options.requireNoConfiguration();
        DeploymentFolder folder = DeploymentFolder.read(packages);
        checkFunctions(List.of(folder));
        deploy(folder, Optional.empty());
    }

    private void deploy(DeploymentFolder folder, Optional<StackLookup> lookup) {
        if (!targets.isLocal()) {
            folder.requireAllParts();
        }
        Manifest manifest = folder.manifest();
        requireMadeFor(manifest, build.options());
        Optional<FunctionSelection> selection = functions.of(keys(folder));
        if (selection.flatMap(FunctionSelection::keys).filter(Set::isEmpty).isPresent()) {
            return;
        }
        if (lookup.isPresent()) {
            deployment.deploy(folder, lookup.get().target(), lookup, selection, folder.path());
            return;
        }
        try (Target target = open(folder)) {
            deployment.deploy(folder, target, lookup, selection, folder.path());
        }
    }

    private Target open(DeploymentFolder folder) {
        Manifest manifest = folder.manifest();
        return targets.open(folder.path(), manifest.stage(), manifest.region(), manifest.profile());
    }

    /** Values of the stage and the region are part of the packages. */
    static void requireMadeFor(Manifest manifest, ServiceOptions options) {
        requireMadeFor("stage", Optional.of(manifest.stage()), options.stage());
        requireMadeFor("region", manifest.region(), options.region());
    }

    private static void requireMadeFor(String what, Optional<String> packaged, Optional<String> wanted) {
        if (wanted.isPresent() && !wanted.equals(packaged)) {
            throw new ServerlessException(
                    "The packages are made for "
                            + packaged.map(value -> what + " " + value).orElse("no " + what) + ", not for "
                            + wanted.get() + ".",
                    "Package again with -Dserverless." + what + "=" + wanted.get() + ".");
        }
    }

    /** The request that is sent while packages are made. Packages of an earlier goal may be of another stack. */
    private record FirstRequest(Service service, StackLookup lookup) {

        boolean isFor(Manifest manifest) {
            return manifest.stackName().equals(service.stackName())
                    && manifest.region().equals(service.region())
                    && manifest.profile().equals(service.provider().get(ServiceSchema.PROFILE));
        }
    }
}
