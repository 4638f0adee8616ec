/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.state.DeployedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Execution environments that wait for calls, those that became free last at the end. May be used by several threads. */
final class IdleEnvironments {

    private final List<ExecutionEnvironment> idle = new ArrayList<>();

    /** Adds one that can take another call; returns whether it can. */
    synchronized boolean addIfUsable(ExecutionEnvironment environment) {
        boolean isUsable = environment.isAlive() && !environment.isReplaced();
        if (isUsable) {
            idle.add(environment);
        }
        return isUsable;
    }

    /** Whether it waited for calls until now. */
    synchronized boolean remove(ExecutionEnvironment environment) {
        return idle.remove(environment);
    }

    /** Lets none of some environments take another call, and removes all that wait for one. */
    synchronized List<ExecutionEnvironment> replace(List<ExecutionEnvironment> all) {
        all.forEach(ExecutionEnvironment::replace);
        List<ExecutionEnvironment> waiting = List.copyOf(idle);
        idle.clear();
        return waiting;
    }

    /** Removes the one that has waited longest. */
    synchronized Optional<ExecutionEnvironment> removeOldest(Predicate<ExecutionEnvironment> wanted) {
        Optional<ExecutionEnvironment> oldest = idle.stream().filter(wanted).findFirst();
        oldest.ifPresent(idle::remove);
        return oldest;
    }

    /** Removes one of a function, best one that is ready. */
    synchronized Optional<ExecutionEnvironment> removeFor(DeployedFunction function) {
        Optional<ExecutionEnvironment> best = idle.stream()
                .filter(candidate -> candidate.isAlive() && candidate.function().equals(function))
                .reduce((one, later) -> later.isReady() || !one.isReady() ? later : one);
        best.ifPresent(idle::remove);
        return best;
    }

    /** Removes those that are gone, and those of an earlier deployment of a function. */
    synchronized List<ExecutionEnvironment> removeUnusable(DeployedFunction function) {
        List<ExecutionEnvironment> unusable = idle.stream()
                .filter(candidate -> !candidate.isAlive() || candidate.isOutdated(function))
                .toList();
        idle.removeAll(unusable);
        return unusable;
    }

    /** Whether one of a function is ready. */
    synchronized boolean hasReady(DeployedFunction function) {
        return idle.stream()
                .anyMatch(candidate -> candidate.isReady()
                        && candidate.isAlive()
                        && candidate.function().equals(function));
    }
}
