/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * Decides who may connect to a WebSocket API: signatures of AWS, and functions, whose answer counts for the whole connection and for no
 * other. See "Control and manage access to WebSocket APIs in API Gateway".
 */
final class WebSocketAuthorizer {

    private final AuthorizerSettings settings;
    private final AuthorizerFunction function;
    private final SignatureCheck signatures;

    WebSocketAuthorizer(
            AuthorizerSettings settings, FunctionDirectory functions, GatewayCalls calls, Clock clock, UniqueIds ids) {
        this.settings = settings;
        this.function = new AuthorizerFunction(functions, calls, ids);
        this.signatures = new SignatureCheck(clock);
    }

    /** The decision on a handshake; empty if everybody may connect. */
    Optional<Decision> decide(WebSocketApi api, WebSocketApi.Route route, WebSocketEvent event) {
        String type = Values.find(route.properties(), "AuthorizationType").orElse("NONE");
        if (type.equals("NONE") || !settings.areOn()) {
            return Optional.empty();
        }
        if (type.equals("AWS_IAM")) {
            return Optional.of(signed(event.session().handshake()));
        }
        String id = Values.text(route.properties(), "AuthorizerId");
        return Optional.of(Optional.ofNullable(api.authorizers().get(id))
                .map(authorizer -> byFunction(authorizer, event))
                .orElseGet(() -> refused(500, "Internal server error", "the authorizer " + id + " is not deployed")));
    }

    private static Decision refused(int status, String message, String cause) {
        HttpReply reply = GatewayReply.of(status, message);
        return new Decision.Refused(reply.because(cause));
    }

    private Decision signed(Exchange handshake) {
        return signatures
                .problem(handshake.web())
                .map(problem -> refused(403, "Forbidden", problem))
                .orElseGet(() -> new Decision.Granted(
                        new Caller(Value.Mapping.EMPTY, Value.Mapping.EMPTY, SignatureCheck.identity())));
    }

    private Decision byFunction(Value.Mapping authorizer, WebSocketEvent event) {
        Exchange handshake = event.session().handshake();
        List<String> sources = Values.items(authorizer, "IdentitySource").stream()
                .map(Values::scalar)
                .map(source -> source.replaceFirst("^route\\.", ""))
                .toList();
        if (new IdentitySources(sources).values(handshake).isEmpty()) {
            return refused(401, "Unauthorized", "the request lacks one of " + sources);
        }
        String arn = handshake.arn(settings.region(), "").replaceFirst("GET$", "") + WebSocketApi.CONNECT;
        try {
            Value.Mapping answer = function.answer(
                    Values.text(authorizer, "AuthorizerUri"),
                    handshake.stageVariables(),
                    event.connected()
                            .put("type", "REQUEST")
                            .put("methodArn", arn)
                            .build());
            return decision(answer, arn);
        } catch (AuthorizerFunction.UnauthorizedException e) {
            return refused(401, "Unauthorized", "the authorizer says Unauthorized");
        } catch (ServerlessException e) {
            return refused(500, "Internal server error", "The authorizer failed: " + e.getMessage());
        }
    }

    private static Decision decision(Value.Mapping answer, String arn) {
        String principal = Values.text(answer, "principalId");
        if (principal.isEmpty() || answer.get("policyDocument").isEmpty()) {
            return refused(
                    500, "Internal server error", "The authorizer's answer has no principalId or no policyDocument.");
        }
        if (!new AccessPolicy(Values.mapping(answer, "policyDocument")).permits(arn)) {
            return refused(
                    403,
                    "User is not authorized to access this resource",
                    "The authorizer's policy does not permit " + arn);
        }
        Value.Mapping context = Values.texts(Values.texts(Values.mapping(answer, "context")))
                .with("principalId", Value.of(principal))
                .with("integrationLatency", Value.of(0));
        return new Decision.Granted(Caller.of(context, context));
    }
}
