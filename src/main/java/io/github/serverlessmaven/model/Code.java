/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

/** What a function runs. */
public sealed interface Code permits Code.Zip, Code.Image, StoredCode {

    /** A zip in the deployment bucket. */
    record Zip() implements Code {}

    /**
     * An image in Amazon ECR.
     *
     * @param uri its address as configured, by tag or by digest
     */
    record Image(ImageUri uri) implements Code {}
}
