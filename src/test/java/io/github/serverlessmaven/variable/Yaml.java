/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** YAML for tests of variables. */
final class Yaml {

    static final DiagnosticCode BROKEN = YamlReader.YAML_SYNTAX;

    private Yaml() {}

    static ConfigNode.Mapping mapping(String text) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode root = read(text, "serverless.yml", diagnostics);
        diagnostics.throwIfErrors();
        return (ConfigNode.Mapping) root;
    }

    static ConfigNode read(String text, String label, Diagnostics diagnostics) {
        return new YamlReader(diagnostics)
                .read(text, label)
                .orElseGet(() -> new ConfigNode.Mapping(List.of(), Optional.empty()));
    }

    /** A tree in one line, text in double and words of unknown type in single quotes. */
    static String line(ConfigNode node) {
        if (node instanceof ConfigNode.Mapping mapping) {
            return mapping.entries().stream()
                    .map(entry -> entry.key() + ": " + line(entry.value()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof ConfigNode.Sequence sequence) {
            return sequence.items().stream().map(Yaml::line).collect(Collectors.joining(", ", "[", "]"));
        }
        ConfigNode.Scalar scalar = (ConfigNode.Scalar) node;
        return switch (scalar.type()) {
            case TEXT -> "\"" + scalar.text() + "\"";
            case UNTYPED -> "'" + scalar.text() + "'";
            default -> scalar.text();
        };
    }
}
