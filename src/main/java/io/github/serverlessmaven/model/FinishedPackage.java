/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

/** A package that another tool created. */
sealed interface FinishedPackage permits FinishedPackage.Named, StoredCode {

    /**
     * A file, a module or an artifact.
     *
     * @param name a path relative to the service's folder, or {@code groupId:artifactId[:version]}
     */
    record Named(String name) implements FinishedPackage {}
}
