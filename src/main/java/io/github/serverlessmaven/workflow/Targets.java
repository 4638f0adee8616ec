/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.aws.AwsAccess;
import io.github.serverlessmaven.aws.AwsRegions;
import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.LocalSettings;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.log.FunctionOutput;
import io.github.serverlessmaven.local.runtime.DebugPorts;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.Manifest.PackagedFunction;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens the target of a goal: AWS, or this machine. */
public final class Targets {

    private static final String AWS = "aws";
    private static final String LOCAL = "local";

    private final BuildContext build;
    private final String name;
    private final Optional<Path> localState;
    private final LocalOptions local;

    /**
     * The targets of a goal.
     *
     * @param name {@code aws} or {@code local}
     * @param localState the folder of all state of the local target; empty for one outside the module
     * @param local how functions run on this machine
     */
    public Targets(BuildContext build, String name, Optional<Path> localState, LocalOptions local) {
        this.build = build;
        this.name = name;
        this.localState = localState;
        this.local = local;
    }

    /** The target of a service. */
    Target open(ServiceModule module, Service service) {
        return isLocal()
                ? openLocal(module.output(), service.region(), names(service))
                : new AwsAccess(new AwsConnection(build)
                        .settings(
                                service.stage(),
                                service.region(),
                                service.provider().get(ServiceSchema.PROFILE)));
    }

    /** AWS as the target of a service that has no packages yet. */
    Target openAws(Service service) {
        return new AwsAccess(new AwsConnection(build)
                .settings(service.stage(), service.region(), service.provider().get(ServiceSchema.PROFILE)));
    }

    /**
     * The target of packages.
     *
     * @param packages their folder
     * @param stage their stage
     * @param region the region of the configuration
     * @param profile the profile of the configuration
     * @throws ServerlessException if there is no such target, or it is AWS and Maven works offline
     */
    Target open(Path packages, String stage, Optional<String> region, Optional<String> profile) {
        return isLocal()
                ? openLocal(packages, region, Map.of())
                : new AwsAccess(new AwsConnection(build).settings(stage, region, profile));
    }

    /** This machine as the target. */
    private LocalTarget openLocal(Path packages, Optional<String> region, Map<String, String> names) {
        Path state = new LocalStateFolders(build.cache().resolve(LOCAL)).of(packages);
        return openLocal(state, region, names, new BuildConsole(build.log(), Optional.empty()), Optional.empty());
    }

    private static Map<String, String> names(Service service) {
        return service.functions().stream().collect(Collectors.toMap(LambdaFunction::key, LambdaFunction::name));
    }

    /**
     * This machine as the target of functions that are served; the console shows what they log.
     *
     * @param packages their folder
     * @param manifest what is in it
     * @param temporary whether the state belongs to this build only, and is deleted with its packages
     * @param sources where queues and streams are read that are not on this machine
     */
    LocalTarget openServed(Path packages, Manifest manifest, boolean temporary, Optional<EventSources> sources) {
        Path state = temporary
                ? packages.resolveSibling("serverless-local")
                : new LocalStateFolders(build.cache().resolve(LOCAL)).of(packages);
        FunctionOutput output = new FunctionLines(build.log(), build.hasColours());
        Map<String, String> names =
                manifest.functions().stream().collect(Collectors.toMap(PackagedFunction::key, PackagedFunction::name));
        return openLocal(state, manifest.region(), names, new BuildConsole(build.log(), Optional.of(output)), sources);
    }

    /**
     * This machine as the target of functions that are measured: nothing shows what they log, and nothing debugs them. Its state is beside
     * the packages.
     *
     * @param packages their folder
     * @param manifest what is in it
     */
    LocalTarget openMeasured(Path packages, Manifest manifest) {
        return openLocal(
                packages.resolveSibling("serverless-coldstart"),
                manifest.region(),
                Map.of(),
                new BuildConsole(build.log(), Optional.empty()),
                Optional.empty());
    }

    /** The names of functions by their keys are there if functions can be called. */
    private LocalTarget openLocal(
            Path state,
            Optional<String> region,
            Map<String, String> names,
            BuildConsole console,
            Optional<EventSources> sources) {
        return new LocalTarget(new LocalSettings(
                localState.orElse(state),
                build.options().regionOver(region),
                local.memory(),
                names.isEmpty() ? DebugPorts.NONE : local.debug().ports(names),
                build.javaPlatform(),
                new SystemClock(),
                local.layers(),
                console,
                SampleEvent.ALL_SAMPLES,
                sources,
                TableRequests.settings(local.tables(), build.options().regionOver(region)),
                Map.of()));
    }

    /** Whether functions are debugged. */
    boolean debugs() {
        return local.debug().isOn();
    }

    /** Commands for messages about a service on a target. */
    SuggestedCommands commands(Target target, Service service) {
        return commands(target, service.stage(), service.provider().get(ServiceSchema.PROFILE));
    }

    /**
     * Commands for messages about a stage on a target.
     *
     * @param profile the profile of the configuration
     */
    SuggestedCommands commands(Target target, String stage, Optional<String> profile) {
        ServiceOptions options = build.options();
        List<String> maven = new ArrayList<>();
        if (isLocal()) {
            maven.add("-Dserverless.target=local");
        }
        options.stage()
                .or(() -> Optional.of(stage).filter(name -> !name.equals(ServiceSchema.DEFAULT_STAGE)))
                .ifPresent(name -> maven.add("-Dserverless.stage=" + name));
        options.region().ifPresent(name -> maven.add("-Dserverless.region=" + name));
        options.profile().ifPresent(name -> maven.add("-Dserverless.profile=" + name));
        options.endpoint().ifPresent(address -> maven.add("-Dserverless.endpoint=" + address));
        List<String> aws = new ArrayList<>(List.of("--region", target.region()));
        options.profile().or(() -> profile).ifPresent(name -> aws.addAll(List.of("--profile", name)));
        options.endpoint().ifPresent(address -> aws.addAll(List.of("--endpoint-url", address.toString())));
        return new SuggestedCommands(maven, aws);
    }

    /** Fails before anything is done if Maven works offline and the target is not this machine. */
    void refuseOffline() {
        if (!isLocal()) {
            new AwsConnection(build).refuseOffline();
        }
    }

    /**
     * Checks the region of a service before anything is built for it.
     *
     * @throws ServerlessException if there is none, or its name is misspelt
     */
    void checkRegion(Service service) {
        if (!isLocal()) {
            String region = AwsAccess.regionOf(new AwsConnection(build)
                    .settings(
                            service.stage(),
                            service.region(),
                            service.provider().get(ServiceSchema.PROFILE)));
            AwsRegions.check(region).ifPresent(build.log()::warn);
        }
    }

    /** Whether the target is this machine. */
    boolean isLocal() {
        if (!name.equals(LOCAL) && !name.equals(AWS)) {
            throw new ServerlessException(
                    "serverless.target must be aws or local, but is " + name + ".", "Use one of them.");
        }
        return name.equals(LOCAL);
    }
}
