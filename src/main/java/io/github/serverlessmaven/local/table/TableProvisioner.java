/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.table;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.ServiceApi;
import io.github.serverlessmaven.deploy.port.ServiceApi.Service;
import io.github.serverlessmaven.deploy.port.ServiceFailure;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings the tables of a server to what stacks declare. Items stay where DynamoDB keeps them. What the server refuses is reported once, and
 * tried again when the table is declared otherwise.
 */
final class TableProvisioner {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LONGEST_WAIT = 300;

    private final ServiceApi api;
    private final Clock clock;
    private final Consumer<String> console;
    private final Consumer<String> warnings;
    private final Map<String, ServedTable> tables = new LinkedHashMap<>();
    private final Map<String, TableDefinition> refused = new LinkedHashMap<>();

    /**
     * Makes the provisioner of a server without tables.
     *
     * @param console receives what happens to tables that the user has items in
     * @param warnings receives what the server does not do
     */
    TableProvisioner(ServiceApi api, Clock clock, Consumer<String> console, Consumer<String> warnings) {
        this.api = api;
        this.clock = clock;
        this.console = console;
        this.warnings = warnings;
    }

    /**
     * A table as the server has it.
     *
     * @param definition what it is by its stack
     * @param arn its ARN there
     * @param streamArn that of its stream
     */
    record ServedTable(TableDefinition definition, String arn, Optional<String> streamArn) {}

    /** The tables that are there. */
    List<ServedTable> tables() {
        return List.copyOf(tables.values());
    }

    /**
     * Creates, changes and deletes tables.
     *
     * @throws ServiceFailure if the server does not answer
     */
    void follow(List<TableDefinition> wanted) {
        List.copyOf(tables.keySet()).stream()
                .filter(name -> wanted.stream().noneMatch(table -> table.name().equals(name)))
                .forEach(name -> attempt("The local table " + name + " is not deleted", () -> delete(name)));
        refused.values().removeIf(table -> !wanted.contains(table));
        wanted.stream()
                .filter(table -> !table.equals(refused.get(table.name())))
                .forEach(this::createOrUpdate);
    }

    /** Creates all tables anew, without items. */
    void reset() {
        tables().forEach(
                        table -> attempt("The local table " + table.definition().name() + " is not emptied", () -> {
                            delete(table.definition().name());
                            create(table.definition());
                        }));
    }

    /** Knows tables that another process has created. */
    void know(List<TableDefinition> created) {
        created.forEach(table -> attempt("The local table " + table.name() + " is not found", () -> put(table)));
    }

    private void createOrUpdate(TableDefinition table) {
        Optional<TableDefinition> before =
                Optional.ofNullable(tables.get(table.name())).map(ServedTable::definition);
        if (before.filter(table::equals).isPresent()) {
            return;
        }
        boolean isDone = attempt("The local table " + table.name() + " is not as declared", () -> {
            if (before.isPresent() && table.canFollow(before.get())) {
                update(before.get(), table);
            } else {
                before.ifPresent(old -> {
                    console.accept("The local table " + table.name() + " is created anew; its items are lost.");
                    delete(table.name());
                });
                create(table);
            }
        });
        if (!isDone) {
            refused.put(table.name(), table);
        }
    }

    private void create(TableDefinition table) {
        call("CreateTable", table.creation());
        put(table);
        table.expiry().ifPresent(attribute -> expire(table, attribute, true));
        table.unsupported()
                .forEach(property -> warnings.accept(
                        property + " of the local table " + table.name() + " has no effect on this machine."));
    }

    private void update(TableDefinition before, TableDefinition table) {
        if (!before.stream().equals(table.stream())) {
            before.stream()
                    .ifPresent(view ->
                            change(table, "StreamSpecification", Value.mapping("StreamEnabled", Value.of(false))));
            table.stream()
                    .ifPresent(view -> change(table, "StreamSpecification", TableDefinition.streamSpecification(view)));
        }
        before.indexes().forEach((name, index) -> {
            if (!index.equals(table.indexes().get(name))) {
                changeIndex(table, "Delete", Value.mapping("IndexName", Value.of(name)));
            }
        });
        table.indexes().forEach((name, index) -> {
            if (!index.equals(before.indexes().get(name))) {
                changeIndex(table, "Create", index);
            }
        });
        if (!before.expiry().equals(table.expiry())) {
            before.expiry().ifPresent(attribute -> expire(table, attribute, false));
            table.expiry().ifPresent(attribute -> expire(table, attribute, true));
        }
        put(table);
    }

    private void changeIndex(TableDefinition table, String action, Value.Mapping index) {
        change(table, "GlobalSecondaryIndexUpdates", Value.list(Value.mapping(action, index)));
    }

    private void change(TableDefinition table, String what, Value value) {
        call(
                "UpdateTable",
                Value.mapping()
                        .put("TableName", table.name())
                        .put("AttributeDefinitions", table.definitions())
                        .put(what, value)
                        .build());
        describeActive(table.name());
    }

    private void expire(TableDefinition table, String attribute, boolean isEnabled) {
        attempt(
                "Items of the local table " + table.name() + " do not expire by " + attribute,
                () -> call(
                        "UpdateTimeToLive",
                        Value.mapping()
                                .put("TableName", table.name())
                                .put(
                                        "TimeToLiveSpecification",
                                        Value.mapping()
                                                .put("AttributeName", attribute)
                                                .put("Enabled", Value.of(isEnabled))
                                                .build())
                                .build()));
    }

    private void delete(String name) {
        call("DeleteTable", Value.mapping("TableName", Value.of(name)));
        tables.remove(name);
        for (int i = 0; i < LONGEST_WAIT; i++) {
            try {
                describe(name);
            } catch (ServiceFailure e) {
                if (e.isMissing()) {
                    return;
                }
                throw e;
            }
            clock.sleep(PAUSE);
        }
    }

    private void put(TableDefinition table) {
        Value.Mapping described = describeActive(table.name());
        tables.put(
                table.name(),
                new ServedTable(
                        table,
                        Values.text(described, "TableArn"),
                        table.stream().flatMap(view -> Values.find(described, "LatestStreamArn"))));
    }

    /** The table, once nothing of it is on the way. */
    private Value.Mapping describeActive(String name) {
        Value.Mapping table = describe(name);
        for (int i = 0; i < LONGEST_WAIT && !isActive(table); i++) {
            clock.sleep(PAUSE);
            table = describe(name);
        }
        return table;
    }

    private static boolean isActive(Value.Mapping table) {
        return Values.text(table, "TableStatus").equals("ACTIVE")
                && Values.items(table, "GlobalSecondaryIndexes").stream()
                        .map(index -> Values.text(Values.asMapping(index), "IndexStatus"))
                        .allMatch("ACTIVE"::equals);
    }

    private Value.Mapping describe(String name) {
        return call("DescribeTable", Value.mapping("TableName", Value.of(name))).section("Table");
    }

    private Value.Mapping call(String operation, Value.Mapping input) {
        return api.call(Service.DYNAMODB, operation, input);
    }

    private boolean attempt(String otherwise, Runnable work) {
        try {
            work.run();
            return true;
        } catch (ServiceFailure e) {
            if (e.code().equals(ServiceFailure.UNREACHABLE)) {
                throw e;
            }
            warnings.accept(otherwise + ": " + e.getMessage());
            return false;
        }
    }
}
