/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The anchors of a document. An alias shares the anchor's tree, so that only its size has to be bounded. */
final class Anchors {

    private final Map<String, Anchored> complete = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    /** Starts what an anchor stands for; an earlier anchor of the same name is forgotten. */
    void open(String name) {
        complete.remove(name);
        open.add(name);
    }

    /** Ends what an anchor stands for. */
    void close(String name, Anchored anchored) {
        complete.put(name, anchored);
        open.remove(name);
    }

    /** What an anchor stands for, if it is complete. */
    Optional<Anchored> get(String name) {
        return Optional.ofNullable(complete.get(name));
    }

    /** Whether an anchor has started, but not ended, and none of its name has ended since. */
    boolean isOpen(String name) {
        return open.contains(name) && !complete.containsKey(name);
    }

    /**
     * What an anchor stands for.
     *
     * @param node the tree
     * @param nodes how many nodes it has, those of aliases in it counted each time
     * @param height how deep it is, from 1
     */
    record Anchored(ConfigNode node, int nodes, int height) {}
}
