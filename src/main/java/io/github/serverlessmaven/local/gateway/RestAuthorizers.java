/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides who may call a method of a REST API: signatures of AWS, tokens of user pools, and functions, whose policies are cached for five
 * minutes unless the authorizer sets another time. See "Control access to a REST API" in the Amazon API Gateway developer guide.
 */
final class RestAuthorizers {

    private static final int KEPT_SECONDS = 300;
    private static final String TOKEN_SOURCE = "method.request.header.Authorization";

    private final AuthorizerSettings settings;
    private final AuthorizerFunction function;
    private final Clock clock;
    private final TokenCheck tokens;
    private final SignatureCheck signatures;
    private final Map<CacheKey, Remembered> cache = new ConcurrentHashMap<>();

    /** Clears the cached results. */
    void forget() {
        cache.clear();
    }

    private record CacheKey(String api, String stage, String authorizer, List<String> identity) {}

    private record Remembered(Value.Mapping answer, Instant until) {}

    RestAuthorizers(
            AuthorizerSettings settings, FunctionDirectory functions, GatewayCalls calls, Clock clock, UniqueIds ids) {
        this.settings = settings;
        this.function = new AuthorizerFunction(functions, calls, ids);
        this.clock = clock;
        this.tokens = new TokenCheck(new IssuerKeys(settings.keys(), clock), clock);
        this.signatures = new SignatureCheck(clock);
    }

    /** The decision on a request; empty if the method has no authorizer. */
    Optional<Decision> decide(RestApi api, RestApi.Method method, Exchange exchange) {
        String type = Values.find(method.properties(), "AuthorizationType").orElse("NONE");
        if (type.equals("NONE") || !settings.areOn()) {
            return Optional.empty();
        }
        if (type.equals("AWS_IAM")) {
            return Optional.of(signed(api, exchange));
        }
        String id = Values.text(method.properties(), "AuthorizerId");
        Value.Mapping authorizer = api.authorizers().get(id);
        if (authorizer == null) {
            return Optional.of(refused(
                    api, RestError.AUTHORIZER_CONFIGURATION_ERROR, "the authorizer " + id + " is not deployed"));
        }
        return Optional.of(
                type.equals("COGNITO_USER_POOLS")
                        ? ofUserPool(api, method, exchange, authorizer)
                        : byFunction(api, method, exchange, id, authorizer));
    }

    private static Decision refused(RestApi api, RestError error, String cause) {
        return new Decision.Refused(error.reply(api).because(cause));
    }

    private Decision signed(RestApi api, Exchange exchange) {
        if (exchange.web().header("Authorization").isEmpty()) {
            return refused(api, RestError.MISSING_AUTHENTICATION_TOKEN, "the request is not signed");
        }
        return signatures
                .problem(exchange.web())
                .map(problem -> refused(api, RestError.INVALID_SIGNATURE, problem))
                .orElseGet(() -> new Decision.Granted(
                        new Caller(Value.Mapping.EMPTY, Value.Mapping.EMPTY, SignatureCheck.identity())));
    }

    private Decision ofUserPool(RestApi api, RestApi.Method method, Exchange exchange, Value.Mapping authorizer) {
        Optional<List<String>> token = sources(authorizer).values(exchange);
        if (token.isEmpty()) {
            return refused(api, RestError.UNAUTHORIZED, "the request has no token");
        }
        List<String> scopes = Values.items(method.properties(), "AuthorizationScopes").stream()
                .map(Values::scalar)
                .toList();
        String problem = "the authorizer has no user pool";
        for (Value pool : Values.items(authorizer, "ProviderARNs")) {
            try {
                JWTClaimsSet claims = tokens.claims(token.get().get(0), issuer(Values.scalar(pool)));
                Optional<String> unfit = TokenClaims.unfit(claims, scopes);
                if (unfit.isPresent()) {
                    return refused(api, RestError.UNAUTHORIZED, unfit.get());
                }
                Value.Mapping caller = Value.mapping("claims", TokenClaims.texts(claims));
                return new Decision.Granted(Caller.of(caller, caller));
            } catch (TokenCheck.InvalidTokenException e) {
                problem = String.valueOf(e.getMessage());
            }
        }
        return refused(api, RestError.UNAUTHORIZED, problem);
    }

