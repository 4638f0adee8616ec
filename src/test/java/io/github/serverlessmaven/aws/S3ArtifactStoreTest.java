/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ArtifactStoreTest {

    @ParameterizedTest
    @ValueSource(ints = {404, 403})
    void anObjectThatIsNotShownIsUploadedAgain(int status) {
        assertThat(new S3ArtifactStore(new Answering(status)).contains("bucket", "key"))
                .isFalse();
    }

    @Test
    void anyOtherRefusalEndsTheDeployment() {
        S3ArtifactStore store = new S3ArtifactStore(new Answering(500));
        assertThatThrownBy(() -> store.contains("bucket", "key"))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("look for key in bucket bucket");
    }

    /** S3 that refuses with one status. */
    private record Answering(int status) implements S3Client {

        @Override
        public HeadObjectResponse headObject(HeadObjectRequest request) {
            throw (S3Exception)
                    S3Exception.builder().statusCode(status).message("no").build();
        }

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
