/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.serverlessmaven.deploy.port.Clock;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Set;

/**
 * Checks JSON web tokens as API Gateway does: signature by RSA with a key of the issuer that the token names, issuer, and times.
 * Whatever the header says, other algorithms are refused, none among them. See "Control access to HTTP APIs with JWT authorizers"
 * in the Amazon API Gateway developer guide.
 */
final class TokenCheck {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

    private final IssuerKeys keys;
    private final Clock clock;

    /** Why a token is refused. */
    static final class InvalidTokenException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InvalidTokenException(String message) {
            super(message);
        }
    }

    TokenCheck(IssuerKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The claims of a token.
     *
     * @param token with {@code Bearer} in front or without
     * @throws InvalidTokenException if it is refused
     */
    JWTClaimsSet claims(String token, String issuer) {
        try {
            SignedJWT signed = SignedJWT.parse(token.replaceFirst("(?i)^Bearer +", ""));
            JWSHeader header = signed.getHeader();
            require(
                    ALGORITHMS.contains(header.getAlgorithm()),
                    "the algorithm " + header.getAlgorithm() + " is not supported");
            require(header.getKeyID() != null, "the header has no kid");
            JWK key = keys.of(issuer).getKeyByKeyId(header.getKeyID());
            require(key != null, "the issuer has no key " + header.getKeyID());
            require(
                    signed.verify(new RSASSAVerifier(key.toRSAKey().toRSAPublicKey())),
                    "the signature does not fit the issuer's key");
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            require(issuer.equals(claims.getIssuer()), "the issuer is " + claims.getIssuer() + ", not " + issuer);
            checkTimes(claims);
            return claims;
        } catch (ParseException | JOSEException | ClassCastException e) {
            throw new InvalidTokenException("the token is not a signed JSON web token: " + e.getMessage());
        } catch (IOException e) {
            throw new InvalidTokenException("the keys of the issuer " + issuer + " cannot be read: " + e.getMessage()
                    + "; -Dserverless.start.jwks names a file of keys");
        }
    }

    private void checkTimes(JWTClaimsSet claims) {
        Instant now = clock.now();
        Date end = claims.getExpirationTime();
        require(end != null && end.toInstant().isAfter(now), "the token has expired");
        require(isPast(claims.getNotBeforeTime(), now), "the token is not valid yet");
        require(isPast(claims.getIssueTime(), now), "the token was issued in the future");
    }

    private static boolean isPast(@org.jspecify.annotations.Nullable Date time, Instant now) {
        return time == null || !time.toInstant().isAfter(now);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new InvalidTokenException(otherwise);
        }
    }
}
