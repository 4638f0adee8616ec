/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.state.DeployedFunction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * How much memory the functions on this machine may have together, how many calls each may have at a time, and which environment has which
 * port.
 */
final class MemoryBudget {

    private final int limit;
    private final Function<DeployedFunction, OptionalInt> ports;
    private final Set<Integer> portsInUse = new HashSet<>();
    private int used;
    private long changes;
    private final Map<String, Integer> calls = new HashMap<>();

    /**
     * Creates a budget.
     *
     * @param limit in MB; one function alone may have more
     * @param ports what a function needs besides memory, if it does
     */
    MemoryBudget(int limit, Function<DeployedFunction, OptionalInt> ports) {
        this.limit = limit;
        this.ports = ports;
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
        return ports.apply(function).isPresent() ? 1 : Math.max(1, limit / function.memorySize());
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

    /** Whether another environment has the port that one of this function needs. */
    synchronized boolean lacksPort(DeployedFunction function) {
        OptionalInt port = ports.apply(function);
        return port.isPresent() && portsInUse.contains(port.getAsInt());
    }

    private synchronized boolean reserve(DeployedFunction function) {
        if (lacksPort(function) || (used > 0 && used + function.memorySize() > limit)) {
            return false;
        }
        ports.apply(function).ifPresent(portsInUse::add);
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
        ports.apply(function).ifPresent(portsInUse::remove);
        changed();
    }

    /** An environment has nothing to do any more. */
    synchronized void changed() {
        changes++;
        notifyAll();
    }
}
