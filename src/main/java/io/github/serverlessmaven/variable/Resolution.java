/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A configuration whose variables were resolved.
 *
 * @param configuration the configuration without variables; what could not be resolved stays as written
 * @param targets for a text that is wholly a variable, what is written where the variable leads, variables of its own included; for any
 *     other text, nothing
 * @param unresolved whether a value of the configuration could not be resolved
 */
public record Resolution(
        Mapping configuration, Function<Scalar, Optional<ConfigNode>> targets, Predicate<ConfigNode> unresolved) {

    /** The configuration of which no variable is resolved, as nothing could be. */
    public static Resolution failed(Mapping written) {
        return new Resolution(written, variable -> Optional.empty(), node -> true);
    }

    /**
     * The configuration without what could not be resolved: keys whose values, and lists whose items, could not.
     *
     * @param removed receives the configuration path of each
     */
    public Mapping known(Consumer<String> removed) {
        return unresolved.test(configuration)
                ? new Mapping(List.of(), configuration.location())
                : known(configuration, "", removed);
    }

    private Mapping known(Mapping mapping, String path, Consumer<String> removed) {
        Mapping known = mapping;
        for (Entry entry : mapping.entries()) {
            String place = path.isEmpty() ? entry.key() : path + "." + entry.key();
            Optional<ConfigNode> value = known(entry.value(), place, removed);
            if (value.isEmpty()) {
                removed.accept(place);
                known = known.without(entry.key());
            } else if (value.get() != entry.value()) {
                known = known.with(new Entry(entry.key(), entry.keyLocation(), value.get()));
            }
        }
        return known;
    }

    private Optional<ConfigNode> known(ConfigNode node, String path, Consumer<String> removed) {
        if (unresolved.test(node)) {
            return Optional.empty();
        }
        if (node instanceof Mapping mapping) {
            return Optional.of(known(mapping, path, removed));
        }
        if (node instanceof Sequence sequence) {
            List<ConfigNode> items = new ArrayList<>();
            for (ConfigNode item : sequence.items()) {
                known(item, path + "." + items.size(), removed).ifPresent(items::add);
            }
            return items.size() < sequence.items().size()
                    ? Optional.empty()
                    : Optional.of(items.equals(sequence.items()) ? sequence : new Sequence(items, sequence.location()));
        }
        return Optional.of(node);
    }
}
