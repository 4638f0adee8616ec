/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.Deployment;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.inspect.SdkEndpoints;
import io.github.serverlessmaven.local.LocalAuthorizers;
import io.github.serverlessmaven.local.LocalEvents;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.http.ServedHosts;
import io.github.serverlessmaven.local.trigger.LocalServer;
import io.github.serverlessmaven.manifest.Manifest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deploys services to this machine and serves their functions over HTTP. */
public final class ServeLocally {

    private static final int LAST_PORT = 65_535;

    /** Beside the packages: for certificates of functions. */
    private static final String TRUST = "serverless-trust";

    private final BuildContext build;
    private final PackageService packaging;
    private final Targets targets;
    private final ServerOptions options;
    private final Map<Path, Manifest> served = new HashMap<>();
    private final Set<String> oldSdks = new HashSet<>();

    /** The use case for a goal. */
    public ServeLocally(BuildContext build, PackageService packaging, Targets targets, ServerOptions options) {
        this.build = build;
        this.packaging = packaging;
        this.targets = targets;
        this.options = options;
    }

    /** Serves all services of the goal, until the thread is interrupted, or in the background. */
    public void serve() {
        List<ServiceModule> services = build.services();
        requirePorts(services.size());
        if (targets.debugs()) {
            BuildContext.requireOne(services);
        }
        packaging.servicesBuilt();
        ServedSources sources = new ServedSources(build, services);
        RunningServers running = new RunningServers();
        try {
            for (ServiceModule module : services) {
                int at = port(running.servers().size());
                running.add(packaging.holdingPackages(module, () -> {
                    if (!PackagedOnce.isTrueOf(build, module)) {
                        packaging.packageUnlessDone(module);
                    }
                    return serve(module, at);
                }));
            }
            if (options.fork()) {
                build.memory().put(RunningServers.class, running);
                return;
            }
            build.log().info("Press Ctrl+C to stop.");
            follow(running.servers(), sources);
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
        running.close();
    }

    /** Stops what an earlier goal of this build serves. */
    public static void stop(BuildContext build) {
        Optional<RunningServers> running = build.memory().get(RunningServers.class);
        running.ifPresent(RunningServers::close);
        build.log().info(running.isPresent() ? "Stopped serving." : "Nothing is served in this build.");
    }

    private int port(int servers) {
        return options.port() == 0 ? 0 : options.port() + servers;
    }

    private void requirePorts(int services) {
        int last = LAST_PORT + 1 - services;
        if (options.port() < 0 || options.port() > last) {
            throw new ServerlessException(
                    "serverless.start.port must be between 0 and " + last
                            + (services > 1 ? ", since " + services + " services take one each" : "") + ", but is "
                            + options.port() + ".",
                    "Choose another one; 0 takes any free port.");
        }
    }

    private RunningServer serve(ServiceModule module, int at) {
        DeploymentFolder folder = DeploymentFolder.read(module.output());
        Optional<ForeignSources> elsewhere = ForeignSources.open(
                build,
                options.elsewhere(),
                folder.manifest(),
                userHome(),
                module.output().resolveSibling(TRUST));
        LocalTarget target = targets.openServed(
                module.output(), folder.manifest(), options.fork(), elsewhere.map(ForeignSources::sources));
        try {
            deploy(target, folder);
            RunningServer running = new RunningServer(
                    module,
                    target,
                    target.serve(hosts(), at, folder.manifest().stackName(), options.authorizers(), options.sources()),
                    elsewhere);
            warnOfOldSdks(target, folder);
            target.warm(options.warm()); // environments learn when they start where the services of this server are
            announce(running);
            return running;
        } catch (RuntimeException e) {
            target.close();
            elsewhere.ifPresent(ForeignSources::close);
            throw e;
        }
    }

    private static Path userHome() {
        return Path.of(System.getProperty("user.home", ""));
    }

    private ServedHosts hosts() {
        try {
            return new ServedHosts(options.host(), InetAddress.getByName(options.host()));
        } catch (UnknownHostException e) {
            throw new ServerlessException(
                    "serverless.start.host must be an address of this machine, but is " + options.host() + ".",
                    "Use 127.0.0.1, or 0.0.0.0 to let other machines in.",
                    e);
        }
    }

    private void follow(List<RunningServer> servers, ServedSources sources) {
        LocalTarget first = servers.get(0).target();
        sources.keepJars(first.folder().resolve("jars"));
        Map<Path, LocalTarget> targetsOfServices = new HashMap<>();
        servers.forEach(server -> targetsOfServices.put(server.module().output(), server.target()));
        if (options.reload()) {
            targetsOfServices.values().forEach(LocalTarget::keepStandby);
        }
        new HotReload(
                        build,
                        new HotReload.Update() {
                            @Override
                            public boolean apply(ServiceModule module) {
                                return update(
                                        module,
                                        Optional.ofNullable(targetsOfServices.get(module.output()))
                                                .orElseThrow());
                            }

                            @Override
                            public void expect() {
                                targetsOfServices.values().forEach(LocalTarget::expectChange);
                            }
                        },
                        "Reloaded",
                        "The change is not served, what was served before still is")
                .follow(servers.stream().map(RunningServer::module).toList(), sources, first.clock(), options.reload());
    }

    /** Whether something else is served now. */
    private boolean update(ServiceModule module, LocalTarget target) {
        return packaging.holdingPackages(module, () -> {
            packaging.packageAgain(module);
            boolean differs = deploy(target, DeploymentFolder.read(module.output()));
            target.replaceOutdated(options.warm());
            return differs;
        });
    }

    /** Whether something else is served than before. A build in another terminal may have deleted the packages of before. */
    private boolean deploy(LocalTarget target, DeploymentFolder folder) {
        new Deployment(target, event -> {}).run(folder, false);
        target.provisionServices();
        warnOfOldSdks(target, folder);
        return !folder.manifest().equals(served.put(target.folder(), folder.manifest()));
    }

    /** Once for each library: it calls AWS in place of this machine. */
    private void warnOfOldSdks(LocalTarget target, DeploymentFolder folder) {
        Set<String> variables = target.endpointVariables().keySet();
        if (variables.isEmpty()) {
            return;
        }
        for (String library : SdkEndpoints.ignoredBy(new PackagedCode(folder).functions())) {
            if (oldSdks.add(library)) {
                build.log()
                        .warn(library + " does not look at " + String.join(", ", variables)
                                + " and calls AWS: use the AWS SDK for Java 2.28.1 or newer.");
            }
        }
    }

    private void announce(RunningServer running) {
        LocalServer server = running.server();
        String url = server.urls().get(0);
        build.setProperty(running.module(), "serverless.local.port", Integer.toString(server.port()));
        build.setProperty(running.module(), "serverless.local.url", url);
        build.log().info("Serving at " + String.join(", ", server.urls()));
        if (server.isPublic()) {
            build.log()
                    .warn("Other machines can call these functions, and so can web pages in their browsers:"
                            + " serverless.start.host is " + options.host() + ".");
        }
        server.listing().forEach(build.log()::info);
        build.log().info("For AWS's tools: AWS_ENDPOINT_URL_LAMBDA=" + url);
        running.target()
                .endpointVariables()
                .forEach((name, address) -> build.log().info("                 " + name + "=" + address));
    }

    /**
     * How functions are served.
     *
     * @param port the first service's port, 0 to 65535; 0 takes any free one
     * @param host the address of this machine
     * @param fork whether the build continues while functions are served
     * @param warm how many environments of each function are started at once
     * @param reload whether changed classes are packaged and deployed again
     * @param authorizers how authorizers of APIs decide
     * @param sources which sources of events invoke functions
     * @param elsewhere where queues and streams are read that are not on this machine
     */
    public record ServerOptions(
            int port,
            String host,
            boolean fork,
            int warm,
            boolean reload,
            LocalAuthorizers authorizers,
            LocalEvents sources,
            SourceOptions elsewhere) {}
}
