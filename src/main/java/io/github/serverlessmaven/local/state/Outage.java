/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import java.util.function.Consumer;

/** Reports once that something does not answer, whatever the reasons, and once that it answers again. May be used by several threads. */
public final class Outage {

    private final Consumer<String> problems;
    private final Consumer<String> recoveries;
    private boolean isOn;

    /**
     * Nothing is reported yet.
     *
     * @param problems receives the first problem of each outage
     * @param recoveries receives the end of each outage
     */
    public Outage(Consumer<String> problems, Consumer<String> recoveries) {
        this.problems = problems;
        this.recoveries = recoveries;
    }

    /** It does not answer. */
    public synchronized void begin(String problem) {
        if (!isOn) {
            isOn = true;
            problems.accept(problem);
        }
    }

    /** It answers. */
    public synchronized void end(String recovery) {
        if (isOn) {
            isOn = false;
            recoveries.accept(recovery);
        }
    }
}
