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
import io.github.serverlessmaven.local.bucket.BucketServer;
import io.github.serverlessmaven.local.function.AsynchronousCalls;
import io.github.serverlessmaven.local.function.ColdStarts;
import io.github.serverlessmaven.local.function.FunctionHost;
import io.github.serverlessmaven.local.function.LocalFunctions;
import io.github.serverlessmaven.local.function.PendingEvents;
import io.github.serverlessmaven.local.function.UndeliveredMessages;
import io.github.serverlessmaven.local.gateway.AuthorizerSettings;
import io.github.serverlessmaven.local.gateway.GatewayCalls;
import io.github.serverlessmaven.local.gateway.GatewaySetUp;
import io.github.serverlessmaven.local.gateway.HttpApiGateway;
import io.github.serverlessmaven.local.gateway.RestApiGateway;
import io.github.serverlessmaven.local.gateway.WebSocketGateway;
import io.github.serverlessmaven.local.http.ServedHosts;
import io.github.serverlessmaven.local.log.LocalLogs;
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
import io.github.serverlessmaven.local.runtime.ServiceEndpoints;
import io.github.serverlessmaven.local.schedule.ScheduleRunner;
import io.github.serverlessmaven.local.service.ChildServers;
import io.github.serverlessmaven.local.service.ForeignQueues;
import io.github.serverlessmaven.local.service.LocalService;
import io.github.serverlessmaven.local.service.ProvisionedServices;
import io.github.serverlessmaven.local.service.QueueServer;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.service.ServedApi;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.source.FunctionAccess;
import io.github.serverlessmaven.local.stack.LocalStacks;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.LocalArtifactStore;
import io.github.serverlessmaven.local.state.LocalFunctionUpdates;
import io.github.serverlessmaven.local.state.LocalUrls;
import io.github.serverlessmaven.local.state.LocalVersions;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.UnpackedZips;
import io.github.serverlessmaven.local.stream.StreamPolling;
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
import io.github.serverlessmaven.template.Value;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** This machine as a target. What it starts ends when it is closed, and when this process ends in whatever way. */
public final class LocalTarget implements Target {

    private static final String REGION = "us-east-1";

    private static final ServedHosts LOOPBACK = new ServedHosts("127.0.0.1", InetAddress.getLoopbackAddress());

    /** How long unpacked code that no function uses takes up room. */
    private static final Duration KEPT_UNUSED = Duration.ofDays(7);

    private final LocalSettings settings;
    private final String region;
    private final UniqueIds ids = () -> UUID.randomUUID().toString();
    private final StateFolder state;
    private final LocalUrls urls;
    private final LocalArtifactStore store;
    private final LocalLogs logs;
    private final LocalStacks stacks;
    private final ServiceEndpoints endpoints = new ServiceEndpoints();
    private final QueueServer queues;
    private final List<ServedApi> apis;
    private final Optional<FunctionAccess> access;
    private final ProvisionedServices services;
    private Optional<FunctionHost> host = Optional.empty();
    private Optional<GatewayCalls> calls = Optional.empty();
    private Optional<AsynchronousCalls> events = Optional.empty();
    private Optional<Messaging> messaging = Optional.empty();

    /** Prepares the target; nothing is read or started yet. */
    public LocalTarget(LocalSettings settings) {
        this.settings = settings;
        this.region = settings.region().orElse(REGION);
        this.state = new StateFolder(settings.folder());
        this.urls = new LocalUrls(state);
        this.store = new LocalArtifactStore(state);
        this.logs = new LocalLogs(state);
        this.stacks = new LocalStacks(state, store, logs, region, ids, urls);
        ChildServers servers = new ChildServers(
                settings.java(), state.path().resolve("services"), settings.clock(), settings.console()::debug);
        this.queues = new QueueServer(servers, endpoints, region, settings.console()::info);
        this.access = settings.sources().flatMap(EventSources::functions);
        this.apis = access.isPresent() ? List.of() : apis();
        this.services = services(servers);
        access.ifPresent(this::direct);
    }

    private ProvisionedServices services(ChildServers servers) {
        List<LocalService> own = Stream.concat(Stream.of(queues, buckets(servers)), apis.stream())
                .toList();
        return new ProvisionedServices(
                state,
                endpoints,
                access.isPresent() ? List.of() : own,
                () -> host.ifPresent(FunctionHost::endIdle),
                settings.console()::info,
                settings.console()::warn);
    }

    private BucketServer buckets(ChildServers servers) {
        return new BucketServer(
                state,
                servers,
                endpoints,
                (function, call) -> events().submit(function, call),
                this::deliver,
                region,
                ids,
                settings.clock(),
                settings.console()::info);
    }

