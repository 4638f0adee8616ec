/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.table;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.ServiceApi;
import io.github.serverlessmaven.deploy.port.ServiceFailure;
import io.github.serverlessmaven.local.runtime.ServiceEndpoints;
import io.github.serverlessmaven.local.service.ChildServer;
import io.github.serverlessmaven.local.service.ChildServers;
import io.github.serverlessmaven.local.service.LocalService;
import io.github.serverlessmaven.local.service.ServerProgram;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.table.TableProvisioner.ServedTable;
import io.github.serverlessmaven.template.Value;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Amazon DynamoDB on this machine: DynamoDB Local, fetched and started when a stack has a table and the user wants it. Its license is a matter
 * between the user and AWS, so nothing of it is done without being asked for. Tables are in memory and follow their stacks.
 */
public final class TableServer implements LocalService, ServiceApi {

    private static final String SERVICE = "DYNAMODB";
    private static final String STREAMS = "DYNAMODB_STREAMS";

    private final ChildServers servers;
    private final ServiceEndpoints endpoints;
    private final TableSettings settings;
    private final String region;
    private final Clock clock;
    private final Consumer<String> console;
    private final Consumer<String> warnings;
    private final Set<String> recorded = new HashSet<>();
    private Optional<ChildServer> server = Optional.empty();
    private Optional<TableApi> api = Optional.empty();
    private Optional<TableProvisioner> tables = Optional.empty();

    /**
     * Makes the service; nothing is started.
     *
     * @param console receives what the user should know
     * @param warnings receives where tables differ from what is declared
     */
    public TableServer(
            ChildServers servers,
            ServiceEndpoints endpoints,
            TableSettings settings,
            String region,
            Clock clock,
            Consumer<String> console,
            Consumer<String> warnings) {
        this.servers = servers;
        this.endpoints = endpoints;
        this.settings = settings;
        this.region = region;
        this.clock = clock;
        this.console = console;
        this.warnings = warnings;
    }

    /** What serves tables. */
    public static ServerProgram program() {
        return new ServerProgram(
                "DynamoDB Local",
                "tables",
                List.of("software.amazon.dynamodb:DynamoDBLocal:3.3.1"),
                List.of(),
                List.of("-Xmx256m"),
                DynamoDbLocalMain.class.getName(),
                // Pages of other origins would be let in without -cors.
                List.of(
                        "-inMemory",
                        "-sharedDb",
                        "-disableTelemetry",
                        "-cors",
                        "http://127.0.0.1",
                        "-port",
                        ServerProgram.PORT),
                Map.of("DDB_LOCAL_TELEMETRY", "0"),
                Optional.of("DynamoDB Local is software of AWS under the DynamoDB Local License Agreement"
                        + " (https://aws.amazon.com/dynamodb/dynamodblocallicense/), which demands an AWS account in good"
                        + " standing of whoever uses it. Its telemetry is off."));
    }

    /** Whether stacks with such a resource need it. */
    public static boolean isFor(String type) {
        return type.equals(TableDefinition.TABLE) || type.equals(TableDefinition.GLOBAL_TABLE);
    }

    @Override
    public synchronized void provision(Account account) {
        List<TableDefinition> wanted = TableDefinition.of(account);
        if (!settings.areServed()) {
            reportRecorded(wanted);
        } else if (!wanted.isEmpty() || server.isPresent()) {
            TableProvisioner provisioner = running();
            provisioner.follow(wanted);
            announce();
        }
    }

    private void reportRecorded(List<TableDefinition> wanted) {
        List<String> names = wanted.stream()
                .map(TableDefinition::name)
                .filter(recorded::add)
                .sorted()
                .toList();
        if (!names.isEmpty()) {
            console.accept("Recorded only: " + (names.size() == 1 ? "table " : "tables ") + String.join(", ", names)
                    + ". -Dserverless.local.dynamodb=true has DynamoDB Local fetched and serve "
                    + (names.size() == 1 ? "it." : "them."));
        }
    }

