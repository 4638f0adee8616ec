/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.function.FunctionHost;
import io.github.serverlessmaven.local.gateway.AuthorizerSettings;
import io.github.serverlessmaven.local.gateway.GatewaySetUp;
import io.github.serverlessmaven.local.gateway.HttpApiGateway;
import io.github.serverlessmaven.local.gateway.RestApiGateway;
import io.github.serverlessmaven.local.gateway.WebSocketGateway;
import io.github.serverlessmaven.local.http.ServedHosts;
import io.github.serverlessmaven.local.schedule.ScheduleRunner;
import io.github.serverlessmaven.local.service.ForeignQueues;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.stream.StreamPolling;
import io.github.serverlessmaven.local.table.TableServer;
import io.github.serverlessmaven.local.trigger.EventBridgeApi;
import io.github.serverlessmaven.local.trigger.FunctionUrls;
import io.github.serverlessmaven.local.trigger.HttpApis;
import io.github.serverlessmaven.local.trigger.InvokeApi;
import io.github.serverlessmaven.local.trigger.LambdaApi;
import io.github.serverlessmaven.local.trigger.LocalServer;
import io.github.serverlessmaven.local.trigger.QueueReaders;
import io.github.serverlessmaven.local.trigger.RestApis;
import io.github.serverlessmaven.local.trigger.Schedules;
import io.github.serverlessmaven.local.trigger.SnsApi;
import io.github.serverlessmaven.local.trigger.StartPage;
import io.github.serverlessmaven.local.trigger.StreamSources;
import io.github.serverlessmaven.local.trigger.TestAccess;
import io.github.serverlessmaven.local.trigger.TestApi;
import io.github.serverlessmaven.local.trigger.Trigger;
import io.github.serverlessmaven.local.trigger.WebSocketApis;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Serves functions: they are called over HTTP, by queues and streams, and by schedules. */
final class LocalServing {

    private final LocalContext context;
    private final LocalServices services;
    private final LocalLambda lambda;
    private final String stackName;
    private final LocalAuthorizers authorizers;
    private final LocalEvents sources;

    /**
     * Prepares it; nothing is called yet.
     *
     * @param stackName the stack whose APIs come first where several have a route for a request
     * @param authorizers how authorizers of APIs decide
     * @param sources which sources of events invoke functions
     */
    LocalServing(
            LocalContext context,
            LocalServices services,
            String stackName,
            LocalAuthorizers authorizers,
            LocalEvents sources) {
        this.context = context;
        this.services = services;
        this.lambda = services.lambda();
        this.stackName = stackName;
        this.authorizers = authorizers;
        this.sources = sources;
    }

    /** A server for them; it is closed by the caller. */
    LocalServer serve(ServedHosts hosts, int port) {
        return serve(hosts, port, triggers());
    }

    /** A server that tests can control besides. */
    LocalServer serveTests(ServedHosts hosts, int port, TestAccess access) {
        List<Trigger> triggers = triggers();
        TestApi tests = new TestApi(
                access, triggers, lambda.host(), context.logs(), context.endpoints()::urls, services::empty);
        return serve(
                hosts, port, Stream.concat(Stream.of(tests), triggers.stream()).toList());
    }

    private LocalServer serve(ServedHosts hosts, int port, List<Trigger> triggers) {
        if (!authorizers.areOn()) {
            context.warn(
                    "Authorizers are off (serverless.start.authorizers=false): every caller may call every route.");
        }
        if (!sources.schedules()) {
            context.info("Schedules are off (serverless.local.schedules=false): they invoke no function.");
        }
        if (context.settings().tables().areServed() && context.elsewhere().isPresent()) {
            context.info("serverless.local.dynamodb has no effect: functions use the tables of the server that"
                    + " serverless.local.sources names.");
        }
        FunctionHost host = lambda.host();
        LocalServer server = new LocalServer(
                hosts,
                port,
                triggers,
                new StartPage(
                        stackName,
                        context.state(),
                        host,
                        host.invocations(),
                        context.settings().samples(),
                        context.ids()),
                context.functions()::names,
                context.clock(),
                context::info);
        String url = server.urls().get(0);
        context.urls().serveAt(url);
        services.serveAt(URI.create(url));
        lambda.events().resume(context::info);
        return server;
    }

    /** All that calls functions; the first to answer a request has it. */
    private List<Trigger> triggers() {
        FunctionDirectory directory = context.functions();
        FunctionHost host = lambda.host();
        UniqueIds ids = context.ids();
        Clock clock = context.clock();
        GatewaySetUp gateways = new GatewaySetUp(
                context.state(),
                lambda.calls(),
                clock,
                ids,
                new AuthorizerSettings(authorizers.areOn(), authorizers.keys(), context.region()),
                new ServedAddresses(context.urls(), context.endpoints()),
                stackName);
        List<Trigger> triggers = new ArrayList<>(List.of(
                new LambdaApi(directory, new InvokeApi(host, lambda.events(), ids)),
                new SnsApi(lambda.messaging().topics(), ids),
                new EventBridgeApi(lambda.messaging().buses(), context.region(), clock, ids),
                new FunctionUrls(directory, host, clock, ids),
                new WebSocketApis(new WebSocketGateway(gateways, context::info), clock),
                new RestApis(new RestApiGateway(gateways)),
                new HttpApis(new HttpApiGateway(gateways)),
                queueReaders(services::refresh, services.queues()),
                schedules()));
        context.settings().sources().map(this::elsewhere).ifPresent(triggers::addAll);
        services.tables().map(this::tableStreams).ifPresent(triggers::add);
        return triggers;
    }

    private QueueReaders queueReaders(Runnable beforehand, Queues queues) {
        return new QueueReaders(
                context.state(),
                beforehand,
                queues,
                lambda.host(),
                context.clock(),
                context.ids(),
                context::info,
                context::warn);
    }

    /** What reads queues and streams that are not on this machine. */
    private List<Trigger> elsewhere(EventSources sources) {
        return List.of(
                queueReaders(() -> {}, new ForeignQueues(context.state(), sources, context.clock(), context::warn)),
                new StreamSources(context.state(), streams(sources, Optional::of), Map::of));
    }

    /** What reads the streams of tables of this machine. */
    private Trigger tableStreams(TableServer tables) {
        EventSources here = new EventSources(
                "on this machine",
                tables,
                (stack, id) -> context.state()
                        .read()
                        .stack(stack)
                        .flatMap(found -> Optional.ofNullable(found.resources().get(id)))
                        .map(LocalResource::physicalId),
                new LocalFailures(lambda::deliver, context.endpoints()),
                Optional.empty());
        return new StreamSources(context.state(), streams(here, tables::stream), tables::names);
    }

    private StreamPolling streams(EventSources sources, Function<String, Optional<String>> places) {
        return new StreamPolling(
                context.state(), sources, places, lambda.host(), context.clock(), context.ids(), context::info);
    }

    private Schedules schedules() {
        return new Schedules(
                new ScheduleRunner(
                        context.state(),
                        lambda.events(),
                        lambda.messaging()::deliver,
                        context.clock(),
                        context.ids(),
                        context::info,
                        context::warn),
                context.clock(),
                sources.schedules());
    }
}
