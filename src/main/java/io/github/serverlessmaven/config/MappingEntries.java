/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The entries of a mapping while it is read: each key once, its own before those that {@code <<} merges in. */
final class MappingEntries {

    static final DiagnosticCode DUPLICATE_KEY =
            new DiagnosticCode("DUPLICATE_KEY", "The mapping has the key twice; YAML allows it once.");

    static final DiagnosticCode INVALID_MERGE =
            new DiagnosticCode("INVALID_MERGE", "The merge key << has a value that is not a mapping.");

    private final Diagnostics diagnostics;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> merged = new HashSet<>();

    MappingEntries(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** Adds an entry of the mapping's own; a second one with its key is reported. */
    void add(Entry entry) {
        Entry first = entries.get(entry.key());
        if (first == null || merged.remove(entry.key())) {
            entries.put(entry.key(), entry);
            return;
        }
        diagnostics.error(
                DUPLICATE_KEY,
                entry.keyLocation(),
                "",
                "the key \"" + entry.key() + "\" is here a second time, first at "
                        + first.keyLocation().map(Location::toString).orElse("an unknown place"),
                "Remove one of them, or join what is below them.");
    }

    /** Adds the entries of a mapping, or of each mapping of a list, whose keys are not there yet. */
    void merge(ConfigNode value, Optional<Location> place) {
        List<ConfigNode> sources = value instanceof Sequence sequence ? sequence.items() : List.of(value);
        for (ConfigNode source : sources) {
            if (source instanceof Mapping mapping) {
                mapping.entries().forEach(this::mergeEntry);
            } else {
                diagnostics.error(
                        INVALID_MERGE,
                        place,
                        "",
                        "<< merges a mapping or a list of mappings, but here is " + source.describe(),
                        "Write an alias of a mapping, as in \"<<: *common\"; a variable is not yet resolved here.");
            }
        }
    }

    private void mergeEntry(Entry entry) {
        if (entries.putIfAbsent(entry.key(), entry) == null) {
            merged.add(entry.key());
        }
    }

    /** The mapping. */
    Mapping toMapping(Optional<Location> location) {
        return new Mapping(List.copyOf(entries.values()), location);
    }
}
