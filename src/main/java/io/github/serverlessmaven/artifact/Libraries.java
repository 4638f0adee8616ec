/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The libraries of a module. Their names in a package follow from their coordinates and not from their files, so that the time
 * stamp of a snapshot changes nothing; those that share a name get their group in front.
 *
 * @param dependencies the runtime class path
 */
record Libraries(List<RuntimeDependency> dependencies) {

    /** Where Lambda's Java runtimes look for jars in a layer ("Packaging layer content"). */
    static final String LAYER_FOLDER = "java/lib/";

    /** All of them by their file names. */
    SortedMap<String, RuntimeDependency> all() {
        return named(dependency -> true);
    }

    /** Those that are built again and again, by their file names. */
    SortedMap<String, RuntimeDependency> rebuilt() {
        return named(RuntimeDependency::rebuilt);
    }

    /** Those that never change, by their file names. */
    SortedMap<String, RuntimeDependency> released() {
        return named(dependency -> !dependency.rebuilt());
    }

    /** Those of a kind, by their file names. The names follow from all libraries: those of a layer and those of a package never share one. */
    SortedMap<String, RuntimeDependency> named(Predicate<RuntimeDependency> filter) {
        Map<String, Long> uses =
                dependencies.stream().collect(Collectors.groupingBy(Libraries::key, Collectors.counting()));
        SortedMap<String, RuntimeDependency> named = new TreeMap<>();
        for (RuntimeDependency dependency : dependencies) {
            boolean unique = uses.getOrDefault(key(dependency), 0L) == 1;
            if (filter.test(dependency)) {
                named.put(unique ? dependency.fileName() : dependency.qualifiedFileName(), dependency);
            }
        }
        return named;
    }

    private static String key(RuntimeDependency dependency) {
        return dependency.fileName().toLowerCase(Locale.ROOT);
    }
}
