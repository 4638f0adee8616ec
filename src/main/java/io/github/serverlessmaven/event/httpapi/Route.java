/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.httpapi;

import io.github.serverlessmaven.event.RequestText;
import io.github.serverlessmaven.event.Throttle;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * A route of an HTTP API.
 *
 * @param settings as configured, {@link HttpApi#TYPE}
 */
record Route(PropertyValues settings) {

    /** The key of the route that gets what no other one matches. */
    static final String DEFAULT = "$default";

    static final String ANY = "ANY";

    private static final String ALL = "*";

    static final Property<String> METHOD = Property.of(
            "method", RequestText.method(), "The method of the requests, in any case; any or * for all.", "get");

    static final Property<String> PATH = Property.of(
            "path",
            Types.text("a path that begins with /, or *", "\\*|/\\S*").strict(),
            "The path of the requests, with variables in braces; {name+} matches the whole rest. * is what no other route matches.",
            "'/orders/{id}'");

    static final Property<Value> AUTHORIZER_ID = Property.of(
            "id",
            TemplateTypes.textOrIntrinsic(Types.text()),
            "The id of an authorizer of the existing API that \"provider.httpApi.id\" names.",
            "a1b2c3");

    static final Property<String> AUTHORIZER_NAME =
            Property.of("name", Types.text(), "An authorizer of \"provider.httpApi.authorizers\".", "customers");

    static final Property<List<String>> SCOPES = Property.of(
            "scopes", Types.list(Types.text()), "The scopes of which a JWT must have one.", "[orders.read]");

    static final Property<String> AUTHORIZER_TYPE = Property.of(
            "type",
            Types.choice(List.of("jwt", "request", "aws_iam")).strict(),
            "Which kind of authorizer the \"id\" is of; aws_iam lets through whom IAM permits, and has nothing next to it.",
            "aws_iam");

    static final Property<PropertyValues> AUTHORIZER = Property.of(
            "authorizer",
            Types.shorthand(
                    ObjectSchema.of(List.of(AUTHORIZER_ID, AUTHORIZER_NAME, SCOPES, AUTHORIZER_TYPE)), AUTHORIZER_NAME),
            "Who may call: the name of one of \"provider.httpApi.authorizers\", or a mapping that says more; everybody without.",
            "customers");

    static final Property<Throttle> THROTTLE = Property.of(
            "throttle",
            Throttle.TYPE,
            "How many requests of this route are let through.",
            "{burstLimit: 20, rateLimit: 10}");

    static final Property<Boolean> METRICS = Property.of(
            "metrics", Types.bool(), "Whether Amazon CloudWatch gets metrics of this route by itself.", "true");

    static final PropertyType<PropertyValues> TYPE =
            RequestText.orMappingOrAll(ObjectSchema.of(List.of(METHOD, PATH, AUTHORIZER, THROTTLE, METRICS))
                    .requiring(PATH));

    String path() {
        return settings.get(PATH).orElseThrow();
    }

    boolean isDefault() {
        return path().equals(ALL);
    }

    String method() {
        return settings.get(METHOD).orElse(ANY);
    }

    /** By what API Gateway distinguishes the routes of an API. */
    String key() {
        return isDefault() ? DEFAULT : method() + " " + path();
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
