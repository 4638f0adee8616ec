/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References to CloudFormation in plain text, where nothing replaces them: pseudo parameters and attributes of resources. */
final class PlainReferences {

    static final DiagnosticCode PLAIN_REFERENCE = new DiagnosticCode(
            "PLAIN_REFERENCE",
            "A reference of CloudFormation is in a text without Fn::Sub, so that it is not replaced.");

    /** The sections that reach the template. */
    private static final List<String> SECTIONS = List.of("provider", "functions", "layers", "resources");

    private static final String SUBSTITUTION = "Fn::Sub";
    private static final Pattern PSEUDO_PARAMETER = Pattern.compile("[#$]\\{(AWS::([A-Za-z]+))}");
    private static final Pattern ATTRIBUTE = Pattern.compile("[#$]\\{([A-Za-z0-9]+)\\.[A-Za-z0-9.]+}");

    private final Diagnostics diagnostics;
    private final Set<String> resources;

    /**
     * Makes the check.
     *
     * @param resources the logical ids of the user's resources
     * @param diagnostics receives every reference, unless its place is reported already
     */
    PlainReferences(Set<String> resources, Diagnostics diagnostics) {
        this.resources = Set.copyOf(resources);
        this.diagnostics = diagnostics;
    }

    /** Reports the references of a configuration. */
    void check(Mapping configuration) {
        for (Entry entry : configuration.entries()) {
            if (SECTIONS.contains(entry.key())) {
                check(entry.value(), entry.key());
            }
        }
    }

    private void check(ConfigNode node, String path) {
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                if (!entry.key().equals(SUBSTITUTION)) {
                    check(entry.value(), path + "." + entry.key());
                }
            }
        } else if (node instanceof Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                check(sequence.items().get(i), path + "." + i);
            }
        } else {
            check((Scalar) node, path);
        }
    }

    private void check(Scalar text, String path) {
        if (!text.text().contains("{") || diagnostics.alreadyReported(path)) {
            return;
        }
        Matcher pseudo = PSEUDO_PARAMETER.matcher(text.text());
        if (pseudo.find()) {
            diagnostics.violation(
                    PLAIN_REFERENCE, text.location(), path, problem(pseudo.group()), remedy(pseudo.group(2)));
            return;
        }
        ATTRIBUTE
                .matcher(text.text())
                .results()
                .filter(reference -> resources.contains(reference.group(1)))
                .map(MatchResult::group)
                .findFirst()
                .ifPresent(reference -> diagnostics.warning(
                        PLAIN_REFERENCE, text.location(), path, problem(reference), "Write !Sub before the text."));
    }

    private static String problem(String reference) {
        return "has " + reference + ", which CloudFormation replaces in Fn::Sub only";
    }

    private static String remedy(String parameter) {
        return switch (parameter) {
            case "AccountId" ->
                "Write !Sub before the text and ${AWS::AccountId} in it, or ${aws:accountId} in its place.";
            case "Region" -> "Write !Sub before the text and ${AWS::Region} in it, or ${aws:region} in its place.";
            default -> "Write !Sub before the text and ${AWS::" + parameter + "} in it.";
        };
    }
}
