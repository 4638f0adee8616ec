/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.state.DeployedFunction;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** How much memory the functions on this machine may have together, and how many calls each may have at a time. */
final class MemoryBudget {

    private final int limit;
    private int used;
    private long changes;
    private final Map<String, Integer> calls = new HashMap<>();

    /**
     * Makes a budget.
     *
     * @param limit in MB; one function alone may have more
     */
    MemoryBudget(int limit) {
        this.limit = limit;
    }

    /**
     * A call begins.
     *
     * @throws ThrottledException if the function has as many calls as it may have
     */
    synchronized void enter(DeployedFunction function) {
        int running = calls.getOrDefault(function.name(), 0);
        if (function.reservedConcurrency().isPresent()
                && running >= function.reservedConcurrency().getAsInt()) {
            throw new ThrottledException(
                    "Rate Exceeded: " + function.name() + " may have "
                            + function.reservedConcurrency().getAsInt() + " call(s) at a time (reservedConcurrency).",
                    "Call it again when others are done, or raise reservedConcurrency.");
        }
        calls.put(function.name(), running + 1);
    }

    /** How many environments of a function have room if there are no others: one at least. */
    int most(DeployedFunction function) {
        return Math.max(1, limit / function.memorySize());
    }

    /** A call is over. */
    synchronized void leave(DeployedFunction function) {
        calls.merge(function.name(), -1, Integer::sum);
    }

    /**
     * Reserves memory for a new environment, waiting for it if need be.
     *
     * @param endIdle ends an environment that nobody uses; false if there is none
     */
    void makeRoom(DeployedFunction function, BooleanSupplier endIdle) {
        long seen = changes();
        while (!reserve(function)) {
            if (!endIdle.getAsBoolean()) {
                awaitChangeAfter(seen, function);
            }
            seen = changes();
        }
    }

    private synchronized long changes() {
        return changes;
    }

    private synchronized boolean reserve(DeployedFunction function) {
        if (used > 0 && used + function.memorySize() > limit) {
            return false;
        }
        used += function.memorySize();
        return true;
    }

    private synchronized void awaitChangeAfter(long seen, DeployedFunction function) {
        try {
            while (changes == seen) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ThrottledException(
                    "Interrupted while " + function.name() + " waited for memory.", "Call it again.");
        }
    }

    /** An environment is gone. */
    synchronized void freed(DeployedFunction function) {
        used -= function.memorySize();
        changed();
    }

    /** An environment has nothing to do any more. */
    synchronized void changed() {
        changes++;
        notifyAll();
    }
}
