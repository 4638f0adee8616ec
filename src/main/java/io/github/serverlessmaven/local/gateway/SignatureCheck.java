/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks signatures of requests by the one key of this machine, which functions have too. See "AWS Signature Version 4 for API requests"
 * in the IAM user guide.
 */
final class SignatureCheck {

    /** The id of the key and its secret. */
    static final String KEY = "local";

    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    private final Clock clock;

    SignatureCheck(Clock clock) {
        this.clock = clock;
    }

    /** Members of the identity that a request of the key has. */
    static Value.Mapping identity() {
        Value.Mapping caller = new Signature(KEY).caller();
        return Value.mapping()
                .put("accessKey", KEY)
                .put("accountId", Values.text(caller, "accountId"))
                .put("caller", KEY)
                .put("user", KEY)
                .put("userArn", Values.text(caller, "userArn"))
                .build();
    }

    /** Why a request is refused; empty if its signature is right. */
    Optional<String> problem(WebRequest request) {
        Optional<RequestSignature> signature = RequestSignature.of(request);
        if (signature.isEmpty()) {
            return Optional.of("the request is not signed by AWS Signature Version 4");
        }
        RequestSignature sent = signature.get();
        if (!sent.key().equals(KEY)) {
            return Optional.of("the access key " + sent.key() + " is not known here; sign with the access key " + KEY
                    + " and the secret key " + KEY);
        }
        if (!sent.service().equals("execute-api")) {
            return Optional.of("the request is signed for " + sent.service() + " in place of execute-api");
        }
        if (!sent.countsAt(clock.now())) {
            return Optional.of("the request is signed at another time: " + sent.time());
        }
        String digest = request.header("X-Amz-Content-Sha256").orElse("");
        String body =
                digest.equals(UNSIGNED) ? UNSIGNED : hex(sha256(request.body().bytes()));
        if (!digest.isEmpty() && !digest.equals(body)) {
            return Optional.of("the body is not the one that is signed");
        }
        boolean isRight = Stream.of(true, false)
                .map(encodesTwice -> signature(request, sent, body, encodesTwice))
                .anyMatch(sent.value()::equals);
        return isRight ? Optional.empty() : Optional.of("the signature is not that of the secret key " + KEY);
    }

    private static String signature(WebRequest request, RequestSignature sent, String body, boolean encodesTwice) {
        List<String> signedHeaders = List.of(sent.headers().split(";", -1));
        String canonical = String.join(
                "\n",
                request.method(),
                encodesTwice ? encodedSegments(request.path()) : request.path(),
                query(request.query()),
                signedHeaders.stream()
                        .map(name -> name + ":" + header(request, name) + "\n")
                        .collect(Collectors.joining()),
                sent.headers(),
                body);
        String text = String.join("\n", "AWS4-HMAC-SHA256", sent.time(), sent.scope(), hex(sha256(bytes(canonical))));
        byte[] key = bytes("AWS4" + KEY);
        for (String part : sent.scope().split("/", -1)) {
            key = hmac(key, part);
        }
        return hex(hmac(key, text));
    }

    private static String header(WebRequest request, String name) {
        return ReceivedHeaders.of(request).all().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().strip().replaceAll(" +", " "))
                .collect(Collectors.joining(","));
    }

    private static String encodedSegments(String path) {
        return Stream.of(path.split("/", -1)).map(SignatureCheck::encoded).collect(Collectors.joining("/"));
    }

    private static String query(String query) {
        return QueryParameters.of(query.replace("+", "%2B")).all().stream()
                .filter(parameter -> !parameter.getKey().equals(RequestSignature.PARAMETER))
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
