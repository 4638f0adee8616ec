/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.diagnostic;

import java.util.ArrayList;
import java.util.List;
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
        return renderProblem() + renderRemedy();
    }

    /**
     * Diagnostics as the user reads them: those that follow each other and have one remedy are one text, with the remedy at its end.
     *
     * @param sorted in the order in which they are shown
     */
    public static List<String> render(List<Diagnostic> sorted) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sorted.size(); i++) {
            Diagnostic diagnostic = sorted.get(i);
            text.append(diagnostic.renderProblem());
            if (i + 1 < sorted.size() && sorted.get(i + 1).remedy().equals(diagnostic.remedy())) {
                text.append(System.lineSeparator());
            } else {
                texts.add(text.append(diagnostic.renderRemedy()).toString());
                text = new StringBuilder();
            }
        }
        return texts;
    }

    private String renderRemedy() {
        return System.lineSeparator() + "    -> " + remedy;
    }

    private String renderProblem() {
        StringBuilder text = new StringBuilder();
        location.ifPresent(place -> text.append(place).append(' '));
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        return text.append(problem).append(" [").append(code).append(']').toString();
    }
}
