/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.local.bucket.BucketServer;
import io.github.serverlessmaven.local.service.ChildServers;
import io.github.serverlessmaven.local.service.LocalService;
import io.github.serverlessmaven.local.service.ProvisionedServices;
import io.github.serverlessmaven.local.service.QueueServer;
import io.github.serverlessmaven.local.service.ServedApi;
import io.github.serverlessmaven.local.source.FunctionAccess;
import io.github.serverlessmaven.local.table.TableServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The services of AWS on this machine: Lambda, and those that functions call. None is started before a stack needs it. */
final class LocalServices implements AutoCloseable {

    private final LocalContext context;
    private final ChildServers servers;
    private final QueueServer queues;
    private final TableServer tables;
    private final LocalLambda lambda;
    private final List<ServedApi> apis;
    private final ProvisionedServices services;

    /** Prepares them; nothing is started yet. */
    LocalServices(LocalContext context) {
        this.context = context;
        this.servers = new ChildServers(
                context.settings().java(),
                context.state().path().resolve("services"),
                context.clock(),
                context.settings().console()::debug);
        this.queues = new QueueServer(servers, context.endpoints(), context.region(), context::info);
        this.tables = new TableServer(
                servers,
                context.endpoints(),
                context.settings().tables(),
                context.region(),
                context.clock(),
                context::info,
                context::warn);
        this.lambda = new LocalLambda(context, queues);
        this.apis = context.elsewhere().isPresent() ? List.of() : apis();
        this.services = new ProvisionedServices(
                context.state(),
                context.running(),
                context.endpoints(),
                context.elsewhere().isPresent() ? List.of() : own(),
                lambda::replaceEnvironments,
                context::warn);
        context.elsewhere().ifPresent(this::direct);
    }

    private List<LocalService> own() {
        return Stream.concat(Stream.of(queues, buckets(), tables), apis.stream())
                .toList();
    }

    private BucketServer buckets() {
        return new BucketServer(
                context.state(),
                servers,
                context.endpoints(),
                (function, call) -> lambda.events().submit(function, call),
                lambda::deliver,
                context.region(),
                context.ids(),
                context.clock(),
                context::info);
    }

    private List<ServedApi> apis() {
        return List.of(
                new ServedApi("SNS", Set.of("AWS::SNS::Topic", "AWS::SNS::Subscription"), context.endpoints()),
                new ServedApi(
                        "EVENTBRIDGE", Set.of("AWS::Events::EventBus", "AWS::Events::Rule"), context.endpoints()));
    }

    /** Functions call the services of the server that their sources are at, in place of those of this machine. */
    private void direct(FunctionAccess server) {
        server.services()
                .forEach(service -> context.endpoints()
                        .add(
                                service,
                                server.endpoint(),
                                service.equals("SQS") ? server.queueUrls(context.region()) : Map.of()));
    }

    /** What runs the functions. */
    LocalLambda lambda() {
        return lambda;
    }

    /** The queues of this machine. */
    QueueServer queues() {
        return queues;
    }

    /** The tables of this machine; empty if they are only recorded, or elsewhere. */
    Optional<TableServer> tables() {
        return Optional.of(tables)
                .filter(server -> context.settings().tables().areServed())
                .filter(server -> context.elsewhere().isEmpty());
    }

    /** The server of functions, and the APIs of services that it has itself, can be called at its address from now on. */
    void serveAt(URI server) {
        apis.forEach(api -> api.serve(server));
        services.provision(apis);
        context.running().serveAt(server);
    }

    /** See {@link ProvisionedServices#provision()}. */
    void provision() {
        services.provision();
    }

    /** See {@link ProvisionedServices#refresh()}. */
    void refresh() {
        services.refresh();
    }

    /** See {@link ProvisionedServices#find()}. */
    void find() {
        services.find();
    }

    /** Empties all of them: what calls of functions have left in memory, in services and on their way is gone. */
    void empty() {
        lambda.empty(services::reset);
    }

    @Override
    public void close() {
        lambda.close();
        services.close();
    }
}
