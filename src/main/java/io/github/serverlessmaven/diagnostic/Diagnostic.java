/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.diagnostic;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One problem: what, where, and what to do.
 *
 * @param code the kind of problem
 * @param severity whether it stops the build
 * @param location where the offending text stands, if it stands in a file
 * @param path the configuration path, such as {@code functions.hello.timeout}; empty for a problem of a whole file
 * @param problem what is wrong, with the value received; starts in lower case when it continues the path
 * @param remedy what the user can do, an imperative sentence
 */
public record Diagnostic(
        DiagnosticCode code,
        Severity severity,
        Optional<Location> location,
        String path,
        String problem,
        String remedy) {

    /** This diagnostic with a note behind the problem. */
    Diagnostic withNote(String note) {
        return new Diagnostic(code, severity, location, path, problem + " (" + note + ")", remedy);
    }

    /** This diagnostic without the secrets in its texts. */
    Diagnostic hiding(UnaryOperator<String> hide) {
        return new Diagnostic(code, severity, location, path, hide.apply(problem), hide.apply(remedy));
    }

    /** The two lines shown to the user: place, path, problem and code; then the remedy. */
    public String render() {
        StringBuilder text = new StringBuilder();
        location.ifPresent(place -> text.append(place).append(' '));
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        text.append(problem).append(" [").append(code).append(']');
        return text.append(System.lineSeparator())
                .append("    -> ")
                .append(remedy)
                .toString();
    }
}
