/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.http;

import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer over HTTP.
 *
 * @param status the HTTP status
 * @param headers in order; a name may come more than once
 * @param body its body
 * @param cause why the function has no proper answer, for the console only
 */
public record HttpReply(int status, List<Map.Entry<String, String>> headers, HttpBody body, Optional<String> cause) {

    /** Copies the headers. */
    public HttpReply {
        headers = List.copyOf(headers);
    }

    /** A proper answer. */
    public HttpReply(int status, List<Map.Entry<String, String>> headers, HttpBody body) {
        this(status, headers, body, Optional.empty());
    }

    /** A reply in JSON. */
    public static HttpReply json(int status, Value body) {
        return new HttpReply(status, List.of(Map.entry("Content-Type", "application/json")), Payload.of(body));
    }

    /** A refusal in the form of function URLs. */
    public static HttpReply message(int status, String text) {
        return json(status, Value.mapping().put("Message", text).build());
    }

    /** A refusal in the form of AWS's services. */
    public static HttpReply refusal(int status, String type, String message) {
        return json(
                        status,
                        Value.mapping()
                                .put("Type", "User")
                                .put("Message", message)
                                .build())
                .with("x-amzn-ErrorType", type);
    }

    /** The same reply with one more header. */
    public HttpReply with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new HttpReply(status, more, body, cause);
    }

    /** The same reply with its cause for the console. */
    public HttpReply because(String reason) {
        return new HttpReply(status, headers, body, Optional.of(reason));
    }
}
