/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.Payload;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body of a request as a function receives it.
 *
 * @param text the body, in Base64 if it is binary; empty if there is none
 * @param isBase64 whether it is binary
 */
public record EventBody(Optional<String> text, boolean isBase64) {

    /** Forms are binary for HTTP APIs and function URLs. */
    private static final Pattern TEXT =
            Pattern.compile("(?i)(text/.*|application/(.*\\+)?(json|xml|javascript)) *(;.*)?");

    /** A body that is text or binary by its content type; binary without one. */
    public static EventBody of(Payload body, Optional<String> contentType) {
        return of(body, contentType.filter(type -> TEXT.matcher(type).matches()).isEmpty());
    }

    /** A body that is text or binary. */
    static EventBody of(Payload body, boolean isBinary) {
        if (body.size() == 0) {
            return new EventBody(Optional.empty(), false);
        }
        return new EventBody(
                Optional.of(isBinary ? Base64.getEncoder().encodeToString(body.bytes()) : body.text()), isBinary);
    }
}
