/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.function.Destinations;
import io.github.serverlessmaven.local.function.EventQueue;
import io.github.serverlessmaven.local.http.ServedHosts;
import io.github.serverlessmaven.local.runtime.ServiceEndpoints;
import io.github.serverlessmaven.local.service.ChildServer;
import io.github.serverlessmaven.local.service.ChildServers;
import io.github.serverlessmaven.local.service.LocalService;
import io.github.serverlessmaven.local.service.ServerProgram;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.BucketFolders;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import java.net.InetAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Amazon S3 on this machine: S3Proxy behind our own server, started when a stack has a bucket or events of one. Objects are files in the
 * folder of the state, so they outlive this process.
 */
public final class BucketServer implements LocalService {

    private static final String SERVICE = "S3";

    /** What S3Proxy needs for the clouds of others only. It loads some classes of AWS's client in any case. */
    private static final List<String> UNUSED = List.of(
            "com.azure:*",
            "com.github.openstack4j.core:*",
            "com.github.openstack4j.core.connectors:*",
            "com.google.cloud:*",
            "io.grpc:*",
            "org.apache.sshd:*",
            "software.amazon.awssdk:apache5-client",
            "software.amazon.awssdk:netty-nio-client",
            "software.amazon.awssdk:sts");

    private static final String LOOPBACK = "127.0.0.1";

    private final StateFolder state;
    private final ChildServers servers;
    private final ServiceEndpoints endpoints;
    private final BucketNotifications notifications;
    private final String region;
    private final String prefix;
    private final Clock clock;
    private final Consumer<String> console;
    private final BucketFolders folders;
    private Optional<S3Server> front = Optional.empty();
    private Optional<ChildServer> child = Optional.empty();
    private Optional<ObjectStore> store = Optional.empty();

    /**
     * Creates the service; nothing is started.
     *
     * @param events calls the functions that buckets notify
     * @param others receives notifications that are not for functions
     * @param console receives a line for each request, and what the user should know
     */
    public BucketServer(
            StateFolder state,
            ChildServers servers,
            ServiceEndpoints endpoints,
            EventQueue events,
            Destinations others,
            String region,
            UniqueIds ids,
            Clock clock,
            Consumer<String> console) {
        this.state = state;
        this.servers = servers;
        this.endpoints = endpoints;
        this.notifications = new BucketNotifications(
                new FunctionDirectory(state), events, others, new ObjectEvents(region, ids), ids, console);
        this.region = region;
        // S3Proxy has no guard against web pages of other origins; none of them knows this path.
        this.prefix = "/" + ids.next();
        this.clock = clock;
        this.console = console;
        this.folders = new BucketFolders(state);
    }

    /**
     * What stores objects.
     *
     * @param folder of the buckets
     * @param prefix of all paths
     */
    public static ServerProgram program(String folder, String prefix) {
        return new ServerProgram(
                "S3Proxy",
                "buckets",
                // The second has the classes that the first was built with; resolved alone, it gets older ones.
                List.of("org.gaul:s3proxy:4.1.0", "com.fasterxml.jackson.core:jackson-annotations:2.22"),
                UNUSED,
                List.of("-Xmx256m", "-Dlogback.configurationFile=" + S3ProxyMain.LOG_SETTINGS),
                S3ProxyMain.class.getName(),
                List.of(ServerProgram.PORT, folder, prefix));
    }

    @Override
    public String name() {
        return SERVICE;
    }

    @Override
    public synchronized void provision(Account account) {
        List<String> names = BucketDirectory.names(account);
        if (names.isEmpty() && front.isEmpty()) {
            return;
        }
        names.forEach(folders::create);
        if (front.isEmpty()) {
            running();
            front = Optional.of(serve());
            console.accept("Serving buckets at " + front.get().url() + ": " + String.join(", ", names));
        }
        attach(URI.create(front.get().url()), account);
    }

    private S3Server serve() {
        return new S3Server(
                new ServedHosts(LOOPBACK, InetAddress.getLoopbackAddress()),
                0,
                new BucketDirectory(state),
                folders,
                this::running,
                notifications,
                clock,
                console);
    }

    @Override
    public void attach(URI url, Account account) {
        endpoints.add(SERVICE, url, addresses(BucketDirectory.names(account), url.toString()));
    }

    /** The addresses of buckets in AWS, as attributes of their resources give them. */
    private Map<String, String> addresses(List<String> names, String url) {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (String name : names) {
            addresses.put("https://" + name + ".s3.amazonaws.com", url + "/" + name);
            addresses.put("https://" + name + ".s3." + region + ".amazonaws.com", url + "/" + name);
        }
        return addresses;
    }

    /** The store, which is started again if it broke down: it holds nothing in memory. */
    private synchronized ObjectStore running() {
        if (child.filter(ChildServer::isAlive).isEmpty()) {
            store.ifPresent(ObjectStore::close);
            ChildServer started = servers.start(program(folders.path().toString(), prefix));
            child = Optional.of(started);
            store = Optional.of(new ObjectStore(started.url(), prefix));
        }
        return store.orElseThrow();
    }

    /** Raises no event. */
    @Override
    public void reset() {
        BucketDirectory.names(state.read()).forEach(folders::empty);
    }

    @Override
    public synchronized void close() {
        endpoints.remove(SERVICE);
        front.ifPresent(S3Server::close);
        front = Optional.empty();
        store.ifPresent(ObjectStore::close);
        store = Optional.empty();
        child.ifPresent(ChildServer::close);
        child = Optional.empty();
    }
}
