/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.http;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;

/** What goes into a function or comes out of it: bytes, which are JSON in UTF-8 unless the function decided otherwise. */
public final class Payload implements HttpBody {

    private final byte[] bytes;

    private Payload(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Bytes, which are nobody else's from now on. */
    public static Payload of(byte[] bytes) {
        return new Payload(bytes);
    }

    /** Text in UTF-8. */
    public static Payload of(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A value as compact JSON. */
    public static Payload of(Value value) {
        return of(Json.compact(value));
    }

    /** An error in Lambda's form. */
    public static Payload error(String type, String message) {
        return of(Value.mapping()
                .put("errorType", type)
                .put("errorMessage", message)
                .build());
    }

    /** How many bytes it has. */
    public int size() {
        return bytes.length;
    }

    /** The first bytes read as UTF-8. */
    public String start(int length) {
        return new String(bytes, 0, Math.min(length, bytes.length), StandardCharsets.UTF_8);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The bytes read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
