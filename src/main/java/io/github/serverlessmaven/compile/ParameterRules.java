/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.model.StackParameter;
import io.github.serverlessmaven.model.StackSchema;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must hold between the parameters that {@code resources} declares and the values that {@code stackParameters} gives:
 * CloudFormation refuses a value without a parameter, and a parameter with neither a value nor a default.
 */
final class ParameterRules {

    static final DiagnosticCode UNKNOWN_STACK_PARAMETER = new DiagnosticCode(
            "UNKNOWN_STACK_PARAMETER", "A value is given for a parameter that the template does not have.");

    static final DiagnosticCode MISSING_STACK_PARAMETER = new DiagnosticCode(
            "MISSING_STACK_PARAMETER", "A parameter of the template has neither a value nor a default.");

    private static final String PARAMETERS = "Parameters";

    /** A macro may add parameters that only CloudFormation sees. */
    private static final String MACRO = "Fn::Transform";

    private ParameterRules() {}

    static void check(Service service, Diagnostics diagnostics) {
        Map<String, Value> declared = service.root()
                .get(ServiceSchema.RESOURCES)
                .orElse(Value.Mapping.EMPTY)
                .section(PARAMETERS)
                .entries();
        if (declared.containsKey(MACRO)) {
            return;
        }
        List<StackParameter> given =
                service.provider().get(StackSchema.STACK_PARAMETERS).orElse(List.of());
        for (int i = 0; i < given.size(); i++) {
            if (!declared.containsKey(given.get(i).key())) {
                unknown(service, i, given.get(i).key(), declared.keySet(), diagnostics);
            }
        }
        Set<String> keys = given.stream().map(StackParameter::key).collect(Collectors.toSet());
        declared.forEach((key, parameter) -> {
            if (!keys.contains(key) && !hasDefault(parameter)) {
                missing(service, key, diagnostics);
            }
        });
    }

    private static boolean hasDefault(Value parameter) {
        return parameter instanceof Value.Mapping mapping
                && mapping.get("Default")
                        .filter(value -> !(value instanceof Value.Null))
                        .isPresent();
    }

    private static void unknown(Service service, int index, String key, Set<String> declared, Diagnostics diagnostics) {
        PropertyValues provider = service.provider();
        Optional<Location> place = provider.node(StackSchema.STACK_PARAMETERS)
                .filter(ConfigNode.Sequence.class::isInstance)
                .map(list -> ((ConfigNode.Sequence) list).items())
                .filter(items -> index < items.size())
                .flatMap(items -> items.get(index).location())
                .or(() -> provider.location(StackSchema.STACK_PARAMETERS));
        diagnostics.violation(
                UNKNOWN_STACK_PARAMETER,
                place,
                provider.path(StackSchema.STACK_PARAMETERS) + "[" + index + "]",
                "gives a value for \"" + key + "\", which the template does not have as a parameter",
                Suggestion.of(key, declared)
                        .map(meant -> "Did you mean \"" + meant + "\"?")
                        .orElse("Declare it below resources.Parameters, as in \"" + key
                                + ": {Type: String}\", or remove it."));
    }

    private static void missing(Service service, String key, Diagnostics diagnostics) {
        diagnostics.violation(
                MISSING_STACK_PARAMETER,
                service.root()
                        .node(ServiceSchema.RESOURCES)
                        .flatMap(resources -> declaration(resources, key))
                        .or(() -> service.root().location(ServiceSchema.RESOURCES)),
                ServiceSchema.RESOURCES.name() + "." + PARAMETERS + "." + key,
                "has neither a Default nor a value",
                "Add a Default, or {ParameterKey: " + key + ", ParameterValue: ...} to provider.stackParameters.");
    }

    /** Where a parameter is declared: "resources" is a mapping of sections, or a list of such mappings. */
    private static Optional<Location> declaration(ConfigNode resources, String key) {
        List<ConfigNode> parts = resources instanceof ConfigNode.Sequence list ? list.items() : List.of(resources);
        return parts.stream()
                .flatMap(part -> entry(part, PARAMETERS).stream())
                .flatMap(section -> entry(section.value(), key).stream())
                .findFirst()
                .flatMap(ConfigNode.Entry::keyLocation);
    }

    private static Optional<ConfigNode.Entry> entry(ConfigNode node, String key) {
        return node instanceof ConfigNode.Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().equals(key))
                        .findFirst()
                : Optional.empty();
    }
}
