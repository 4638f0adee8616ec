/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

/** Gives up a value because something it depends on has failed, which is reported, or waits for AWS, which is called later. */
final class UnresolvedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes the signal, without a stack trace: it never reaches a user. */
    UnresolvedException() {
        super("unresolved", null, false, false);
    }
}
