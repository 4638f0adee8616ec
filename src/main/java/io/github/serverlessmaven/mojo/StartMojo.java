/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.deploy.Deployer;
import io.github.serverlessmaven.deploy.DeploymentFolder;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.trigger.LocalServer;
import java.io.File;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Deploys the services of the build to this machine and serves their functions over HTTP until it is interrupted: function URLs at
 * <code>/function-name/</code>, and Lambda's own API for AWS's SDKs and command line. Builds and packages what is missing. After a
 * compilation the changed functions are taken without an interruption.
 *
 * @since 0.1.0
 */
@Mojo(name = "start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class StartMojo extends AbstractPackagingMojo {

    private static final int LAST_PORT = 65_535;

    /**
     * The port to serve at, up to 65535; 0 takes any free one. It is set as property <code>serverless.localPort</code>, and the address
     * as <code>serverless.localUrl</code>, for the goals that follow. Further services of the build take the ports after it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.port", defaultValue = "3000")
    private int port;

    /**
     * The address of this machine to serve at. With any other than the default, other machines can call the functions.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.host", defaultValue = "127.0.0.1")
    private String host;

    /**
     * Whether the build goes on while the functions are served, until <code>serverless:stop</code> or its end: for integration tests.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.fork", defaultValue = "false")
    private boolean fork;

    /**
     * How many environments of each function are started at once, ready for their first calls; at most as many as
     * <code>localMemory</code> has room for.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.warm", defaultValue = "0")
    private int warm;

    /**
     * Whether functions are packaged and deployed again when compiled classes change, those of the service's module or of another
     * module of the build.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.reload", defaultValue = "true")
    private boolean reload;

    /**
     * How much memory all functions of the local target may have together, in MB, counted by their <code>memorySize</code>. Calls
     * that would need more wait until others are done.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.localMemory", defaultValue = "8192")
    private int localMemory;

    /**
     * The port of 127.0.0.1 at which a Java function of the local target waits for a debugger before it starts, such as
     * <code>5005</code>. Its timeout is not enforced then, and one environment runs at a time.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.debug")
    private @Nullable Integer debug;

    /**
     * A folder with zips of layers that others published, for functions of the local target: <code>name-version.zip</code> or
     * <code>name.zip</code> is the layer whose ARN ends with that name and version. Functions run without layers that are not there.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.localLayers")
    private @Nullable File localLayers;

    @Override
    LocalRun localRun() {
        return LocalRun.of(localMemory, debug, localLayers);
    }

    @Override
    void run() {
        List<ServiceModule> services = services();
        requirePorts(services.size());
        if (debug != null) {
            requireOne(services);
        }
        servicesBuilt();
        RunningServers running = new RunningServers();
        try {
            for (ServiceModule module : services) {
                if (!module.isPackaged()) {
                    packageUnlessDone(module);
                }
                running.add(
                        serve(module, port == 0 ? 0 : port + running.servers().size()));
            }
            if (fork) {
                running.keep(project());
                return;
            }
            getLog().info("Ctrl+C ends it.");
            followChanges(running.servers());
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
        running.close();
    }

    private void requirePorts(int services) {
        int last = LAST_PORT + 1 - services;
        if (port < 0 || port > last) {
            throw new ServerlessException(
                    "serverless.port must be between 0 and " + last
                            + (services > 1 ? ", since " + services + " services take one each" : "") + ", but is "
                            + port
                            + ".",
                    "Choose another one; 0 takes any free port.");
        }
    }

    private RunningServer serve(ServiceModule module, int at) {
        DeploymentFolder folder = DeploymentFolder.read(module.output());
        LocalTarget target = local(module.output(), folder.manifest().region());
        try {
            deploy(target, folder);
            target.warm(warm);
            RunningServer running = new RunningServer(module, target, target.serve(address(), at));
            announce(running);
            return running;
        } catch (RuntimeException e) {
            target.close();
            throw e;
        }
    }

    private InetAddress address() {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ServerlessException(
                    "serverless.host must be an address of this machine, but is " + host + ".",
                    "Use 127.0.0.1, or 0.0.0.0 to let other machines in.",
                    e);
        }
    }

    private void deploy(LocalTarget target, DeploymentFolder folder) {
        new Deployer(target, event -> {}).deploy(folder, false);
    }

    private void announce(RunningServer running) {
        LocalServer server = running.server();
        String url = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port();
        for (MavenProject told : List.of(running.module().project(), project())) {
            told.getProperties().setProperty("serverless.localPort", Integer.toString(server.port()));
            told.getProperties().setProperty("serverless.localUrl", url);
        }
        getLog().info("Serving at " + url);
        new ServedFunctions(running.target().functionNames(), server.addresses(), url)
                .lines()
                .forEach(getLog()::info);
        getLog().info("For AWS's tools: AWS_ENDPOINT_URL_LAMBDA=" + url);
    }

    private void followChanges(List<RunningServer> servers) {
        Map<CompiledModule, ClassesWatch> watches = new LinkedHashMap<>();
        session().getProjects().stream()
                .filter(project ->
                        servers.stream().anyMatch(running -> running.module().hasPom()))
                .map(CompiledModule::new)
                .forEach(compiled -> watches.put(compiled, new ClassesWatch(compiled.classes())));
        while (!Thread.currentThread().isInterrupted()) {
            servers.get(0).target().clock().sleep(Duration.ofMillis(500));
            List<CompiledModule> changed = watches.entrySet().stream()
                    .filter(watch -> watch.getValue().changed())
                    .map(Map.Entry::getKey)
                    .toList();
            if (reload && !changed.isEmpty()) {
                takeChanges(servers, changed);
            }
        }
    }

    private void takeChanges(List<RunningServer> servers, List<CompiledModule> changed) {
        if (!works(() -> changed.forEach(CompiledModule::reloadClasses))) {
            return;
        }
        boolean taken = true;
        for (RunningServer running : servers) {
            taken &= works(() -> renew(running));
        }
        if (taken) {
            getLog().info("Took the changed classes.");
        }
    }

    private void renew(RunningServer running) {
        running.module().forgetPackages();
        packageUnlessDone(running.module());
        deploy(running.target(), DeploymentFolder.read(running.module().output()));
        running.target().warm(warm);
    }

    private boolean works(Runnable step) {
        try {
            step.run();
            return true;
        } catch (ServerlessException e) {
            getLog().error("The changed classes are not taken: " + e.render());
        } catch (UncheckedIOException e) { // a compiler writes the files that are read
            getLog().error("The changed classes are not taken: " + e.getMessage());
        }
        return false;
    }
}
