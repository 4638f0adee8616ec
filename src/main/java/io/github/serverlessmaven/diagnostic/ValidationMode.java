/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.diagnostic;

/** What follows when a value breaks a rule that is not needed to make a template of it. */
public enum ValidationMode {
    /** The build fails. */
    ERROR,
    /** The user is warned, and the value is used as it is. */
    WARN,
    /** The value is used as it is. */
    OFF
}
