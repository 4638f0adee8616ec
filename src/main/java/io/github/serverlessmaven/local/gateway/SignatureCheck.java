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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern FORM =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request,"
                    + " *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration LARGEST_DIFFERENCE = Duration.ofMinutes(5);
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
        Optional<Matcher> form =
                request.header("Authorization").map(FORM::matcher).filter(Matcher::matches);
        if (form.isEmpty()) {
            return Optional.of("the request is not signed by AWS Signature Version 4");
        }
        Matcher parts = form.get();
        if (!parts.group(1).equals(KEY)) {
            return Optional.of("the access key " + parts.group(1) + " is not known here; sign with the access key "
                    + KEY + " and the secret key " + KEY);
        }
        if (!parts.group(4).equals("execute-api")) {
            return Optional.of("the request is signed for " + parts.group(4) + " in place of execute-api");
        }
        String time = request.header("X-Amz-Date").orElse("");
        if (!isNow(time) || !time.startsWith(parts.group(2))) {
            return Optional.of("the request is signed at another time: " + time);
        }
        String sent = request.header("X-Amz-Content-Sha256").orElse("");
        String body =
                sent.equals(UNSIGNED) ? UNSIGNED : hex(sha256(request.body().bytes()));
        if (!sent.isEmpty() && !sent.equals(body)) {
            return Optional.of("the body is not the one that is signed");
        }
        boolean isRight = Stream.of(true, false)
                .map(encodesTwice -> signature(request, parts, time, body, encodesTwice))
                .anyMatch(parts.group(6)::equals);
        return isRight ? Optional.empty() : Optional.of("the signature is not that of the secret key " + KEY);
    }

    private boolean isNow(String time) {
        try {
            Duration difference = Duration.between(Instant.from(TIME.parse(time)), clock.now());
            return difference.abs().compareTo(LARGEST_DIFFERENCE) <= 0;
        } catch (DateTimeException notATime) {
            return false;
        }
    }

    private static String signature(WebRequest request, Matcher parts, String time, String body, boolean encodesTwice) {
        List<String> signedHeaders = List.of(parts.group(5).split(";", -1));
        String canonical = String.join(
                "\n",
                request.method(),
                encodesTwice ? encodedSegments(request.path()) : request.path(),
                query(request.query()),
                signedHeaders.stream()
                        .map(name -> name + ":" + header(request, name) + "\n")
                        .collect(Collectors.joining()),
                parts.group(5),
                body);
        String scope = String.join("/", parts.group(2), parts.group(3), parts.group(4), "aws4_request");
        String text = String.join("\n", "AWS4-HMAC-SHA256", time, scope, hex(sha256(bytes(canonical))));
        byte[] key = bytes("AWS4" + KEY);
        for (String part : scope.split("/", -1)) {
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
