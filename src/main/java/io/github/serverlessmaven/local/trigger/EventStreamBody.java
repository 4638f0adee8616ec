/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.function.StreamedCall;
import io.github.serverlessmaven.local.http.HttpBody;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;

/** A streamed answer in messages of AWS's event streams, as {@code InvokeWithResponseStream} gives it. */
final class EventStreamBody implements HttpBody.Streamed {

    private final StreamedCall call;
    private final boolean hasLog;

    /**
     * Creates a body.
     *
     * @param hasLog whether the end of the function's log comes with the last message
     */
    EventStreamBody(StreamedCall call, boolean hasLog) {
        this.call = call;
        this.hasLog = hasLog;
    }

    @Override
    public void writeTo(OutputStream output) throws IOException {
        call.pipe((bytes, length) -> piece(Arrays.copyOf(bytes, length), output), output);
        CallResult result = call.result();
        if (result.error().isEmpty() && result.payload().size() > 0) {
            piece(result.payload().bytes(), output);
        }
        event("InvokeComplete", "application/json", Json.compact(end(result)).getBytes(StandardCharsets.UTF_8), output);
    }

    private Value.Mapping end(CallResult result) {
        Value.MappingBuilder end = Value.mapping();
        result.error().ifPresent(error -> {
            end.put("ErrorCode", error);
            end.put("ErrorDetails", result.payload().text());
        });
        if (hasLog) {
            end.put("LogResult", InvokeApi.base64(result.log()));
        }
        return end.build();
    }

    private static void piece(byte[] bytes, OutputStream output) throws IOException {
        event("PayloadChunk", "application/octet-stream", bytes, output);
    }

    private static void event(String type, String contentType, byte[] payload, OutputStream output) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        new Message(
                        Map.of(
                                ":message-type", HeaderValue.fromString("event"),
                                ":event-type", HeaderValue.fromString(type),
                                ":content-type", HeaderValue.fromString(contentType)),
                        payload)
                .encode(message);
        message.writeTo(output);
    }
}
