/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration has errors; carries all of them. */
public final class InvalidConfigurationException extends ServerlessException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    private final transient List<Diagnostic> errors;

    /**
     * Makes the failure of a stage.
     *
     * @param errors at least one problem, sorted in the order in which they are shown
     */
    public InvalidConfigurationException(List<Diagnostic> errors) {
        super(summary(errors), "");
        this.errors = List.copyOf(errors);
    }

    /** The problems, sorted by place. */
    public List<Diagnostic> errors() {
        return errors;
    }

    private static String summary(List<Diagnostic> errors) {
        String count = errors.size() == 1
                ? "The configuration has a problem:"
                : "The configuration has " + errors.size() + " problems:";
        String hidden =
                errors.size() > SHOWN ? System.lineSeparator() + "... and " + (errors.size() - SHOWN) + " more" : "";
        return Diagnostic.render(errors.stream().limit(SHOWN).toList()).stream()
                .collect(Collectors.joining(System.lineSeparator(), count + System.lineSeparator(), hidden));
    }
}
