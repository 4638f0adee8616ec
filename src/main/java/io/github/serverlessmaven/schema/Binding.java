/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import io.github.serverlessmaven.diagnostic.ValidationMode;
import java.util.Optional;

/**
 * Where in the configuration a value is being bound, and where problems go.
 *
 * @param path the configuration path of the value, such as {@code functions.hello.timeout}; empty at the root
 * @param diagnostics collects the problems
 * @param strict whether rules hold in every mode of validation
 * @param example the legal configuration of the nearest property, such as <code>timeout: 30</code>; empty where there is none
 */
public record Binding(String path, Diagnostics diagnostics, boolean strict, String example) {

    /** A binding whose rules hold as the mode of validation says. */
    public Binding(String path, Diagnostics diagnostics) {
        this(path, diagnostics, false, "");
    }

    /** The binding of a value below this one. */
    public Binding at(String key) {
        return new Binding(path.isEmpty() ? key : path + "." + key, diagnostics, strict, example);
    }

    /** The binding of a property below this one. */
    Binding at(String key, Property<?> property) {
        return new Binding(at(key).path, diagnostics, strict, key + ": " + property.example());
    }

    /** This binding with rules that hold in every mode of validation. */
    Binding strictly() {
        return new Binding(path, diagnostics, true, example);
    }

    /** Whether values that break a rule are used as far as possible. */
    public boolean isLenient() {
        return !strict && diagnostics.mode() != ValidationMode.ERROR;
    }

    /** Reports a problem with the value at this path, without whose solution nothing can be made of it. */
    public void error(DiagnosticCode code, ConfigNode node, String problem, String remedy) {
        diagnostics.error(code, node.location(), path, problem, remedy);
        diagnostics.markReported(path);
    }

    /**
     * Reports that the value at this path breaks a rule.
     *
     * @param asWritten the value as a lenient validation uses it; empty if it cannot be used, and is left out
     * @return the value to use
     */
    public <T> Optional<T> refuse(
            DiagnosticCode code, ConfigNode node, String problem, String remedy, Optional<T> asWritten) {
        if (isLenient() && asWritten.isEmpty()) {
            diagnostics.warning(code, node.location(), path, problem + "; it is left out", remedy);
        } else {
            refuse(code, node.location(), problem, remedy);
        }
        return isLenient() ? asWritten : Optional.empty();
    }

    /** Reports that something at this path breaks a rule, but does not stand in the way. */
    public void refuse(DiagnosticCode code, Optional<Location> location, String problem, String remedy) {
        if (strict) {
            diagnostics.error(code, location, path, problem, remedy);
        } else {
            diagnostics.violation(code, location, path, problem, remedy);
        }
        if (!isLenient()) {
            diagnostics.markReported(path);
        }
    }
}
