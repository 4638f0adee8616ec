/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.state.DeployedFunction;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What Lambda logs at the end of each call.
 *
 * @param requestId of the call
 * @param function that was called
 * @param duration of the call
 * @param memory the most memory that the process had, in MB
 * @param coldStart how long the start took, if the call was the first one
 */
record ReportLine(
        String requestId,
        DeployedFunction function,
        Duration duration,
        Optional<Long> memory,
        Optional<Duration> coldStart) {

    /**
     * The line.
     *
     * @param answered whether the runtime has answered
     */
    String text(boolean answered) {
        double millis = duration.toNanos() / 1e6;
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB",
                requestId,
                millis,
                (long) Math.ceil(millis),
                function.memorySize()));
        memory.ifPresent(used -> line.append("\tMax Memory Used: " + used + " MB"));
        coldStart.ifPresent(
                init -> line.append(String.format(Locale.ROOT, "\tInit Duration: %.2f ms", init.toNanos() / 1e6)));
        return line.append(answered ? "" : "\tStatus: " + (isTimeout() ? "timeout" : "error"))
                .toString();
    }

    private boolean isTimeout() {
        return duration.toSeconds() >= function.timeout();
    }
}
