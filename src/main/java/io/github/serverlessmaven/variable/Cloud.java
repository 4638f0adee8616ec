/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import java.util.Optional;

/**
 * AWS, where the goal has it.
 *
 * @param lookup what asks it; empty in goals that work without AWS
 */
record Cloud(Optional<CloudLookup> lookup) {

    static final DiagnosticCode NEEDS_AWS =
            new DiagnosticCode("VARIABLE_NEEDS_AWS", "A variable needs AWS for its value, which is not asked.");

    /**
     * What asks AWS.
     *
     * @throws VariableException if the goal works without AWS
     */
    CloudLookup open(VariableSource source) {
        return lookup.orElseThrow(() -> new VariableException(
                NEEDS_AWS,
                "a variable of source \"" + source.name() + "\" needs AWS, which no goal asks yet",
                "Take the value from ${param:NAME}, ${env:NAME} or, during the deployment, from"
                        + " CloudFormation itself, as in !ImportValue or {{resolve:ssm:...}}."));
    }
}