    /** The tables of the server, which is started if it does not run: for the first time, or after it broke down with all items. */
    private TableProvisioner running() {
        if (tables.isPresent() && server.filter(ChildServer::isAlive).isPresent()) {
            return tables.get();
        }
        if (server.isPresent()) {
            console.accept("DynamoDB Local broke down; the local tables are created anew, their items are lost.");
        } else {
            console.accept("Starting local tables. They are in memory: their items end with this process.");
            program().notice().ifPresent(console);
        }
        ChildServer started = servers.start(program());
        server = Optional.of(started);
        if (started.isReachableFromOutside()) {
            warnings.accept("DynamoDB Local listens at all addresses of this machine, port "
                    + started.url().getPort() + ": other machines may read and change the local tables.");
        }
        return use(started.url());
    }

    private TableProvisioner use(URI url) {
        api.ifPresent(TableApi::close);
        TableApi opened = settings.apis().apply(url);
        api = Optional.of(opened);
        TableProvisioner provisioner = new TableProvisioner(opened, clock, console, warnings);
        tables = Optional.of(provisioner);
        endpoints.add(SERVICE, url, Map.of());
        endpoints.add(STREAMS, url, Map.of());
        return provisioner;
    }

    /** Functions that are given ARNs get those of the server, whose region is its own and whose streams have a time in their names. */
    private void announce() {
        Map<String, String> names = new LinkedHashMap<>();
        for (ServedTable table : served()) {
            String name = table.definition().name();
            if (table.arn().endsWith(":table/" + name)) {
                names.put(
                        "arn:aws:dynamodb:" + region + ":" + Account.ID + ":table/",
                        table.arn().substring(0, table.arn().length() - name.length()));
            }
            table.streamArn()
                    .ifPresent(arn -> table.definition()
                            .streamArn()
                            .ifPresent(declared -> names.put(
                                    declared.substring(declared.lastIndexOf(":table/")),
                                    arn.substring(arn.lastIndexOf(":table/")))));
        }
        Optional.ofNullable(endpoints.urls().get(SERVICE)).ifPresent(url -> endpoints.add(SERVICE, url, names));
    }

    private List<ServedTable> served() {
        return tables.map(TableProvisioner::tables).orElse(List.of());
    }

    /** Tables are created anew: their streams begin anew, and what was not read of them is gone. */
    @Override
    public synchronized void reset() {
        tables.ifPresent(TableProvisioner::reset);
        announce();
    }

    /** Whether the server ended by itself; the next {@link #provision} starts another one. */
    @Override
    public synchronized boolean isBroken() {
        return server.filter(started -> !started.isAlive()).isPresent();
    }

    @Override
    public synchronized void attach(URI url, Account account) {
        use(url).know(TableDefinition.of(account));
        announce();
    }

    @Override
    public String name() {
        return SERVICE;
    }

    /** The tables by name, with the ARNs that stacks have of their streams. */
    public synchronized Map<String, Optional<String>> names() {
        Map<String, Optional<String>> names = new TreeMap<>();
        served().forEach(table ->
                names.put(table.definition().name(), table.definition().streamArn()));
        return names;
    }

    /** What the server calls a stream now; empty if it has none of this ARN of a stack. */
    public synchronized Optional<String> stream(String arn) {
        return served().stream()
                .filter(table ->
                        table.definition().streamArn().filter(arn::equals).isPresent())
                .findFirst()
                .flatMap(ServedTable::streamArn);
    }

    @Override
    public Value.Mapping call(Service service, String operation, Value.Mapping input) {
        return current().call(service, operation, input);
    }

    private synchronized TableApi current() {
        return api.orElseThrow(() -> new ServiceFailure(
                ServiceFailure.UNREACHABLE,
                "DynamoDB Local does not run.",
                "Start it with a stack that has tables.",
                null));
    }

    @Override
    public synchronized void close() {
        endpoints.remove(SERVICE);
        endpoints.remove(STREAMS);
        tables = Optional.empty();
        api.ifPresent(TableApi::close);
        api = Optional.empty();
        server.ifPresent(ChildServer::close);
        server = Optional.empty();
    }
}
