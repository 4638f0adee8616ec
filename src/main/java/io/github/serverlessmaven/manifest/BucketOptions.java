/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

import java.util.Optional;

/**
 * Where the packages go.
 *
 * @param name an existing bucket; empty for the one of the stack
 * @param owner the account that the existing bucket belongs to, 12 digits; that of the stack if empty
 * @param encryption how they are encrypted
 * @param keptArtifacts how many earlier deployments keep their objects; all if empty
 */
public record BucketOptions(
        Optional<String> name, Optional<String> owner, Encryption encryption, Optional<Integer> keptArtifacts) {

    /** The bucket of the stack. */
    public static final BucketOptions NONE =
            new BucketOptions(Optional.empty(), Optional.empty(), Encryption.NONE, Optional.empty());

    /**
     * How S3 encrypts an object.
     *
     * @param algorithm {@code AES256} or {@code aws:kms}; as the bucket says if empty
     * @param kmsKey the id, alias or ARN of the key
     */
    public record Encryption(Optional<String> algorithm, Optional<String> kmsKey) {

        /** As the bucket says. */
        public static final Encryption NONE = new Encryption(Optional.empty(), Optional.empty());
    }
}