    private List<ServedApi> apis() {
        return List.of(
                new ServedApi("SNS", Set.of("AWS::SNS::Topic", "AWS::SNS::Subscription"), endpoints),
                new ServedApi("EVENTBRIDGE", Set.of("AWS::Events::EventBus", "AWS::Events::Rule"), endpoints));
    }

    /** Functions call the services of the server that their sources are at, in place of those of this machine. */
    private void direct(FunctionAccess server) {
        server.services()
                .forEach(service -> endpoints.add(
                        service, server.endpoint(), service.equals("SQS") ? server.queueUrls(region) : Map.of()));
    }

    /** The folder of its state. */
    public Path folder() {
        return state.path();
    }

    @Override
    public String region() {
        return region;
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
        return store;
    }

    @Override
    public ImageRegistry images() {
        return new UnsupportedImageRegistry(settings.console()::info);
    }

    @Override
    public Secrets secrets() {
        return new PlaceholderSecrets(settings.console()::info);
    }

    @Override
    public Functions functions() {
        services.find();
        return new LocalFunctions(new FunctionDirectory(state), host(), events(), ids);
    }

    @Override
    public FunctionUpdates functionUpdates() {
        return new LocalFunctionUpdates(state, store);
    }

    @Override
    public PublishedVersions versions() {
        return new LocalVersions(state);
    }

    @Override
    public Logs logs() {
        return logs;
    }

    @Override
    public Clock clock() {
        return settings.clock();
    }

    @Override
    public boolean hasUniqueNames() {
        return false;
    }

    @Override
    public List<String> recordedOnly(String stackName) {
        return stacks.recordedOnly(stackName);
    }

    @Override
    public List<String> keptMessages() {
        return messages().summary();
    }

    private UndeliveredMessages messages() {
        return new UndeliveredMessages(state, settings.console()::info);
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
        return serve(hosts, port, stackName, authorizers, sources, triggers(stackName, authorizers, sources));
    }

    /**
     * Serves them for tests, on this machine and a free port.
     *
     * @param access what tests may use besides
     */
    public LocalServer serveTests(
            String stackName, LocalAuthorizers authorizers, LocalEvents sources, TestAccess access) {
        List<Trigger> triggers = triggers(stackName, authorizers, sources);
        List<Trigger> all = new ArrayList<>(List.of(new TestApi(access, triggers, host(), logs, endpoints::urls)));
        all.addAll(triggers);
        return serve(LOOPBACK, 0, stackName, authorizers, sources, all);
    }

    private LocalServer serve(
            ServedHosts hosts,
            int port,
            String stackName,
            LocalAuthorizers authorizers,
            LocalEvents sources,
            List<Trigger> triggers) {
        if (!authorizers.areOn()) {
            settings.console()
                    .warn(
                            "Authorizers are off (serverless.start.authorizers=false): every caller may call every route.");
        }
        if (!sources.schedules()) {
            settings.console().info("Schedules are off (serverless.local.schedules=false): they invoke no function.");
        }
        LocalServer server = new LocalServer(
                hosts,
                port,
                triggers,
                new StartPage(stackName, state, host(), host().invocations(), settings.samples(), ids),
                this::functionNames,
                settings.clock(),
                settings.console()::info);
        urls.serveAt(server.urls().get(0));
        apis.forEach(api -> api.serve(URI.create(server.urls().get(0))));
        services.provision(apis);
        events().resume(settings.console()::info);
        return server;
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
        return endpoints.variables();
    }

    /** All that calls functions; the first to answer a request has it. */
    private List<Trigger> triggers(String stackName, LocalAuthorizers authorizers, LocalEvents sources) {
        AuthorizerSettings deciding = new AuthorizerSettings(authorizers.areOn(), authorizers.keys(), region);
        FunctionDirectory directory = new FunctionDirectory(state);
        GatewaySetUp gateways = new GatewaySetUp(
                state, calls(), settings.clock(), ids, deciding, new ServedAddresses(urls, endpoints), stackName);
        List<Trigger> triggers = new ArrayList<>(List.of(
                new LambdaApi(directory, new InvokeApi(host(), events(), ids)),
                new SnsApi(messaging().topics(), ids),
                new EventBridgeApi(messaging().buses(), region, settings.clock(), ids),
                new FunctionUrls(directory, host(), settings.clock(), ids),
                new WebSocketApis(new WebSocketGateway(gateways, settings.console()::info), settings.clock()),
                new RestApis(new RestApiGateway(gateways)),
                new HttpApis(new HttpApiGateway(gateways)),
                queueReaders(services::refresh, queues),
                schedules(sources)));
        settings.sources().map(this::elsewhere).ifPresent(triggers::addAll);
        return triggers;
    }

