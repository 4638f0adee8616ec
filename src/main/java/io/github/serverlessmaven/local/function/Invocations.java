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
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last calls of all functions. What is kept of them is limited: at most some 4 MB. */
public final class Invocations {

    private static final int MOST = 100;
    private static final int LONGEST = 16_384;

    private final Deque<Invocation> last = new ArrayDeque<>();
    private long count;

    /** Keeps a call that is over. */
    public synchronized void add(
            DeployedFunction function, Call call, Instant begin, Duration duration, CallResult result) {
        if (last.size() == MOST) {
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
    }

    private static String cut(Payload payload) {
        return payload.size() <= LONGEST
                ? payload.text()
                : payload.start(LONGEST) + "… (" + payload.size() + " bytes, cut here)";
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
