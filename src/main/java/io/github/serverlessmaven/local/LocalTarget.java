/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.FunctionUpdates;
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.deploy.port.ImageRegistry;
import io.github.serverlessmaven.deploy.port.Logs;
import io.github.serverlessmaven.deploy.port.PublishedVersions;
import io.github.serverlessmaven.deploy.port.Secrets;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.local.function.ColdStarts;
import io.github.serverlessmaven.local.function.LocalFunctions;
import io.github.serverlessmaven.local.http.ServedHosts;
import io.github.serverlessmaven.local.stack.LocalStacks;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalFunctionUpdates;
import io.github.serverlessmaven.local.state.LocalVersions;
import io.github.serverlessmaven.local.trigger.LocalServer;
import io.github.serverlessmaven.local.trigger.TestAccess;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This machine as a target. What it starts ends when it is closed, and when this process ends for any reason. */
public final class LocalTarget implements Target {

    private static final ServedHosts LOOPBACK = new ServedHosts("127.0.0.1", InetAddress.getLoopbackAddress());

    private final LocalContext context;
    private final LocalStacks stacks;
    private final LocalServices services;
    private final LocalLambda lambda;

    /** Prepares the target; nothing is read or started yet. */
    public LocalTarget(LocalSettings settings) {
        this.context = LocalContext.of(settings);
        this.stacks = new LocalStacks(
                context.state(), context.store(), context.logs(), context.region(), context.ids(), context.urls());
        this.services = new LocalServices(context);
        this.lambda = services.lambda();
    }

    /** The folder of its state. */
    public Path folder() {
        return context.state().path();
    }

    @Override
    public String region() {
        return context.region();
    }

    @Override
    public String account() {
        return Account.ID;
    }

    @Override
    public String place() {
        return "this machine";
    }

    @Override
    public Stacks stacks() {
        return stacks;
    }

    @Override
    public ArtifactStore store() {
        return context.store();
    }

    @Override
    public ImageRegistry images() {
        return new UnsupportedImageRegistry(context::info);
    }

    @Override
    public Secrets secrets() {
        return new PlaceholderSecrets(context::info);
    }

    @Override
    public Functions functions() {
        services.find();
        return new LocalFunctions(context.functions(), lambda.host(), lambda.events(), context.ids());
    }

    @Override
    public FunctionUpdates functionUpdates() {
        return new LocalFunctionUpdates(context.state(), context.store());
    }

    @Override
    public PublishedVersions versions() {
        return new LocalVersions(context.state());
    }

    @Override
    public Logs logs() {
        return context.logs();
    }

    @Override
    public Clock clock() {
        return context.clock();
    }

    @Override
    public boolean hasUniqueNames() {
        return false;
    }

    @Override
    public boolean isServed() {
        return context.running().findServer().isPresent();
    }

    @Override
    public List<String> recordedOnly(String stackName) {
        LocalSettings settings = context.settings();
        return stacks.recordedOnly(
                stackName, settings.sources().isPresent(), settings.tables().areServed());
    }

    @Override
    public List<String> keptMessages() {
        return lambda.undelivered().summary();
    }

    /**
     * Serves the functions over HTTP until the server is closed.
     *
     * @param hosts where to listen; only a loopback address keeps other machines out
     * @param port 0 for any free one
     * @param stackName the stack whose APIs come first where several have a route for a request
     * @param authorizers how authorizers of APIs decide
     * @param sources which sources of events invoke functions
     */
    public LocalServer serve(
            ServedHosts hosts, int port, String stackName, LocalAuthorizers authorizers, LocalEvents sources) {
        return new LocalServing(context, services, stackName, authorizers, sources).serve(hosts, port);
    }

    /**
     * Serves them for tests, on this machine and a free port.
     *
     * @param access what tests may use besides
     */
    public LocalServer serveTests(
            String stackName, LocalAuthorizers authorizers, LocalEvents sources, TestAccess access) {
        return new LocalServing(context, services, stackName, authorizers, sources).serveTests(LOOPBACK, 0, access);
    }

    /**
     * Brings the services of AWS that run on this machine to what all stacks declare; after each deployment of a target that is served. What
     * no stack needs is not started.
     *
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if a server cannot be fetched or started
     */
    public void provisionServices() {
        services.provision();
    }

    /** The variables by which functions find the services of this machine; none if no stack needs one. */
    public Map<String, String> endpointVariables() {
        return context.endpoints().variables();
    }

    /**
     * The cold starts of a function.
     *
     * @param functionName its name
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if it is not deployed here
     */
    public ColdStarts coldStarts(String functionName) {
        services.find();
        return new ColdStarts(context.functions().get(functionName, Optional.empty()), lambda.host(), context.ids());
    }

    /** Starts environments of every function, ready for their first calls. */
    public void warm(int environments) {
        context.functions().all().forEach(function -> lambda.host().warm(function, environments));
    }

    /**
     * Starts new environments in the background for functions that were redeployed since their last call, those called last first.
     *
     * @param environments of each such function at least; one if it is 0
     */
    public void replaceOutdated(int environments) {
        lambda.host().replaceOutdated(context.functions().all(), Math.max(1, environments));
    }

    /** From now on, code may change: what can be started before it is there is kept ready for the function that was called last. */
    public void keepStandby() {
        lambda.host().keepStandby();
    }

    /** Code is about to change: starts what can be started before it is there. */
    public void expectChange() {
        lambda.host().expectChange();
    }

    @Override
    public void close() {
        services.close();
    }
}
