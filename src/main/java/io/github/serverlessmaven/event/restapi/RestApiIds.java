/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.event.RequestPath;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.template.LogicalId;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The logical ids of a REST API and what belongs to it: those of Serverless 3. */
final class RestApiIds {

    static final LogicalId API = new LogicalId("ApiGatewayRestApi");
    static final LogicalId DEPLOYMENT = new LogicalId("ApiGatewayDeployment");
    static final LogicalId LOG_GROUP = new LogicalId("ApiGatewayLogGroup");
    static final LogicalId ENDPOINT_OUTPUT = new LogicalId("ServiceEndpoint");

    private RestApiIds() {}

    static LogicalId permission(String functionKey) {
        return new LogicalId(Names.normalized(functionKey) + "LambdaPermissionApiGateway");
    }

    static LogicalId resource(String path) {
        return new LogicalId("ApiGatewayResource" + RequestPath.id(path));
    }

    static LogicalId method(String path, String method) {
        return new LogicalId("ApiGatewayMethod" + RequestPath.id(path) + RequestPath.id(method));
    }

    static LogicalId authorizer(String name) {
        return new LogicalId(Names.normalized(name) + "ApiGatewayAuthorizer");
    }

    static LogicalId validator(String service) {
        return new LogicalId("ApiGateway" + upperFirst(service.replaceAll("[^0-9A-Za-z]", "")) + "RequestValidator");
    }

    /** The model of one method's requests. */
    static LogicalId model(LogicalId method, String contentType) {
        return new LogicalId(method + words(contentType) + "Model");
    }

    /** The model of requests of several methods. */
    static LogicalId model(String schema) {
        return new LogicalId("ApiGateway" + camel(schema) + "Model");
    }

    static LogicalId apiKey(String plan, int number) {
        return new LogicalId("ApiGatewayApiKey" + upperFirst(plan) + number);
    }

    static LogicalId usagePlan(String plan) {
        return new LogicalId("ApiGatewayUsagePlan" + upperFirst(plan));
    }

    static LogicalId usagePlanKey(String plan, int number) {
        return new LogicalId("ApiGatewayUsagePlanKey" + upperFirst(plan) + number);
    }

    /** The id that the guides of Serverless 3 give to the response to errors, so that the setting may take the place of the user's own. */
    static LogicalId errorResponse(String type) {
        return new LogicalId("GatewayResponse" + type.replace("DEFAULT_", "Default"));
    }

    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+");

    private static String words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> upperFirst(word.group()))
                .collect(Collectors.joining());
    }

    private static String camel(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> upperFirst(word.group().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining());
    }

    private static String upperFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
