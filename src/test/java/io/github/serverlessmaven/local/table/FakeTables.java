/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.table;

import io.github.serverlessmaven.deploy.port.ServiceFailure;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tables of DynamoDB Local by their API: each change takes until it was looked at twice, and ARNs have a region of their own. */
final class FakeTables implements TableApi {

    private static final String ARN = "arn:aws:dynamodb:ddblocal:000000000000:table/";

    final List<String> calls = new ArrayList<>();
    private final Map<String, Value.Mapping> tables = new LinkedHashMap<>();
    private final Map<String, Integer> pending = new HashMap<>();
    private final Map<String, String> refusals = new HashMap<>();
    private int streams;
    boolean isClosed;

    /** From now on, an operation is refused. */
    void refuse(String operation, String code) {
        refusals.put(operation, code);
    }

    /** The names of the tables that are there. */
    List<String> names() {
        return List.copyOf(tables.keySet());
    }

    @Override
    public Value.Mapping call(Service service, String operation, Value.Mapping input) {
        String name = input.text("TableName").orElseThrow();
        if (!operation.equals("DescribeTable")) {
            calls.add(operation + " " + Json.compact(input));
        }
        Optional.ofNullable(refusals.get(operation)).ifPresent(code -> {
            throw new ServiceFailure(code, operation + " was refused (" + code + ").", "", null);
        });
        return switch (operation) {
            case "CreateTable" -> {
                tables.put(name, input.with("TableArn", Value.of(ARN + name)));
                yield changed(name, input);
            }
            case "UpdateTable" -> changed(name, input);
            case "DeleteTable" -> {
                tables.remove(name);
                yield Value.Mapping.EMPTY;
            }
            case "DescribeTable" -> Value.mapping("Table", described(name));
            default -> Value.Mapping.EMPTY;
        };
    }

    private Value.Mapping changed(String name, Value.Mapping input) {
        pending.put(name, 2);
        Value.Mapping stream = input.section("StreamSpecification");
        if (stream.get("StreamEnabled").equals(Optional.of(Value.of(true)))) {
            tables.computeIfPresent(
                    name,
                    (key, table) -> table.with(
                            "LatestStreamArn",
                            Value.of(ARN + name + "/stream/2026-11-30T16:00:0" + ++streams + ".000")));
        }
        return Value.Mapping.EMPTY;
    }

    private Value.Mapping described(String name) {
        Value.Mapping table = tables.get(name);
        if (table == null) {
            throw new ServiceFailure("ResourceNotFoundException", "no table " + name, "", null);
        }
        int left = pending.merge(name, -1, Integer::sum);
        return table.with("TableStatus", Value.of(left > 0 ? "UPDATING" : "ACTIVE"))
                .without("GlobalSecondaryIndexes");
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
