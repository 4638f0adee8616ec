/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.runtime.ServiceEndpoints;
import io.github.serverlessmaven.local.service.ChildServers;
import io.github.serverlessmaven.local.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DynamoDB Local as a process, by a program of the tests in its place. */
class TableServerTest {

    private static final String TABLE = """
            "%s": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "%s", "BillingMode": "PAY_PER_REQUEST",
             "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}], "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
             "StreamSpecification": {"StreamViewType": "NEW_IMAGE"}}}""";

    @TempDir
    Path folder;

    private final FakeTables api = new FakeTables();
    private final List<URI> opened = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final ServiceEndpoints endpoints = new ServiceEndpoints();
    private StandInPlatform platform;
    private TableServer server;
    private DeployedTemplate stack;
    private StateFolder state;

    @BeforeEach
    void open() throws IOException {
        platform = new StandInPlatform(
                folder.resolve("a/libsqlite4java-linux-amd64-1.0.392.so"),
                folder.resolve("b/libsqlite4java-osx-1.0.392.dylib"));
        stack = new DeployedTemplate(new LocalSetUp().open(folder), "shop", HandlerPackage.in(folder));
        state = new StateFolder(folder);
        server = server(true);
    }

    private TableServer server(boolean areServed) {
        return new TableServer(
                new ChildServers(platform, folder.resolve("services"), new SystemClock(), log::add),
                endpoints,
                new TableSettings(areServed, endpoint -> {
                    opened.add(endpoint);
                    return api;
                }),
                "eu-central-1",
                new SystemClock(),
                messages::add,
                warnings::add);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void provision(String... resources) {
        stack.with(resources);
        server.provision(state.read());
    }

    private static String table(String id, String name) {
        return TABLE.formatted(id, name);
    }

    @Test
    void nothingIsFetchedUnlessTheUserSaysSoAndEachTableIsReportedOnce() {
        server = server(false);
        provision(table("Orders", "orders"));
        server.provision(state.read());
        provision(table("Orders", "orders"), table("Items", "items"), table("Bills", "bills"));
        assertThat(platform.fetched()).isZero();
        assertThat(endpoints.variables()).isEmpty();
        assertThat(messages)
                .containsExactly(
                        "Recorded only: table orders. -Dserverless.local.dynamodb=true has DynamoDB Local fetched and serve it.",
                        "Recorded only: tables bills, items. -Dserverless.local.dynamodb=true has DynamoDB Local fetched and serve them.");
    }

    @Test
    void nothingIsFetchedForAStackWithoutTables() {
        provision("\"Queue\": {\"Type\": \"AWS::SQS::Queue\"}");
        assertThat(platform.fetched()).isZero();
        assertThat(messages).isEmpty();
    }

    @Test
    void theProgramIsStartedInMemoryWithoutTelemetryAndItsLicenseIsNamed() {
        provision(table("Orders", "orders"));
        int port = opened.get(0).getPort();
        assertThat(messages)
                .containsExactly(
                        "Starting local tables. They are in memory: their items end with this process.",
                        "DynamoDB Local is software of AWS under the DynamoDB Local License Agreement"
                                + " (https://aws.amazon.com/dynamodb/dynamodblocallicense/), which demands an AWS account in"
                                + " good standing of whoever uses it. Its telemetry is off.");
        assertThat(warnings).isEmpty();
        assertThat(api.names()).containsExactly("orders");
        String url = "http://127.0.0.1:" + port;
        assertThat(endpoints.variables())
                .containsOnly(
                        java.util.Map.entry("AWS_ENDPOINT_URL_DYNAMODB", url),
                        java.util.Map.entry("AWS_ENDPOINT_URL_DYNAMODB_STREAMS", url));
        server.close();
        assertThat(log)
                .contains(
                        "DynamoDB Local: arguments [-inMemory, -sharedDb, -disableTelemetry, -cors, http://127.0.0.1, -port, "
                                + port + "]",
                        "DynamoDB Local: telemetry 0",
                        "DynamoDB Local: libraries " + folder.resolve("a") + java.io.File.pathSeparator
                                + folder.resolve("b"));
    }

    @Test
    void itEndsWhenItIsClosed() {
        provision(table("Orders", "orders"));
        assertThat(ProcessHandle.current().children()).isNotEmpty();
        server.close();
        assertThat(ProcessHandle.current().children()).isEmpty();
        assertThat(api.isClosed).isTrue();
        assertThat(endpoints.variables()).isEmpty();
    }

    @Test
    void aServerThatBrokeDownIsReplacedWithAllTablesWithoutTheLicenseOnceMore() throws Exception {
        provision(table("Orders", "orders"));
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        while (!server.isBroken()) {
            Thread.onSpinWait();
        }
        messages.clear();
        server.provision(state.read());
        assertThat(server.isBroken()).isFalse();
        assertThat(opened).hasSize(2).doesNotHaveDuplicates();
        assertThat(messages)
                .containsExactly("DynamoDB Local broke down; the local tables are created anew, their items are lost.");
        assertThat(api.calls).filteredOn(call -> call.startsWith("CreateTable")).hasSize(2);
    }

    @Test
    void streamsAreThoseOfTheServer() {
        provision(table("Orders", "orders"));
        String declared = "arn:aws:dynamodb:us-east-1:000000000000:table/orders/stream/local";
        assertThat(server.names()).containsExactly(java.util.Map.entry("orders", java.util.Optional.of(declared)));
        assertThat(server.stream(declared))
                .contains("arn:aws:dynamodb:ddblocal:000000000000:table/orders/stream/2026-11-30T16:00:01.000");
        assertThat(server.stream("arn:aws:dynamodb:us-east-1:000000000000:table/other/stream/local"))
                .isEmpty();
    }

    @Test
    void tablesAreEmptyAfterAResetWithStreamsOfTheirOwn() {
        provision(table("Orders", "orders"));
        server.reset();
        assertThat(api.calls)
                .extracting(call -> call.replaceAll(" .*", ""))
                .containsExactly("CreateTable", "DeleteTable", "CreateTable");
        assertThat(server.stream("arn:aws:dynamodb:us-east-1:000000000000:table/orders/stream/local"))
                .hasValueSatisfying(arn -> assertThat(arn).endsWith(":02.000"));
    }

    @Test
    void anotherProcessFindsTheTablesOfAServerThatRuns() {
        stack.with(table("Orders", "orders"));
        api.call(
                io.github.serverlessmaven.deploy.port.ServiceApi.Service.DYNAMODB,
                "CreateTable",
                TableDefinition.of(state.read()).get(0).creation());
        server.attach(URI.create("http://127.0.0.1:4711"), state.read());
        assertThat(platform.fetched()).isZero();
        assertThat(api.calls).hasSize(1);
        assertThat(endpoints.variables())
                .containsKeys("AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_DYNAMODB_STREAMS");
        assertThat(server.names()).containsOnlyKeys("orders");
    }
}
