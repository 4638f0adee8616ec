/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** Decides who may call a route of an HTTP API, by what the route declares. */
final class HttpApiAuthorizers {

    private final boolean areOn;
    private final JwtAuthorizer tokens;
    private final LambdaAuthorizer functions;
    private final SignatureCheck signatures;

    /**
     * Creates the authorizers.
     *
     * @param settings how they decide
     */
    HttpApiAuthorizers(
            AuthorizerSettings settings, FunctionDirectory functions, GatewayCalls calls, Clock clock, UniqueIds ids) {
        this.areOn = settings.areOn();
        this.tokens = new JwtAuthorizer(new TokenCheck(new IssuerKeys(settings.keys(), clock), clock));
        this.functions = new LambdaAuthorizer(functions, calls, clock, ids, settings.region());
        this.signatures = new SignatureCheck(clock);
    }

    /** Clears the cached results of functions. */
    void forget() {
        functions.forget();
    }

    /** The decision on a request; empty if the route has no authorizer. */
    Optional<Decision> decide(HttpApi api, HttpApi.Route route, Exchange exchange) {
        String type = Values.find(route.properties(), "AuthorizationType").orElse("NONE");
        if (type.equals("NONE") || !areOn) {
            return Optional.empty();
        }
        if (type.equals("AWS_IAM")) {
            return Optional.of(signed(exchange));
        }
        String id = Values.text(route.properties(), "AuthorizerId");
        Value.Mapping authorizer = api.authorizers().get(id);
        if (authorizer == null) {
            return Optional.of(new Decision.Refused(
                    GatewayReply.internalError("The authorizer " + id + " of " + route.key() + " is not deployed.")));
        }
        return Optional.of(
                Values.text(authorizer, "AuthorizerType").equals("JWT")
                        ? tokens.decide(exchange, authorizer, scopes(route))
                        : functions.decide(exchange, id, authorizer));
    }

    private static List<String> scopes(HttpApi.Route route) {
        return Values.items(route.properties(), "AuthorizationScopes").stream()
                .map(Values::scalar)
                .toList();
    }

    private Decision signed(Exchange exchange) {
        Optional<String> problem = signatures.problem(exchange.web());
        if (problem.isPresent()) {
            return new Decision.Refused(GatewayReply.forbidden().because(problem.get()));
        }
        Value.Mapping caller = new Signature(SignatureCheck.KEY).caller();
        Value.Mapping version2 =
                caller.with("cognitoIdentity", new Value.Null()).with("principalOrgId", new Value.Null());
        return new Decision.Granted(new Caller(
                Value.mapping().put("iam", version2).build(), Value.Mapping.EMPTY, SignatureCheck.identity()));
    }
}
