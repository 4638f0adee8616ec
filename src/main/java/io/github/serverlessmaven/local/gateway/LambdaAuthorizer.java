/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Delegates the decision to a function, and caches the result as long as the authorizer is configured to. See "Control access to HTTP APIs
 * with AWS Lambda authorizers" in the Amazon API Gateway developer guide.
 */
final class LambdaAuthorizer {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final FunctionDirectory functions;
    private final GatewayCalls calls;
    private final Clock clock;
    private final UniqueIds ids;
    private final String region;
    private final Map<CacheKey, Remembered> cache = new ConcurrentHashMap<>();

    /** Clears the cached results. */
    void forget() {
        cache.clear();
    }

    private record CacheKey(String api, String authorizer, List<String> identity) {}

    private record Remembered(Value.Mapping answer, Instant until) {}

    LambdaAuthorizer(FunctionDirectory functions, GatewayCalls calls, Clock clock, UniqueIds ids, String region) {
        this.functions = functions;
        this.calls = calls;
        this.clock = clock;
        this.ids = ids;
        this.region = region;
    }

    /**
     * Decides on a request.
     *
     * @param id of the authorizer
     * @param authorizer its properties
     */
    Decision decide(Exchange exchange, String id, Value.Mapping authorizer) {
        List<String> sources = Values.items(authorizer, "IdentitySource").stream()
                .map(Values::scalar)
                .toList();
        Optional<List<String>> identity = new IdentitySources(sources).values(exchange);
        if (identity.isEmpty()) {
            return new Decision.Refused(GatewayReply.unauthorized().because("the request lacks one of " + sources));
        }
        CacheKey key = new CacheKey(exchange.api(), id, identity.get());
        int seconds = sources.isEmpty() ? 0 : Values.number(authorizer, "AuthorizerResultTtlInSeconds", 0);
        Remembered known = cache.get(key);
        if (known != null && clock.now().isBefore(known.until())) {
            return decision(exchange, known.answer(), authorizer);
        }
        try {
            Value.Mapping answer = asked(exchange, authorizer, identity.get());
            if (seconds > 0) {
                cache.put(key, new Remembered(answer, clock.now().plusSeconds(seconds)));
            }
            return decision(exchange, answer, authorizer);
        } catch (ServerlessException failed) {
            return new Decision.Refused(GatewayReply.internalError("The authorizer failed: " + failed.getMessage()));
        }
    }

    private Value.Mapping asked(Exchange exchange, Value.Mapping authorizer, List<String> identity) {
        FunctionName name = LambdaUri.of(Values.text(authorizer, "AuthorizerUri"), exchange.stageVariables());
        DeployedFunction function = functions
                .find(name.name(), name.qualifier())
                .orElseThrow(() -> failure("there is no function " + name + " on this machine"));
        Value.Mapping event = isVersion1(authorizer) ? version1(exchange, identity) : version2(exchange, identity);
        CallResult result = calls.call(function, Call.of(ids.next(), Payload.of(event), function.arn()), LIMIT)
                .orElseThrow(() -> failure("it did not answer within " + LIMIT.toSeconds() + " s"));
        if (result.error().isPresent()) {
            throw failure(result.cause());
        }
        if (Json.parse(result.payload().text(), "the answer") instanceof Value.Mapping answer) {
            return answer;
        }
        throw failure("its answer is not an object");
    }

    private static ServerlessException failure(String problem) {
        return new ServerlessException(problem, "Check the function of the authorizer.");
    }

    private static boolean isVersion1(Value.Mapping authorizer) {
        return PayloadFormat.isVersion1(Values.find(authorizer, "AuthorizerPayloadFormatVersion"));
    }

    private Value.Mapping version2(Exchange exchange, List<String> identity) {
        return PayloadFormat.head2(exchange)
                .put("type", "REQUEST")
                .put("routeArn", arn(exchange))
                .put("identitySource", identity.isEmpty() ? new Value.Null() : Value.texts(identity))
                .build();
    }

    private Value.Mapping version1(Exchange exchange, List<String> identity) {
        String joined = String.join(",", identity);
        return PayloadFormat.head1(exchange)
                .put("type", "REQUEST")
                .put("methodArn", arn(exchange))
                .put("identitySource", joined)
                .put("authorizationToken", joined)
                .build();
    }

    private Decision decision(Exchange exchange, Value.Mapping answer, Value.Mapping authorizer) {
        Value.Mapping context = Values.mapping(answer, "context");
        if (Values.text(authorizer, "EnableSimpleResponses").equals("true")) {
            if (!(answer.get("isAuthorized").orElse(new Value.Null()) instanceof Value.Bool isAuthorized)) {
                return new Decision.Refused(GatewayReply.internalError(
                        "The authorizer's answer has no isAuthorized that is true or false."));
            }
            return isAuthorized.bool() ? granted(context, context) : refused("it says isAuthorized: false");
        }
        if (answer.get("policyDocument").isEmpty()) {
            return new Decision.Refused(GatewayReply.internalError("The authorizer's answer has no policyDocument."));
        }
        String arn = arn(exchange);
        return new AccessPolicy(Values.mapping(answer, "policyDocument")).permits(arn)
                ? granted(context, context.with("principalId", Value.of(Values.text(answer, "principalId"))))
                : refused("its policy does not permit " + arn);
    }

    private static Decision granted(Value.Mapping context, Value.Mapping version1) {
        return new Decision.Granted(
                Caller.of(Value.mapping().put("lambda", context).build(), version1));
    }

    private static Decision refused(String reason) {
        return new Decision.Refused(GatewayReply.forbidden().because("The authorizer refuses the request: " + reason));
    }

    private String arn(Exchange exchange) {
        String prefix = "/" + exchange.stage();
        return exchange.arn(
                region,
                exchange.stage().equals(HttpApi.DEFAULT)
                        ? exchange.path()
                        : exchange.path().substring(prefix.length()));
    }
}
