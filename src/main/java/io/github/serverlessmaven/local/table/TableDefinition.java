/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.table;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as a stack declares it, in the form of the API of DynamoDB.
 *
 * @param name its name
 * @param streamArn what its stream is called in the stack; empty if it has no stream
 * @param attributes the types of the attributes of its keys, by name
 * @param keys its key schema and its local indexes, which cannot change
 * @param indexes its global indexes by name
 * @param throughput its billing mode and capacity
 * @param stream what its stream shows of items
 * @param expiry the attribute that tells when an item expires
 * @param unsupported properties that have no effect on this machine though functions would notice
 */
record TableDefinition(
        String name,
        Optional<String> streamArn,
        Map<String, String> attributes,
        Value.Mapping keys,
        Map<String, Value.Mapping> indexes,
        Value.Mapping throughput,
        Optional<String> stream,
        Optional<String> expiry,
        List<String> unsupported) {

    static final String TABLE = "AWS::DynamoDB::Table";
    static final String GLOBAL_TABLE = "AWS::DynamoDB::GlobalTable";

    private static final String INDEXES = "GlobalSecondaryIndexes";
    private static final List<String> KEYS = List.of("KeySchema", "LocalSecondaryIndexes");
    private static final List<String> UNSUPPORTED = List.of("ImportSourceSpecification", "KinesisStreamSpecification");

    /** The tables of all stacks. */
    static List<TableDefinition> of(Account account) {
        return Stream.concat(account.resources(TABLE), account.resources(GLOBAL_TABLE))
                .map(TableDefinition::of)
                .toList();
    }

    private static TableDefinition of(LocalResource table) {
        Value.Mapping properties = table.properties();
        boolean onDemand = table.isOf(GLOBAL_TABLE)
                || Values.text(properties, "BillingMode").equals("PAY_PER_REQUEST");
        Optional<String> stream = stream(table);
        return new TableDefinition(
                table.physicalId(),
                stream.flatMap(view -> Optional.ofNullable(table.attributes().get("StreamArn"))),
                Values.items(properties, "AttributeDefinitions").stream()
                        .map(Values::asMapping)
                        .collect(Collectors.toMap(
                                attribute -> Values.text(attribute, "AttributeName"),
                                attribute -> Values.text(attribute, "AttributeType"),
                                (first, second) -> second,
                                LinkedHashMap::new)),
                only(properties, KEYS),
                indexes(properties, onDemand),
                onDemand ? Value.mapping("BillingMode", Value.of("PAY_PER_REQUEST")) : capacity(properties),
                stream,
                expiry(properties),
                UNSUPPORTED.stream()
                        .filter(name -> properties.get(name).isPresent())
                        .toList());
    }

    /** The stream of a global table is there whenever the table has replicas. */
    private static Optional<String> stream(LocalResource table) {
        Value.Mapping specification = Values.mapping(table.properties(), "StreamSpecification");
        return Values.find(specification, "StreamViewType")
                .or(() -> Optional.of("NEW_AND_OLD_IMAGES")
                        .filter(view -> table.isOf(GLOBAL_TABLE)
                                && Values.items(table.properties(), "Replicas").size() > 1));
    }

    private static Optional<String> expiry(Value.Mapping properties) {
        Value.Mapping specification = Values.mapping(properties, "TimeToLiveSpecification");
        return Values.find(specification, "AttributeName")
                .filter(name -> !Values.text(specification, "Enabled").equals("false"));
    }

    private static Map<String, Value.Mapping> indexes(Value.Mapping properties, boolean onDemand) {
        Map<String, Value.Mapping> indexes = new LinkedHashMap<>();
        Values.items(properties, INDEXES).stream().map(Values::asMapping).forEach(index -> {
            Value.Mapping own = only(index, List.of("IndexName", "KeySchema", "Projection"));
            indexes.put(
                    Values.text(index, "IndexName"),
                    onDemand
                            ? own
                            : own.with("ProvisionedThroughput", capacity(index).section("ProvisionedThroughput")));
        });
        return indexes;
    }

    /** Numbers may be written as text in templates, but not in requests. */
    private static Value.Mapping capacity(Value.Mapping properties) {
        Value.Mapping declared = Values.mapping(properties, "ProvisionedThroughput");
        return Value.mapping(
                "ProvisionedThroughput",
                Value.mapping()
                        .put("ReadCapacityUnits", Value.of(Values.number(declared, "ReadCapacityUnits", 1)))
                        .put("WriteCapacityUnits", Value.of(Values.number(declared, "WriteCapacityUnits", 1)))
                        .build());
    }

    private static Value.Mapping only(Value.Mapping mapping, List<String> names) {
        Value.MappingBuilder kept = Value.mapping();
        names.forEach(name -> kept.put(name, mapping.get(name)));
        return kept.build();
    }

    /** The input of the call that creates it. */
    Value.Mapping creation() {
        Value.MappingBuilder input = Value.mapping().put("TableName", name).put("AttributeDefinitions", definitions());
        keys.entries().forEach(input::put);
        throughput.entries().forEach(input::put);
        if (!indexes.isEmpty()) {
            input.put(INDEXES, new Value.Sequence(List.copyOf(indexes.values())));
        }
        stream.ifPresent(view -> input.put("StreamSpecification", streamSpecification(view)));
        return input.build();
    }

    /** The attributes as requests have them. */
    Value definitions() {
        return new Value.Sequence(attributes.entrySet().stream()
                .<Value>map(attribute -> Value.mapping()
                        .put("AttributeName", attribute.getKey())
                        .put("AttributeType", attribute.getValue())
                        .build())
                .toList());
    }

    /** A stream as requests have it. */
    static Value.Mapping streamSpecification(String view) {
        return Value.mapping()
                .put("StreamEnabled", Value.of(true))
                .put("StreamViewType", view)
                .build();
    }

    /** Whether a table can become this one without being created again. */
    boolean canFollow(TableDefinition before) {
        return keys.equals(before.keys)
                && attributes.entrySet().stream()
                        .allMatch(attribute -> before.attributes
                                .getOrDefault(attribute.getKey(), attribute.getValue())
                                .equals(attribute.getValue()));
    }
}
