/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.ServerlessException;

/**
 * Why a variable has no value. A {@link VariableSource} throws it; the resolver turns it into a diagnostic with the place and the
 * path of the variable, so the message names neither.
 */
public final class VariableException extends ServerlessException {

    private static final long serialVersionUID = 1L;

    private final transient DiagnosticCode code;

    /**
     * Makes a failure.
     *
     * @param code the kind of problem
     * @param problem what is wrong, with the value received; continues a path, so it starts in lower case
     * @param remedy what the user can do, an imperative sentence
     */
    public VariableException(DiagnosticCode code, String problem, String remedy) {
        super(problem, remedy);
        this.code = code;
    }

    /** The kind of problem. */
    public DiagnosticCode code() {
        return code;
    }
}
