/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

/** Ids that never repeat. */
@FunctionalInterface
public interface UniqueIds {

    /** The next one, in the form of a UUID. */
    String next();
}
