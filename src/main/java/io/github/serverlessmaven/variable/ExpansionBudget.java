/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;

/**
 * How much variables may still add to a configuration, so that one that doubles itself again and again ends with a message. Far above
 * what a CloudFormation template, at most one megabyte, can hold.
 */
final class ExpansionBudget {

    static final DiagnosticCode TOO_LARGE = new DiagnosticCode(
            "VARIABLE_TOO_LARGE", "The values of all variables together are larger than any service can be.");

    private static final long LARGEST = 200_000;
    private static final int CHARACTERS_PER_NODE = 16;

    private long left = LARGEST;

    /** The size of a text, number, boolean or null: one value, and more if it is long. */
    static long size(String scalar) {
        return 1L + scalar.length() / CHARACTERS_PER_NODE;
    }

    /** Whether nothing more may be added. */
    boolean isUsedUp() {
        return left < 0;
    }

    /** How many characters a text may have that is made next. */
    long characters() {
        return Math.max(0, left) * CHARACTERS_PER_NODE;
    }

    /**
     * Takes note of what a variable adds.
     *
     * @throws VariableException if that is too much
     * @throws UnresolvedException if it was too much before
     */
    void take(long size) {
        if (isUsedUp()) {
            throw new UnresolvedException();
        }
        left -= size;
        if (isUsedUp()) {
            throw new VariableException(
                    TOO_LARGE,
                    "with this, the variables of the configuration have more than " + LARGEST + " values",
                    "Look for a variable whose value holds others that repeat it again and again.");
        }
    }
}
