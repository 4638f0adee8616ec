/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;

/** An answer whose bytes are written to a stream if it is successful; that of a failure is read as text. */
final class DownloadedBody extends AnswerBody {

    private static final int OK = 200;

    private final OutputStream output;

    DownloadedBody(OutputStream output) {
        this.output = output;
    }

    @Override
    public BodySubscriber<String> apply(ResponseInfo answer) {
        return answer.statusCode() == OK
                ? BodySubscribers.mapping(
                        BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(this::write)), end -> "")
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    private void write(byte[] bytes) {
        received(bytes.length);
        try {
            output.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
