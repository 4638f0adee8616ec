/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.local.function.AsynchronousCalls;
import io.github.serverlessmaven.local.function.FunctionHost;
import io.github.serverlessmaven.local.function.PendingEvents;
import io.github.serverlessmaven.local.function.UndeliveredMessages;
import io.github.serverlessmaven.local.gateway.GatewayCalls;
import io.github.serverlessmaven.local.messaging.Messaging;
import io.github.serverlessmaven.local.runtime.FunctionCode;
import io.github.serverlessmaven.local.runtime.FunctionLayers;
import io.github.serverlessmaven.local.runtime.FunctionProcess;
import io.github.serverlessmaven.local.runtime.FunctionRuntimes;
import io.github.serverlessmaven.local.runtime.Interpreter;
import io.github.serverlessmaven.local.runtime.JavaCommand;
import io.github.serverlessmaven.local.runtime.LambdaPaths;
import io.github.serverlessmaven.local.runtime.RuntimeFiles;
import io.github.serverlessmaven.local.runtime.ScriptCommand;
import io.github.serverlessmaven.local.service.ForeignQueues;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.source.FunctionAccess;
import io.github.serverlessmaven.local.state.UnpackedZips;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lambda on this machine: runs functions synchronously, for events and for messages. Starts each part when it is needed. */
final class LocalLambda implements AutoCloseable {

    /** How long unpacked code that no function uses takes up room. */
    private static final Duration KEPT_UNUSED = Duration.ofDays(7);

    private final LocalContext context;
    private final Queues queues;
    private Optional<FunctionHost> host = Optional.empty();
    private Optional<GatewayCalls> calls = Optional.empty();
    private Optional<AsynchronousCalls> events = Optional.empty();
    private Optional<Messaging> messaging = Optional.empty();

    /**
     * Prepares it; nothing is started yet.
     *
     * @param queues the queues of this machine
     */
    LocalLambda(LocalContext context, Queues queues) {
        this.context = context;
        this.queues = queues;
    }

    /** What runs functions. */
    synchronized FunctionHost host() {
        if (host.isEmpty()) {
            LocalSettings settings = context.settings();
            host = Optional.of(new FunctionHost(
                    context.state(),
                    processes(),
                    context.logs(),
                    context.clock(),
                    context.ids(),
                    settings.memory(),
                    settings.debugPorts(),
                    settings.console().functionOutput()));
        }
        return host.get();
    }

    private FunctionProcess processes() {
        LocalSettings settings = context.settings();
        Path folder = context.state().path();
        RuntimeFiles files = new RuntimeFiles(folder.resolve("runtime"));
        FunctionRuntimes runtimes = new FunctionRuntimes(
                new JavaCommand(
                        settings.java(),
                        files,
                        settings.debugPorts(),
                        context.elsewhere().map(FunctionAccess::javaOptions).orElse(List.of()),
                        context::info),
                new ScriptCommand(files, Interpreter::find, context::warn));
        UnpackedZips zips = new UnpackedZips(folder.resolve("code"), context.clock());
        zips.deleteUnused(KEPT_UNUSED);
        FunctionLayers layers =
                new FunctionLayers(context.state(), context.store(), zips, settings.layers(), context::warn);
        return new FunctionProcess(
                runtimes,
                new FunctionCode(context.store(), zips, layers),
                layers,
                new LambdaPaths(context::warn),
                context.region(),
                context.endpoints(),
                context.urls(),
                context.elsewhere(),
                settings.variables());
    }

    /** Calls of APIs. */
    synchronized GatewayCalls calls() {
        if (calls.isEmpty()) {
            calls = Optional.of(new GatewayCalls(
                    host(),
                    events(),
                    context.clock(),
                    function -> context.settings().debugPorts().of(function).isPresent()));
        }
        return calls.get();
    }

    /** Asynchronous calls. */
    synchronized AsynchronousCalls events() {
        if (events.isEmpty()) {
            events = Optional.of(new AsynchronousCalls(
                    context.functions(),
                    host(),
                    this::deliver,
                    undelivered(),
                    new PendingEvents(context.state(), context.ids().next()),
                    context.clock(),
                    context.ids()));
        }
        return events.get();
    }

    /** Messages without a receiver on this machine. */
    UndeliveredMessages undelivered() {
        return new UndeliveredMessages(context.state(), context::info);
    }

    /** Delivers a message to a queue, topic, bus or function; returns whether this machine has it. */
    boolean deliver(String arn, String body, Value.Mapping attributes) {
        return messaging().deliver(arn, body, attributes);
    }

    /** Topics and buses. */
    synchronized Messaging messaging() {
        if (messaging.isEmpty()) {
            messaging = Optional.of(new Messaging(
                    context.state(), events(), targetQueues(), context.clock(), context.ids(), context::info));
        }
        return messaging.get();
    }

    /** Where messages for queues go. */
    private Queues targetQueues() {
        return context.settings()
                .sources()
                .filter(sources -> sources.functions().isPresent())
                .<Queues>map(sources -> new ForeignQueues(context.state(), sources, context.clock(), context::warn))
                .orElse(queues);
    }

    /**
     * Drops what functions have still to process or to receive, then lets later calls have new environments.
     *
     * @param services empties the other services meanwhile
     */
    void empty(Runnable services) {
        events().dropAll(() -> {
            messaging().reset();
            services.run();
            undelivered().deleteAll();
            replaceEnvironments();
        });
    }

    /** Ends all environments, those in a call after it, so that later calls have new ones. */
    void replaceEnvironments() {
        host.ifPresent(FunctionHost::replaceAll);
    }

    @Override
    public void close() {
        events.ifPresent(AsynchronousCalls::close);
        messaging.ifPresent(Messaging::close);
        calls.ifPresent(GatewayCalls::close);
        host.ifPresent(FunctionHost::close);
    }
}
