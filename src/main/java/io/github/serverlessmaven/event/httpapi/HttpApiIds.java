/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.httpapi;

import io.github.serverlessmaven.event.RequestPath;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.template.LogicalId;

/** The logical ids of an HTTP API and what belongs to it: those of Serverless 3. */
final class HttpApiIds {

    static final LogicalId API = new LogicalId("HttpApi");
    static final LogicalId STAGE = new LogicalId("HttpApiStage");
    static final LogicalId LOG_GROUP = new LogicalId("HttpApiLogGroup");
    static final LogicalId ID_OUTPUT = new LogicalId("HttpApiId");
    static final LogicalId URL_OUTPUT = new LogicalId("HttpApiUrl");

    private HttpApiIds() {}

    static LogicalId integration(String functionKey) {
        return new LogicalId("HttpApiIntegration" + Names.normalized(functionKey));
    }

    static LogicalId permission(String functionKey) {
        return new LogicalId(Names.normalized(functionKey) + "LambdaPermissionHttpApi");
    }

    /** Of paths that differ in nothing but case and punctuation the ids are the same. */
    static LogicalId route(String routeKey) {
        return new LogicalId("HttpApiRoute" + (routeKey.equals(Route.DEFAULT) ? "Default" : RequestPath.id(routeKey)));
    }

    static LogicalId authorizer(String name) {
        return new LogicalId("HttpApiAuthorizer" + Names.normalized(name));
    }

    static LogicalId authorizerPermission(String name) {
        return new LogicalId(Names.normalized(name) + "LambdaAuthorizerPermissionHttpApi");
    }
}
