/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.source;

import io.github.serverlessmaven.deploy.port.ServiceApi;
import java.util.Optional;

/**
 * Where queues and streams are read: an account of AWS, or a server in its place.
 *
 * @param place in words, behind "in" or "at"
 * @param api its services
 * @param names finds the physical names of resources of stacks there
 * @param destination gets records about discarded batches
 * @param functions how functions reach the same services; empty if they do not
 */
public record EventSources(
        String place,
        ServiceApi api,
        PhysicalNames names,
        FailureDestination destination,
        Optional<FunctionAccess> functions) {

    /** The physical names of resources of stacks. */
    @FunctionalInterface
    public interface PhysicalNames {

        /** The physical id of a resource; empty if there is no such stack, or none of its resources has the logical id. */
        Optional<String> find(String stackName, String logicalId);
    }
}
