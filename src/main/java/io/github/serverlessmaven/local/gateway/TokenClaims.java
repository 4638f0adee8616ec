/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import com.nimbusds.jwt.JWTClaimsSet;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The claims of a token as functions receive them. */
final class TokenClaims {

    private TokenClaims() {}

    /** Why a token of a user pool does not fit a method; empty if it does. Without scopes it must be one of identity. */
    static Optional<String> unfit(JWTClaimsSet claims, List<String> required) {
        if (required.isEmpty()) {
            return "access".equals(claims.getClaim("token_use"))
                    ? Optional.of("a method without scopes needs an ID token, not an access token")
                    : Optional.empty();
        }
        return required.stream().anyMatch(scopes(claims)::contains)
                ? Optional.empty()
                : Optional.of("the token has none of the scopes " + required + ", but " + scopes(claims));
    }

    /** Its scopes, which are a list or one text. */
    static List<String> scopes(JWTClaimsSet claims) {
        Object scopes = Optional.ofNullable(claims.getClaim("scope")).orElse(claims.getClaim("scp"));
        if (scopes instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return scopes == null ? List.of() : Arrays.asList(scopes.toString().split(" +", -1));
    }

    /** All claims as texts. */
    static Value.Mapping texts(JWTClaimsSet claims) {
        TreeMap<String, String> texts = new TreeMap<>();
        claims.getClaims().forEach((name, claim) -> {
            if (claim != null) {
                texts.put(name, text(claim));
            }
        });
        return Values.texts(texts);
    }

    /** Claims are texts, lists in brackets, times in seconds. */
    private static String text(Object claim) {
        if (claim instanceof Date time) {
            return Long.toString(time.toInstant().getEpochSecond());
        }
        return claim instanceof Collection<?> list
                ? list.size() == 1 && list.iterator().next() instanceof String one
                        ? one
                        : list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
                : claim.toString();
    }
}
