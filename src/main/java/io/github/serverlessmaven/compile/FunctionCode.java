/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.model.PinnedImage;
import io.github.serverlessmaven.model.StoredCode;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/** What a function runs, as it stands in the template and in the function's version. */
sealed interface FunctionCode {

    /** The property {@code Code} of the function. */
    Value.Mapping property();

    /** What stands for the package in the hash of a version; empty for an image, which the function's properties have. */
    Optional<Sha256> packaged();

    /** Its digest in the form that AWS Lambda compares with a version's {@code CodeSha256}; empty if it is not known. */
    Optional<String> sha256();

    /** Code of which nothing is known before it is packaged. */
    record Unpackaged() implements FunctionCode {

        @Override
        public Value.Mapping property() {
            return Value.Mapping.EMPTY;
        }

        @Override
        public Optional<Sha256> packaged() {
            return Optional.empty();
        }

        @Override
        public Optional<String> sha256() {
            return Optional.empty();
        }
    }

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
        public Optional<String> sha256() {
            return Optional.of(artifact.digest().base64());
        }
    }

    /**
     * A zip in a bucket of the user's, of which only the place is known.
     *
     * @param place where it is
     */
    record Stored(StoredCode place) implements FunctionCode {

        @Override
        public Value.Mapping property() {
            return place.toValue();
        }

        @Override
        public Optional<Sha256> packaged() {
            return Optional.of(Sha256.of(Json.compact(property())));
        }

        @Override
        public Optional<String> sha256() {
            return Optional.empty();
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
        public Optional<String> sha256() {
            return Optional.of(image.digest().substring("sha256:".length()));
        }
    }
}
