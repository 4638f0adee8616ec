/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.Types;
import java.util.Set;

/** Rules of CloudFormation that are checked in what a user writes of it: logical ids and the names of intrinsic functions. */
final class TemplateRules {

    /** The sections whose keys are logical ids. */
    private static final Set<String> OF_LOGICAL_IDS =
            Set.of("Conditions", "Mappings", "Outputs", "Parameters", "Resources");

    private static final String FUNCTION = "Fn::";

    /** A loop of the transform AWS::LanguageExtensions, followed by a name that the user chose. */
    private static final String LOOP = "Fn::ForEach::";

    private final Binding binding;

    TemplateRules(Binding binding) {
        this.binding = binding;
    }

    /** Reports breaches in one mapping of template sections. */
    void checkSections(Mapping sections) {
        for (Entry section : sections.entries()) {
            if (OF_LOGICAL_IDS.contains(section.key()) && section.value() instanceof Mapping named) {
                named.entries().forEach(entry -> checkLogicalId(entry, binding.at(section.key())));
            }
            checkFunctions(section.value(), binding.at(section.key()));
        }
    }

    private static void checkLogicalId(Entry entry, Binding section) {
        if (!entry.key().matches("[A-Za-z0-9]{1,255}") && !entry.key().startsWith(FUNCTION)) {
            section.at(entry.key())
                    .refuse(
                            Types.PATTERN_MISMATCH,
                            entry.keyLocation(),
                            "the key must be a logical id of 1 to 255 letters and digits, but is \"" + entry.key()
                                    + "\"",
                            "Rename it.");
        }
    }

    private static void checkFunctions(ConfigNode node, Binding place) {
        if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                checkFunctions(sequence.items().get(i), place.at(String.valueOf(i)));
            }
        } else if (node instanceof Mapping mapping) {
            mapping.entries().forEach(entry -> {
                checkFunction(entry, place);
                checkFunctions(entry.value(), place.at(entry.key()));
            });
        }
    }

    private static void checkFunction(Entry entry, Binding place) {
        boolean unknown = entry.key().startsWith(FUNCTION)
                && !entry.key().startsWith(LOOP)
                && !TemplateTypes.isFunction(entry.key());
        if (unknown) {
            place.at(entry.key())
                    .refuse(
                            TemplateTypes.UNKNOWN_INTRINSIC,
                            entry.keyLocation(),
                            "is not a function of CloudFormation",
                            Suggestion.of(entry.key(), TemplateTypes.functions())
                                    .map(name -> "Did you mean \"" + name + "\"?")
                                    .orElse("Use one of " + String.join(", ", TemplateTypes.functions()) + "."));
        }
    }
}