    private QueueReaders queueReaders(Runnable beforehand, Queues read) {
        return new QueueReaders(
                state,
                beforehand,
                read,
                host(),
                settings.clock(),
                ids,
                settings.console()::info,
                settings.console()::warn);
    }

    private ForeignQueues foreignQueues(EventSources sources) {
        return new ForeignQueues(state, sources, settings.clock(), settings.console()::warn);
    }

    /** Where messages for queues go. */
    private Queues targetQueues() {
        return settings.sources()
                .filter(sources -> access.isPresent())
                .<Queues>map(this::foreignQueues)
                .orElse(queues);
    }

    /** What reads queues and streams that are not on this machine. */
    private List<Trigger> elsewhere(EventSources sources) {
        return List.of(
                queueReaders(() -> {}, foreignQueues(sources)),
                new StreamSources(
                        new StreamPolling(state, sources, host(), settings.clock(), ids, settings.console()::info)));
    }

    private Schedules schedules(LocalEvents sources) {
        return new Schedules(
                new ScheduleRunner(
                        state, events(), settings.clock(), ids, settings.console()::info, settings.console()::warn),
                settings.clock(),
                sources.schedules());
    }

    /**
     * The cold starts of a function.
     *
     * @param functionName its name
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if it is not deployed here
     */
    public ColdStarts coldStarts(String functionName) {
        services.find();
        return new ColdStarts(new FunctionDirectory(state).get(functionName, Optional.empty()), host(), ids);
    }

    /** The names of all functions, sorted. */
    public List<String> functionNames() {
        return new FunctionDirectory(state)
                .all().stream().map(DeployedFunction::name).sorted().toList();
    }

    /** Starts environments of every function, ready for their first calls. */
    public void warm(int environments) {
        new FunctionDirectory(state).all().forEach(function -> host().warm(function, environments));
    }

    /**
     * Starts new environments in the background for functions that were deployed anew since they were called, those called last first.
     *
     * @param environments of each such function at least; one if it is 0
     */
    public void replaceOutdated(int environments) {
        host().replaceOutdated(new FunctionDirectory(state).all(), Math.max(1, environments));
    }

    private synchronized FunctionHost host() {
        if (host.isEmpty()) {
            host = Optional.of(new FunctionHost(
                    state,
                    processes(),
                    logs,
                    settings.clock(),
                    ids,
                    settings.memory(),
                    settings.debugPorts(),
                    settings.console().functionOutput()));
        }
        return host.get();
    }

    private synchronized GatewayCalls calls() {
        if (calls.isEmpty()) {
            calls = Optional.of(new GatewayCalls(
                    host(),
                    events(),
                    settings.clock(),
                    function -> settings.debugPorts().of(function).isPresent()));
        }
        return calls.get();
    }

    private FunctionProcess processes() {
        RuntimeFiles files = new RuntimeFiles(state.path().resolve("runtime"));
        FunctionRuntimes runtimes = new FunctionRuntimes(
                new JavaCommand(
                        settings.java(),
                        files,
                        settings.debugPorts(),
                        access.map(FunctionAccess::javaOptions).orElse(List.of()),
                        settings.console()::info),
                new ScriptCommand(files, Interpreter::find, settings.console()::warn));
        UnpackedZips zips = new UnpackedZips(state.path().resolve("code"), settings.clock());
        zips.deleteUnused(KEPT_UNUSED);
        FunctionLayers layers = new FunctionLayers(state, store, zips, settings.layers(), settings.console()::warn);
        return new FunctionProcess(
                runtimes,
                new FunctionCode(store, zips, layers),
                layers,
                new LambdaPaths(settings.console()::warn),
                region,
                endpoints,
                urls,
                access,
                settings.variables());
    }

    private synchronized AsynchronousCalls events() {
        if (events.isEmpty()) {
            events = Optional.of(new AsynchronousCalls(
                    new FunctionDirectory(state),
                    host(),
                    this::deliver,
                    messages(),
                    new PendingEvents(state, ids.next()),
                    settings.clock(),
                    ids));
        }
        return events.get();
    }

    private boolean deliver(String arn, String body, Value.Mapping attributes) {
        return messaging().deliver(arn, body, attributes);
    }

    private synchronized Messaging messaging() {
        if (messaging.isEmpty()) {
            messaging = Optional.of(
                    new Messaging(state, events(), targetQueues(), settings.clock(), ids, settings.console()::info));
        }
        return messaging.get();
    }

    @Override
    public void close() {
        events.ifPresent(AsynchronousCalls::close);
        messaging.ifPresent(Messaging::close);
        calls.ifPresent(GatewayCalls::close);
        host.ifPresent(FunctionHost::close);
        services.close();
    }
}
