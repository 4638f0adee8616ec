/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.config.ConfigPath;
import io.github.serverlessmaven.config.Origins;
import io.github.serverlessmaven.config.SecretValues;
import io.github.serverlessmaven.config.YamlWriter;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.EffectiveConfiguration;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.workflow.ConfiguredService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a configuration as it is printed.
 *
 * @param node the part
 * @param path its path
 * @param origins gives where the single value at a path came from; not shown if there are none
 */
public record ConfigurationView(
        ConfigNode node, List<String> path, Optional<Function<List<String>, Optional<String>>> origins) {

    /**
     * A service's effective configuration.
     *
     * @param withOrigins whether each value is followed by its origin; inherited values and defaults are shown too then
     * @param withSecrets whether secrets are shown
     */
    public static ConfigurationView of(ConfiguredService service, boolean withOrigins, boolean withSecrets) {
        SecretValues secrets = service.secrets();
        if (!withOrigins) {
            Mapping given = EffectiveConfiguration.joined(service.configuration());
            return new ConfigurationView(withSecrets ? given : secrets.hide(given), List.of(), Optional.empty());
        }
        EffectiveConfiguration effective =
                new EffectiveConfiguration(StandardFeatures.schema(), service.configuration());
        Origins known = service.origins().get();
        return new ConfigurationView(
                withSecrets ? effective.tree() : secrets.hide(effective.tree()),
                List.of(),
                Optional.of(at -> effective.origin(at, known).map(text -> withSecrets ? text : secrets.hide(text))));
    }

    /**
     * What stands at a path, as {@link ConfigPath} reads it.
     *
     * @throws ServerlessException if there is nothing
     */
    public ConfigurationView at(String dottedPath) {
        ConfigPath below = ConfigPath.parse(dottedPath);
        return new ConfigurationView(below.in(node), absolute(below.keys()), origins);
    }

    /** What stands at a path, or all without one. */
    public ConfigurationView at(Optional<String> dottedPath) {
        return dottedPath.map(this::at).orElse(this);
    }

    /**
     * In a format, {@code yaml} or {@code json}.
     *
     * @throws ServerlessException if there is no such format
     */
    public String render(String format) {
        return switch (format) {
            case "yaml" -> yaml();
            case "json" -> json();
            default ->
                throw new ServerlessException(
                        "serverless.print.format must be yaml or json, but is " + format + ".", "Use one of them.");
        };
    }

    /** As YAML, with each value's origin as a comment behind it. */
    public String yaml() {
        return YamlWriter.write(node, below -> origins.flatMap(known -> known.apply(absolute(below))));
    }

    /** As JSON; with origins a list of all values with their paths. */
    public String json() {
        if (origins.isEmpty()) {
            return Json.pretty(TemplateTypes.toValue(node));
        }
        List<Value> values = new ArrayList<>();
        list(node, path, values);
        return Json.pretty(new Value.Sequence(values));
    }

    private void list(ConfigNode part, List<String> at, List<Value> values) {
        if (part instanceof Mapping mapping && !mapping.entries().isEmpty()) {
            mapping.entries().forEach(entry -> list(entry.value(), Origins.below(at, entry.key()), values));
        } else if (part instanceof Sequence sequence && !sequence.items().isEmpty()) {
            for (int i = 0; i < sequence.items().size(); i++) {
                list(sequence.items().get(i), Origins.below(at, String.valueOf(i)), values);
            }
        } else {
            values.add(Value.mapping()
                    .put("path", Value.of(new ConfigPath(at).toString()))
                    .put("value", TemplateTypes.toValue(part))
                    .put("origin", origins.orElseThrow().apply(at).map(Value::of))
                    .build());
        }
    }

    private List<String> absolute(List<String> below) {
        List<String> absolute = new ArrayList<>(path);
        absolute.addAll(below);
        return absolute;
    }
}
