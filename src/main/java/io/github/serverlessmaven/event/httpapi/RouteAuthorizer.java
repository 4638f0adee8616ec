/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.httpapi;

import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * Who may call a route.
 *
 * @param settings as configured, {@link Route#AUTHORIZER}
 */
record RouteAuthorizer(PropertyValues settings) {

    static final String IAM = "aws_iam";

    Optional<Value> id() {
        return settings.get(Route.AUTHORIZER_ID);
    }

    Optional<String> name() {
        return settings.get(Route.AUTHORIZER_NAME);
    }

    Optional<String> type() {
        return settings.get(Route.AUTHORIZER_TYPE);
    }

    Optional<List<String>> scopes() {
        return settings.get(Route.SCOPES);
    }

    boolean isIam() {
        return type().filter(IAM::equals).isPresent();
    }

    /** The authorizer of the provider that is meant, if one is. */
    Optional<Authorizer> configured(HttpApiSettings api) {
        return id().isPresent() || isIam() ? Optional.empty() : name().flatMap(api::authorizer);
    }

    /** The properties of the route that say who may call. */
    Value.Mapping toValue(HttpApiSettings api) {
        if (isIam()) {
            return Value.mapping("AuthorizationType", Value.of("AWS_IAM"));
        }
        Optional<Authorizer> configured = configured(api);
        boolean isRequest = configured
                .map(Authorizer::isRequest)
                .orElseGet(() -> type().filter(Authorizer.REQUEST::equals).isPresent());
        return Value.mapping()
                .put("AuthorizationType", isRequest ? "CUSTOM" : "JWT")
                .put(
                        "AuthorizerId",
                        id().or(() -> configured.map(Authorizer::id).map(Intrinsic::ref)))
                .put(
                        "AuthorizationScopes",
                        scopes().map(scopes ->
                                Value.texts(scopes.stream().distinct().toList())))
                .build();
    }
}
