/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.List;
import java.util.Optional;

/**
 * Compares the resources of stacks with their templates. Every method throws {@link ServerlessException} when AWS refuses the request or
 * cannot be reached.
 */
public interface DriftDetection {

    /**
     * Starts to compare a stack.
     *
     * @return the id of the comparison
     */
    String start(String stackName);

    /** A comparison as it stands now. */
    Progress progress(String id);

    /** What the last comparison of a stack that ended has found: only resources that are not as their template describes them. */
    List<ResourceDrift> drifts(String stackName);

    /**
     * How far a comparison is.
     *
     * @param isRunning whether it has not ended
     * @param failure why not all resources could be compared; empty if they were
     */
    record Progress(boolean isRunning, Optional<String> failure) {}
}
