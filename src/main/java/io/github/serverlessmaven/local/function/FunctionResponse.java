/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.RequestGuard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;

/**
 * The answer that a runtime sends: whole, or piece by piece with its error at the end. See "Using the Lambda runtime API" and
 * "Building a custom runtime" in the AWS Lambda developer guide.
 */
final class FunctionResponse {

    /** The largest streamed answer ("Lambda quotas"), in bytes. */
    private static final long LARGEST_STREAM = 209_715_200;

    private static final int PIECE = 8192;
    private static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";
    private static final String ERROR_BODY = "Lambda-Runtime-Function-Error-Body";

    private final RunningCall call;
    private final ClassicHttpRequest request;

    FunctionResponse(RunningCall call, ClassicHttpRequest request) {
        this.call = call;
        this.request = request;
    }

    /** Hands the answer over to the call. */
    void take(ClassicHttpResponse response) throws IOException {
        boolean streams = RequestGuard.header(request, "Lambda-Runtime-Function-Response-Mode")
                .filter("streaming"::equalsIgnoreCase)
                .isPresent();
        if (!streams || request.getEntity() == null) {
            takeWhole(response, RuntimeApi.body(request, RuntimeApi.LARGEST_PAYLOAD + 1));
            return;
        }
        try (InputStream content = request.getEntity().getContent()) {
            Optional<ResponseStream> reader = call.call().stream();
            if (reader.isPresent()) {
                takePieces(response, content, reader.get());
            } else {
                byte[] bytes = content.readNBytes(RuntimeApi.LARGEST_PAYLOAD + 1);
                content.transferTo(java.io.OutputStream.nullOutputStream());
                Optional<Payload> error = errorAfter(content);
                if (error.isPresent()) {
                    fail(response, 202, error.get());
                } else {
                    takeWhole(response, Payload.of(bytes));
                }
            }
        }
    }

    private void takeWhole(ClassicHttpResponse response, Payload payload) {
        if (payload.size() > RuntimeApi.LARGEST_PAYLOAD) {
            fail(response, 413, tooLarge(RuntimeApi.LARGEST_PAYLOAD));
        } else {
            call.answer(payload, Optional.empty());
            RuntimeApi.reply(response, 202, "");
        }
    }

    private void takePieces(ClassicHttpResponse response, InputStream content, ResponseStream reader)
            throws IOException {
        reader.begin(RequestGuard.header(request, "Content-Type").orElse("application/octet-stream"));
        byte[] piece = new byte[PIECE];
        long size = 0;
        for (int length = content.read(piece); length >= 0; length = content.read(piece)) {
            size += length;
            if (size <= LARGEST_STREAM) {
                reader.write(piece, length);
            }
        }
        Optional<Payload> error = size > LARGEST_STREAM ? Optional.of(tooLarge(LARGEST_STREAM)) : errorAfter(content);
        if (error.isPresent()) {
            fail(response, size > LARGEST_STREAM ? 413 : 202, error.get());
        } else {
            call.answer(Payload.of(""), Optional.empty());
            RuntimeApi.reply(response, 202, "");
        }
    }

    private void fail(ClassicHttpResponse response, int status, Payload error) {
        call.answer(error, Optional.of("Unhandled"));
        RuntimeApi.reply(response, status, status == 202 ? "" : error.text());
    }

    private static Payload tooLarge(long limit) {
        return Payload.error(
                "Function.ResponseSizeTooLarge",
                "Response payload size exceeded maximum allowed payload size (" + limit + " bytes).");
    }

    /** The error that follows a streamed body in its trailers. */
    private static Optional<Payload> errorAfter(InputStream content) {
        Header[] trailers = content instanceof ChunkedInputStream chunks ? chunks.getFooters() : new Header[0];
        return trailer(trailers, ERROR_TYPE)
                .map(type -> trailer(trailers, ERROR_BODY)
                        .flatMap(FunctionResponse::decoded)
                        .orElseGet(() -> Payload.error(type, "The function failed while it wrote its answer.")));
    }

    private static Optional<String> trailer(Header[] trailers, String name) {
        return Arrays.stream(trailers)
                .filter(trailer -> trailer.getName().equalsIgnoreCase(name))
                .map(Header::getValue)
                .findFirst();
    }

    private static Optional<Payload> decoded(String base64) {
        try {
            return Optional.of(
                    Payload.of(Base64.getDecoder().decode(base64.strip().getBytes(StandardCharsets.US_ASCII))));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
