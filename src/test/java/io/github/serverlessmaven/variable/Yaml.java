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
}
