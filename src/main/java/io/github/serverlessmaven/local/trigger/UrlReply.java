/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.StreamedCall;
import io.github.serverlessmaven.local.gateway.FunctionAnswer;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What a function URL answers, by what its function gave back. */
final class UrlReply {

    /** Between the status and headers of a streamed answer and its body. */
    private static final int DELIMITER = 8;

    /** The content type of a streamed answer that has status and headers in front. */
    private static final String WITH_HEAD = "application/vnd.awslambda.http-integration-response";

    private UrlReply() {}

    /** The answer of a function that answers at once. */
    static HttpReply buffered(Payload payload) {
        Value value;
        try {
            value = Json.parse(payload.text(), "The answer");
        } catch (ServerlessException notJson) {
            return plain(payload, "application/octet-stream");
        }
        if (!(value instanceof Value.Mapping answer) || answer.get("statusCode").isEmpty()) {
            return plain(payload, "application/json");
        }
        try {
            return new HttpReply(FunctionAnswer.status(answer), headers(answer), FunctionAnswer.body(answer));
        } catch (ResourceProblem malformed) {
            return malformed(malformed);
        }
    }

    /** The answer of a function that streams: bytes as they are, with status and headers in front if it gave some. */
    static HttpReply streamed(Payload payload) {
        byte[] bytes = payload.bytes();
        int end = endOfHead(bytes);
        if (end < 0) {
            return plain(payload, "application/octet-stream");
        }
        try {
            Value.Mapping head = Values.asMapping(
                    Json.parse(Payload.of(Arrays.copyOf(bytes, end)).text(), "The head of the answer"));
            return new HttpReply(
                    FunctionAnswer.status(head),
                    headers(head),
                    Payload.of(Arrays.copyOfRange(bytes, end + DELIMITER, bytes.length)));
        } catch (ServerlessException | ResourceProblem malformed) {
            return malformed(malformed);
        }
    }

    /** The answer of a function that still writes it; waits until status and headers are there. */
    static HttpReply streaming(String contentType, StreamedCall call) {
        if (!contentType.startsWith(WITH_HEAD)) {
            return new HttpReply(200, List.of(Map.entry("Content-Type", contentType)), call);
        }
        try {
            Value.Mapping head =
                    Values.asMapping(Json.parse(Payload.of(head(call.content())).text(), "The head of the answer"));
            return new HttpReply(FunctionAnswer.status(head), headers(head), call);
        } catch (ServerlessException | ResourceProblem malformed) {
            return malformed(malformed);
        }
    }

    private static byte[] head(InputStream content) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int zeros = 0;
        try {
            for (int next = content.read(); next >= 0; next = content.read()) {
                head.write(next);
                zeros = next == 0 ? zeros + 1 : 0;
                if (zeros == DELIMITER) {
                    return Arrays.copyOf(head.toByteArray(), head.size() - DELIMITER);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return head.toByteArray();
    }

    private static int endOfHead(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != '{') {
            return -1;
        }
        int zeros = 0;
        for (int i = 0; i < bytes.length; i++) {
            zeros = bytes[i] == 0 ? zeros + 1 : 0;
            if (zeros == DELIMITER) {
                return i + 1 - DELIMITER;
            }
        }
        return -1;
    }

    private static HttpReply plain(Payload payload, String type) {
        return new HttpReply(200, List.of(Map.entry("Content-Type", type)), payload);
    }

    private static HttpReply malformed(RuntimeException problem) {
        return internalError("The function's answer is malformed: " + problem.getMessage());
    }

    /** The answer when the function has none; the cause is for the console only. */
    static HttpReply internalError(String cause) {
        return new HttpReply(
                        502,
                        List.of(Map.entry("Content-Type", "application/json")),
                        Payload.of("Internal Server Error"))
                .because(cause);
    }

    private static List<Map.Entry<String, String>> headers(Value.Mapping answer) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(FunctionAnswer.singleHeaders(answer));
        headers.addAll(FunctionAnswer.cookies(answer));
        if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("Content-Type"))) {
            headers.add(Map.entry("Content-Type", "application/json"));
        }
        return headers;
    }
}
