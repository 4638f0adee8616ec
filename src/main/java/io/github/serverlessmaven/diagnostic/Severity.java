/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.diagnostic;

/** Whether a {@link Diagnostic} stops the build. */
public enum Severity {
    /** The build fails. */
    ERROR,
    /** The build continues; the problem is logged. */
    WARNING
}
