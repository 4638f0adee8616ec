/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import java.util.List;
import java.util.Optional;

/**
 * A resource that is not as its template describes it.
 *
 * @param logicalId its logical id
 * @param isDeleted whether it is gone
 * @param differences the properties that differ; none if it is gone
 */
public record ResourceDrift(String logicalId, boolean isDeleted, List<Difference> differences) {

    /** Copies the list. */
    public ResourceDrift {
        differences = List.copyOf(differences);
    }

    /**
     * A property that differs.
     *
     * @param path a JSON pointer into the properties, such as {@code /MemorySize}
     * @param expected what the template gives, as JSON or text; empty if it gives nothing
     * @param actual what the resource has, as JSON or text; empty if it has nothing
     */
    public record Difference(String path, Optional<String> expected, Optional<String> actual) {}
}
