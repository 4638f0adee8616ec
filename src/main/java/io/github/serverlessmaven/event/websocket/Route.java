/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.websocket;

import io.github.serverlessmaven.event.AuthorizerText;
import io.github.serverlessmaven.event.Throttle;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import java.util.List;
import java.util.Optional;

/**
 * A route of a WebSocket API.
 *
 * @param settings as configured, {@link WebSocket#TYPE}
 */
record Route(PropertyValues settings) {

    static final String CONNECT = "$connect";
    static final String DISCONNECT = "$disconnect";
    static final String DEFAULT = "$default";

    static final Property<String> KEY = Property.of(
            "route",
            Types.text("text that is not empty", "[\\s\\S]*\\S[\\s\\S]*").strict(),
            "Which messages are meant: those for which the API's selection expression gives this text, $connect and $disconnect for"
                    + " the beginning and the end of a connection, $default for what no other route matches.",
            "sendMessage");

    static final Property<String> RESPONSE = Property.of(
            "routeResponseSelectionExpression",
            Types.choice(List.of(DEFAULT)),
            "Sends back to the client what the function returns; it gets nothing without.",
            DEFAULT);

    static final Property<PropertyValues> AUTHORIZER = Property.of(
            "authorizer",
            new AuthorizerText(RouteAuthorizer.SECTION),
            "Who may connect: the key of a function or its ARN, aws_iam, or a mapping that says more; everybody without. Only"
                    + " $connect has one.",
            "authorize");

    static final Property<Throttle> THROTTLE = Property.of(
            "throttle",
            Throttle.TYPE,
            "How many messages of this route are let through.",
            "{burstLimit: 20, rateLimit: 10}");

    static final Property<Boolean> METRICS = Property.of(
            "metrics", Types.bool(), "Whether Amazon CloudWatch gets metrics of this route by itself.", "true");

    static final PropertyType<PropertyValues> SETTINGS = Types.shorthand(
            ObjectSchema.of(List.of(KEY, RESPONSE, AUTHORIZER, THROTTLE, METRICS))
                    .requiring(KEY),
            KEY);

    String key() {
        return settings.get(KEY).orElseThrow();
    }

    LogicalId id() {
        return WebSocketIds.route(key());
    }

    boolean isAnswered() {
        return settings.get(RESPONSE).isPresent();
    }

    Optional<RouteAuthorizer> authorizer() {
        return settings.get(AUTHORIZER).map(RouteAuthorizer::new);
    }

    /** Whether the stage treats this route in another way than others. */
    boolean hasStageSettings() {
        return settings.configured(THROTTLE).isPresent()
                || settings.configured(METRICS).isPresent();
    }
}
