/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.http.Payload;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A call while an execution environment works on it: first it is answered, then it is over. */
final class RunningCall {

    private final Call call;
    private final Instant deadline;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();

    /**
     * What the function gave back.
     *
     * @param payload the answer or the error
     * @param error {@code Unhandled} if it is an error
     */
    record Answer(Payload payload, Optional<String> error) {}

    RunningCall(Call call, Instant deadline) {
        this.call = call;
        this.deadline = deadline;
    }

    String requestId() {
        return call.requestId();
    }

    Call call() {
        return call;
    }

    Instant deadline() {
        return deadline;
    }

    /** Answers, unless that happened before. */
    void answer(Payload payload, Optional<String> error) {
        answer.complete(new Answer(payload, error));
    }

    /** The runtime asked for its next call, or is gone. */
    void end() {
        over.complete(true);
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    /**
     * Waits until the call is over.
     *
     * @param millis at most so long
     * @return the answer, if there is one by then
     */
    Optional<Answer> await(long millis) throws InterruptedException {
        try {
            over.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return Optional.ofNullable(answer.getNow(null));
        }
        return Optional.ofNullable(answer.getNow(null));
    }
}
