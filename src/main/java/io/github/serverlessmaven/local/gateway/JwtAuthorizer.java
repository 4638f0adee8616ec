/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/** Decides by the JSON web token of a request: its signature and times, its audience, and the scopes of the route. */
final class JwtAuthorizer {

    private final TokenCheck tokens;

    JwtAuthorizer(TokenCheck tokens) {
        this.tokens = tokens;
    }

    Decision decide(Exchange exchange, Value.Mapping authorizer, List<String> routeScopes) {
        IdentitySources sources = new IdentitySources(texts(authorizer, "IdentitySource"));
        Optional<List<String>> token = sources.values(exchange);
        if (token.isEmpty() || token.get().isEmpty()) {
            return new Decision.Refused(unauthorized("").because("the request has no token"));
        }
        Value.Mapping settings = Values.mapping(authorizer, "JwtConfiguration");
        try {
            JWTClaimsSet claims = tokens.claims(token.get().get(0), Values.text(settings, "Issuer"));
            if (audience(claims).stream().noneMatch(texts(settings, "Audience")::contains)) {
                throw new TokenCheck.InvalidTokenException("the token is for another audience: " + audience(claims));
            }
            List<String> scopes = TokenClaims.scopes(claims);
            if (!routeScopes.isEmpty() && routeScopes.stream().noneMatch(scopes::contains)) {
                return new Decision.Refused(GatewayReply.forbidden()
                        .because("the token has none of the scopes " + routeScopes + ", but " + scopes));
            }
            return new Decision.Granted(caller(claims, routeScopes.isEmpty() ? Optional.empty() : Optional.of(scopes)));
        } catch (TokenCheck.InvalidTokenException | ParseException e) {
            return new Decision.Refused(
                    unauthorized(" error=\"invalid_token\"").because(String.valueOf(e.getMessage())));
        }
    }

    private static HttpReply unauthorized(String error) {
        return GatewayReply.unauthorized().with("WWW-Authenticate", "Bearer" + error);
    }

    private static List<String> texts(Value.Mapping mapping, String key) {
        return Values.items(mapping, key).stream().map(Values::scalar).toList();
    }

    /** The client counts only where there is no audience. */
    private static List<String> audience(JWTClaimsSet claims) throws ParseException {
        return claims.getAudience().isEmpty()
                ? Optional.ofNullable(claims.getStringClaim("client_id")).stream()
                        .toList()
                : claims.getAudience();
    }

    private static Caller caller(JWTClaimsSet claims, Optional<List<String>> scopes) {
        Value.Mapping token = Value.mapping()
                .put("claims", TokenClaims.texts(claims))
                .put("scopes", scopes.<Value>map(Value::texts).orElseGet(Value.Null::new))
                .build();
        return Caller.of(Value.mapping().put("jwt", token).build(), token);
    }
}
