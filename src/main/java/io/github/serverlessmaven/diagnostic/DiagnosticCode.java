/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.diagnostic;

import java.util.regex.Pattern;

/**
 * The stable name of a kind of problem, for searching and for suppressing in tools. Each code is a constant beside the check that
 * reports it; a test collects all of them into the reference page.
 *
 * @param name upper-case words joined by underscores, unique in the project, never changed once released
 * @param meaning one sentence for the reference page: what is wrong whenever this code is reported
 */
public record DiagnosticCode(String name, String meaning) {

    private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    /**
     * Checks the form of the name.
     *
     * @throws IllegalArgumentException if the name is not upper-case words joined by underscores
     */
    public DiagnosticCode {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a diagnostic code: " + name);
        }
    }

    /** The code's name. */
    @Override
    public String toString() {
        return name;
    }
}
