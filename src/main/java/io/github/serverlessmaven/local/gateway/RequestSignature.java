/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.WebRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an AWS Signature Version 4 of a request, whether its header has it or, as presigned requests have it, its query.
 *
 * @param key the id of the access key
 * @param day when it was signed, without the time
 * @param region that it was signed for
 * @param service that it was signed for
 * @param headers the names of the signed headers, with semicolons between them
 * @param value the signature itself
 * @param time when it was signed
 * @param life for how long it counts from then on
 */
record RequestSignature(
        String key,
        String day,
        String region,
        String service,
        String headers,
        String value,
        String time,
        Duration life) {

    /** The parameter of the signature itself, which is not signed. */
    static final String PARAMETER = "X-Amz-Signature";

    private static final Duration LARGEST_DIFFERENCE = Duration.ofMinutes(5);
    private static final int LONGEST_LIFE = 604_800;

    private static final String SCOPE = "([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request";
    private static final Pattern HEADER = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=" + SCOPE + ", *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})");
    private static final Pattern CREDENTIAL = Pattern.compile(SCOPE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** That of a request; empty if it is not signed. */
    static Optional<RequestSignature> of(WebRequest request) {
        return request.header("Authorization")
                .map(HEADER::matcher)
                .filter(Matcher::matches)
                .map(parts -> of(
                        parts,
                        parts.group(5),
                        parts.group(6),
                        request.header("X-Amz-Date").orElse(""),
                        LARGEST_DIFFERENCE))
                .or(() -> presigned(QueryParameters.of(request.query())));
    }

    private static Optional<RequestSignature> presigned(QueryParameters query) {
        return query.first("X-Amz-Credential")
                .map(CREDENTIAL::matcher)
                .filter(Matcher::matches)
                .map(parts -> of(
                        parts,
                        query.first("X-Amz-SignedHeaders").orElse(""),
                        query.first(PARAMETER).orElse(""),
                        query.first("X-Amz-Date").orElse(""),
                        life(query.first("X-Amz-Expires").orElse(""))));
    }

    private static RequestSignature of(Matcher scope, String headers, String value, String time, Duration life) {
        return new RequestSignature(
                scope.group(1), scope.group(2), scope.group(3), scope.group(4), headers, value, time, life);
    }

    /** None if it is not a number of seconds, or more than a week. */
    private static Duration life(String seconds) {
        int life = seconds.matches("[0-9]{1,6}") ? Integer.parseInt(seconds) : 0;
        return Duration.ofSeconds(life > LONGEST_LIFE ? 0 : life);
    }

    /** Whether it counts at a moment; the clocks of two machines may differ a little. */
    boolean countsAt(Instant now) {
        try {
            Instant signed = Instant.from(TIME.parse(time));
            return !life.isZero()
                    && time.startsWith(day)
                    && !now.isBefore(signed.minus(LARGEST_DIFFERENCE))
                    && !now.isAfter(signed.plus(life));
        } catch (DateTimeException notATime) {
            return false;
        }
    }

    /** What it was signed for. */
    String scope() {
        return String.join("/", day, region, service, "aws4_request");
    }
}
