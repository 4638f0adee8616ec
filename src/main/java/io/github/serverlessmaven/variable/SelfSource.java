/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.Suggestion;
import java.util.List;
import java.util.Optional;

/**
 * {@code ${self:custom.table.name}}: the configuration as written, so without defaults, by dotted keys and list indices;
 * {@code ${self:}} is all of it.
 */
public final class SelfSource implements VariableSource {

    @Override
    public String name() {
        return "self";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        return lookup.configuration(keys(lookup));
    }

    @Override
    public String remedy(Lookup lookup) {
        return switch (lookup.address().orElse("")) {
            case "provider.stage" ->
                "Use ${sls:stage}, which also knows the stage of the command line and the default.";
            case "provider.region" ->
                "Use ${aws:region}, which also knows the region of the command line and the default.";
            default -> spellingRemedy(lookup);
        };
    }

    private static String spellingRemedy(Lookup lookup) {
        String[] keys = keys(lookup);
        if (lookup.configuration(keys).isPresent()) {
            return "It is null there: give it a value, or write ${self:" + String.join(".", keys)
                    + ", null}, which leaves out what it is for.";
        }
        for (int known = keys.length - 1; known >= 0; known--) {
            String[] parent = List.of(keys).subList(0, known).toArray(String[]::new);
            Optional<ConfigNode> found = lookup.configuration(parent).map(lookup::resolved);
            if (found.isPresent()) {
                String wrong = keys[known];
                return found.filter(ConfigNode.Mapping.class::isInstance)
                        .flatMap(node -> Suggestion.of(
                                wrong, ((ConfigNode.Mapping) node).asMap().keySet()))
                        .filter(meant -> !meant.equals(wrong))
                        .map(meant -> "Did you mean \"" + meant + "\" instead of \"" + wrong
                                + "\"? Otherwise define it, or add a fallback, as in ${self:custom.name, 'value'}.")
                        .orElse("Define \"" + wrong
                                + "\" there, or add a fallback, as in ${self:custom.name, 'value'}.");
            }
        }
        return "Define it, or add a fallback, as in ${self:custom.name, 'value'}.";
    }

    private static String[] keys(Lookup lookup) {
        return lookup.address().map(Evaluation::keys).orElse(List.of()).toArray(String[]::new);
    }
}
