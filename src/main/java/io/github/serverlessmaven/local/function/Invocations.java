/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The last calls of all functions. What is kept of them is limited: at most some 4 MB. */
public final class Invocations {

    private int most = 100;
    private int longest = 16_384;
    private final Deque<Invocation> last = new ArrayDeque<>();
    private long count;
    private CompletableFuture<Boolean> next = new CompletableFuture<>();

    /**
     * Keeps more than is usual.
     *
     * @param invocations how many at most
     * @param bytes how much of each payload and answer
     */
    public synchronized void keep(int invocations, int bytes) {
        most = invocations;
        longest = bytes;
    }

    /** How many calls there were. */
    public synchronized long count() {
        return count;
    }

    /** Keeps a call that is over. */
    public synchronized void add(
            DeployedFunction function, Call call, Instant begin, Duration duration, CallResult result) {
        if (last.size() >= most) {
            last.removeLast();
        }
        count++;
        last.addFirst(new Invocation(
                Long.toString(count),
                call.requestId(),
                function.name(),
                begin,
                duration,
                result.coldStart(),
                cut(call.payload()),
                cut(result.payload()),
                result.error().map(error -> result.cause().isEmpty() ? error : result.cause()),
                result.log()));
        next.complete(true);
        next = new CompletableFuture<>();
    }

    /**
     * The calls of a function after another one, the first of them first.
     *
     * @param id the number of that other call, 0 for none
     * @param limit how long to wait for another call if there is none
     */
    public List<Invocation> after(long id, String function, Duration limit) {
        CompletableFuture<Boolean> coming;
        synchronized (this) {
            List<Invocation> found = after(id, function);
            if (!found.isEmpty() || limit.isZero()) {
                return found;
            }
            coming = next;
        }
        coming.copy()
                .completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        synchronized (this) {
            return after(id, function);
        }
    }

    private List<Invocation> after(long id, String function) {
        List<Invocation> found = new ArrayList<>(last.stream()
                .takeWhile(each -> Long.parseLong(each.id()) > id)
                .filter(each -> each.function().equals(function))
                .toList());
        Collections.reverse(found);
        return found;
    }

    private String cut(Payload payload) {
        return payload.size() <= longest
                ? payload.text()
                : payload.start(longest) + "… (" + payload.size() + " bytes, cut here)";
    }

    /** All that are kept, the last one first. */
    public synchronized List<Invocation> all() {
        return List.copyOf(last);
    }

    /** The last invocation of a request; empty if it is kept no longer. */
    public synchronized Optional<Invocation> ofRequest(String requestId) {
        return last.stream().filter(each -> each.requestId().equals(requestId)).findFirst();
    }

    /** The invocation of an id; empty if it is kept no longer. */
    public synchronized Optional<Invocation> find(String id) {
        return last.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