    private static String issuer(String poolArn) {
        String[] parts = poolArn.split(":", 6);
        return "https://cognito-idp." + (parts.length > 3 ? parts[3] : "") + ".amazonaws.com/"
                + poolArn.replaceAll(".*[:/]", "");
    }

    private static IdentitySources sources(Value.Mapping authorizer) {
        String text = Values.find(authorizer, "IdentitySource")
                .orElse(Values.text(authorizer, "Type").equals("REQUEST") ? "" : TOKEN_SOURCE);
        return new IdentitySources(
                text.isBlank() ? List.of() : List.of(text.strip().split(" *, *", -1)));
    }

    private Decision byFunction(
            RestApi api, RestApi.Method method, Exchange exchange, String id, Value.Mapping authorizer) {
        Optional<List<String>> identity = sources(authorizer).values(exchange);
        Optional<String> form = Values.find(authorizer, "IdentityValidationExpression");
        if (identity.isEmpty()
                || form.filter(expression -> !identity.get().get(0).matches(expression))
                        .isPresent()) {
            return refused(api, RestError.UNAUTHORIZED, "the request has no token, or one in another form");
        }
        int seconds =
                identity.get().isEmpty() ? 0 : Values.number(authorizer, "AuthorizerResultTtlInSeconds", KEPT_SECONDS);
        CacheKey key = new CacheKey(api.id(), exchange.stage(), id, identity.get());
        try {
            Remembered known = cache.get(key);
            if (seconds == 0 || known == null || !clock.now().isBefore(known.until())) {
                known = new Remembered(
                        asked(method, exchange, authorizer, identity.get()),
                        clock.now().plusSeconds(seconds));
                cache.put(key, known);
            }
            return decision(api, exchange, known.answer());
        } catch (AuthorizerFunction.UnauthorizedException e) {
            return refused(api, RestError.UNAUTHORIZED, "the authorizer says Unauthorized");
        } catch (ServerlessException e) {
            return refused(api, RestError.AUTHORIZER_FAILURE, "The authorizer failed: " + e.getMessage());
        }
    }

    private Value.Mapping asked(
            RestApi.Method method, Exchange exchange, Value.Mapping authorizer, List<String> identity) {
        String arn = exchange.arn(settings.region(), exchange.path());
        Value.Mapping event = Values.text(authorizer, "Type").equals("REQUEST")
                ? RestEvent.head(exchange, method.resourceId())
                        .put("type", "REQUEST")
                        .put("methodArn", arn)
                        .build()
                : Value.mapping()
                        .put("type", "TOKEN")
                        .put("authorizationToken", identity.get(0))
                        .put("methodArn", arn)
                        .build();
        return function.answer(Values.text(authorizer, "AuthorizerUri"), exchange.stageVariables(), event);
    }

    private Decision decision(RestApi api, Exchange exchange, Value.Mapping answer) {
        if (answer.get("policyDocument").isEmpty()
                || Values.text(answer, "principalId").isEmpty()) {
            return refused(
                    api,
                    RestError.AUTHORIZER_CONFIGURATION_ERROR,
                    "The authorizer's answer has no principalId or no policyDocument.");
        }
        AccessPolicy policy = new AccessPolicy(Values.mapping(answer, "policyDocument"));
        String arn = exchange.arn(settings.region(), exchange.path());
        if (!policy.permits(arn)) {
            String message = "User is not authorized to access this resource"
                    + (policy.denies(arn) ? " with an explicit deny" : "");
            return new Decision.Refused(RestError.ACCESS_DENIED
                    .reply(api, message)
                    .because("The authorizer's policy does not permit " + arn));
        }
        Value.Mapping context = Values.texts(Values.texts(Values.mapping(answer, "context")))
                .with("principalId", Value.of(Values.text(answer, "principalId")))
                .with("integrationLatency", Value.of(0));
        return new Decision.Granted(Caller.of(context, context));
    }
}
