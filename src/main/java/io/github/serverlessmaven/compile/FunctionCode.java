/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.model.PinnedImage;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/** What a function runs, as it stands in the template and in the function's version. */
sealed interface FunctionCode {

    /** The property {@code Code} of the function. */
    Value.Mapping property();

    /** The digest of the package; empty for an image. */
    Optional<Sha256> packaged();

    /** Its digest in the form that AWS Lambda compares with a version's {@code CodeSha256}. */
    String sha256();

    /**
     * A zip in the deployment bucket.
     *
     * @param artifact the zip
     * @param property where it is
     */
    record Zip(Artifact artifact, Value.Mapping property) implements FunctionCode {

        @Override
        public Optional<Sha256> packaged() {
            return Optional.of(artifact.digest());
        }

        @Override
        public String sha256() {
            return artifact.digest().base64();
        }
    }

    /**
     * An image in Amazon ECR.
     *
     * @param image the image
     */
    record Image(PinnedImage image) implements FunctionCode {

        @Override
        public Value.Mapping property() {
            return Value.mapping("ImageUri", image.address());
        }

        @Override
        public Optional<Sha256> packaged() {
            return Optional.empty();
        }

        @Override
        public String sha256() {
            return image.digest().substring("sha256:".length());
        }
    }
}
