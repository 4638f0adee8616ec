/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

/** What a function runs. */
public sealed interface Code permits Code.Zip, Code.Image, Code.BuiltImage, StoredCode {

    /** A zip in the deployment bucket. */
    record Zip() implements Code {}

    /**
     * An image in Amazon ECR.
     *
     * @param uri its address as configured, by tag or by digest
     */
    record Image(ImageUri uri) implements Code {}

    /**
     * An image that is built with the service.
     *
     * @param name its name, unlike that of any other image of the service
     * @param build how
     */
    record BuiltImage(String name, ImageBuild build) implements Code {}
}
