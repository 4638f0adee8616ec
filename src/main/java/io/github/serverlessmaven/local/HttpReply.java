/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer over HTTP.
 *
 * @param status the HTTP status
 * @param headers in order; a name may come more than once
 * @param body its body
 */
record HttpReply(int status, List<Map.Entry<String, String>> headers, HttpBody body) {

    HttpReply {
        headers = List.copyOf(headers);
    }

    static HttpReply json(int status, Value body) {
        return new HttpReply(status, List.of(Map.entry("Content-Type", "application/json")), Payload.of(body));
    }

    /** A refusal in the form of function URLs. */
    static HttpReply message(int status, String text) {
        return json(status, Value.mapping().put("Message", text).build());
    }

    /** A refusal in the form of AWS's services. */
    static HttpReply refusal(int status, String type, String message) {
        return json(
                        status,
                        Value.mapping()
                                .put("Type", "User")
                                .put("Message", message)
                                .build())
                .with("x-amzn-ErrorType", type);
    }

    HttpReply with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new HttpReply(status, more, body);
    }
}
