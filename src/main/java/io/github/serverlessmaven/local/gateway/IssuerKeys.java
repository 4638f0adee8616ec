/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import com.nimbusds.jose.jwk.JWKSet;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The public keys by which issuers sign tokens: those of a file, or those that the issuer publishes, kept for two hours as in AWS. */
public final class IssuerKeys {

    private static final Duration KEPT = Duration.ofHours(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Optional<Path> file;
    private final Clock clock;
    private final Map<URI, Kept> kept = new HashMap<>();

    private record Kept(JWKSet keys, Instant until) {}

    /**
     * Creates the keys; they are read when a token comes.
     *
     * @param file a set of JSON web keys that stands for those of all issuers
     */
    public IssuerKeys(Optional<Path> file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * The keys of an issuer.
     *
     * @throws IOException if they cannot be had
     */
    synchronized JWKSet of(String issuer) throws IOException {
        if (file.isPresent()) {
            return parsed(Files.readString(file.get()), file.get().toString());
        }
        URI address = address(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
        Kept known = kept.get(address);
        if (known == null || !clock.now().isBefore(known.until())) {
            String configuration = fetched(address);
            String keys = Values.text(Values.asMapping(Json.parse(configuration, address.toString())), "jwks_uri");
            known = new Kept(parsed(fetched(address(keys)), keys), clock.now().plus(KEPT));
            kept.put(address, known);
        }
        return known.keys();
    }

    private static URI address(String text) throws IOException {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("\"" + text + "\" is not a URL", e);
        }
    }

    private static JWKSet parsed(String text, String source) throws IOException {
        try {
            return JWKSet.parse(text);
        } catch (ParseException e) {
            throw new IOException(source + " has no set of JSON web keys: " + e.getMessage(), e);
        }
    }

    private static String fetched(URI address) throws IOException {
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(address + " answers with status " + answer.statusCode());
            }
            return answer.body();
        } catch (IllegalArgumentException e) {
            throw new IOException(address + " is not a URL of HTTP", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
