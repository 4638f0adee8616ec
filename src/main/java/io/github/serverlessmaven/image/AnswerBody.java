/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Receives the body of a registry's answer, and gives up when nothing more arrives. */
abstract class AnswerBody implements HttpResponse.BodyHandler<String> {

    /** How long a transfer may stand still once it has begun. */
    private static final Duration STALL = Duration.ofMinutes(2);

    private final AtomicLong received = new AtomicLong();

    /** Counts bytes that have arrived. */
    final void received(int bytes) {
        received.addAndGet(bytes);
    }

    /**
     * Waits for the whole answer.
     *
     * @throws IOException if the connection breaks, or the transfer stalls
     */
    final HttpResponse<String> await(CompletableFuture<HttpResponse<String>> answer)
            throws IOException, InterruptedException {
        try {
            while (true) {
                long before = received.get();
                try {
                    return answer.get(STALL.toSeconds(), TimeUnit.SECONDS);
                } catch (TimeoutException e) {
                    if (before > 0 && received.get() == before) {
                        throw new HttpTimeoutException("nothing arrived for " + STALL.toSeconds() + " seconds");
                    }
                }
            }
        } catch (ExecutionException e) {
            throw broken(e);
        } finally {
            answer.cancel(true);
        }
    }

    /** What the receiver of the bytes threw comes wrapped. */
    private static IOException broken(ExecutionException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UncheckedIOException unwritten) {
                return Objects.requireNonNull(unwritten.getCause());
            }
        }
        return e.getCause() instanceof IOException connection ? connection : new IOException(e.getCause());
    }
}
