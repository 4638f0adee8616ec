/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.local.function.ClassLoading;
import io.github.serverlessmaven.local.function.ColdStart;
import io.github.serverlessmaven.local.state.DeployedFunction;
import java.util.List;
import java.util.Optional;

/**
 * The cold starts of a function, as they were measured on this machine.
 *
 * @param function as it was deployed
 * @param machine the architecture of this machine, as Lambda names it
 * @param starts in their order, at least one
 * @param loading what a function in Java loads
 */
public record ColdStartMeasurement(
        DeployedFunction function, String machine, List<ColdStart> starts, Optional<ClassLoading> loading) {

    /** Copies the list. */
    public ColdStartMeasurement {
        starts = List.copyOf(starts);
    }

    /** Those of the initialization. */
    public DurationFigures init() {
        return DurationFigures.of(starts.stream().map(ColdStart::init).toList());
    }

    /** Those of the first invocation. */
    public DurationFigures firstInvocation() {
        return DurationFigures.of(
                starts.stream().map(ColdStart::firstInvocation).toList());
    }

    /** Those of both together. */
    public DurationFigures total() {
        return DurationFigures.of(starts.stream().map(ColdStart::total).toList());
    }

    /** Why first invocations failed, each cause once. */
    public List<String> errors() {
        return starts.stream()
                .flatMap(start -> start.error().stream())
                .distinct()
                .toList();
    }
}
