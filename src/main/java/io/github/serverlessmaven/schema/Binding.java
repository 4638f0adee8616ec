/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;

/**
 * Where in the configuration a value is being bound, and where problems go.
 *
 * @param path the configuration path of the value, such as {@code functions.hello.timeout}; empty at the root
 * @param diagnostics collects the problems
 */
public record Binding(String path, Diagnostics diagnostics) {

    /** The binding of a value below this one. */
    public Binding at(String key) {
        return new Binding(path.isEmpty() ? key : path + "." + key, diagnostics);
    }

    /** Reports a problem with the value at this path. */
    public void error(DiagnosticCode code, ConfigNode node, String problem, String remedy) {
        diagnostics.error(code, node.location(), path, problem, remedy);
    }
}
