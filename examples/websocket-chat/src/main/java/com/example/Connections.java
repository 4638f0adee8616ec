/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package com.example;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** The open connections: a table of their ids and of the names under which they were opened. */
final class Connections {

    private static final String TABLE = System.getenv("TABLE");

    private final DynamoDbClient table = DynamoDbClient.create();
    private final ApiGatewayManagementApiClient api = ApiGatewayManagementApiClient.create();

    void add(String id, String name) {
        table.putItem(request -> request.tableName(TABLE)
                .item(Map.of("id", AttributeValue.fromS(id), "name", AttributeValue.fromS(name))));
    }

    /** Removes a connection and returns its name; empty if it was removed before. */
    Optional<String> remove(String id) {
        return name(table.deleteItem(
                        request -> request.tableName(TABLE).key(key(id)).returnValues(ReturnValue.ALL_OLD))
                .attributes());
    }

    /** The name of a connection; empty if it was removed. */
    Optional<String> name(String id) {
        return name(
                table.getItem(request -> request.tableName(TABLE).key(key(id)).consistentRead(true))
                        .item());
    }

    /** Sends a text to all connections, and removes those that are gone. */
    void broadcast(String text) {
        for (Map<String, AttributeValue> connection : table.scanPaginator(
                        request -> request.tableName(TABLE).consistentRead(true))
                .items()) {
            String id = connection.get("id").s();
            try {
                api.postToConnection(request -> request.connectionId(id).data(SdkBytes.fromUtf8String(text)));
            } catch (GoneException e) {
                remove(id);
            }
        }
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }

    private static Optional<String> name(Map<String, AttributeValue> connection) {
        return Optional.ofNullable(connection.get("name")).map(AttributeValue::s);
    }
}
