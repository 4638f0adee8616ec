/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import java.util.List;

/**
 * A shard of a stream: a part of its records in order.
 *
 * @param id its id
 * @param parents the shards whose records come before those of this one; those that are too old may be listed no longer
 * @param isOpen whether records may still be added to it
 */
record Shard(String id, List<String> parents, boolean isOpen) {

    /** Copies the parents. */
    Shard {
        parents = List.copyOf(parents);
    }
}
