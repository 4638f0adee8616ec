/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.real.RunningEmulator;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;

/** Images through the real SDK against the emulator. */
class EcrImageRegistryIT {

    private RunningEmulator emulator;
    private AwsAccess aws;

    @BeforeEach
    void useAnAccountOfItsOwn() {
        emulator = RunningEmulator.withNewAccount();
        System.setProperty("aws.accessKeyId", emulator.account());
        System.setProperty("aws.secretAccessKey", "secret");
        aws = new AwsAccess(new AwsSettings(
                Optional.of("us-east-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(emulator.endpoint()),
                Optional.empty()));
    }

    @AfterEach
    void close() {
        if (aws != null) {
            aws.close();
        }
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void aTagLeadsToTheDigestItPointsAtNow() {
        assertThat(aws.images().digest(emulator.account(), "app", "live")).isEmpty();
        try (EcrClient ecr = EcrClient.builder()
                .endpointOverride(emulator.endpoint())
                .region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(emulator.account(), "secret")))
                .build()) {
            ecr.createRepository(request -> request.repositoryName("app"));
            assertThat(aws.images().digest(emulator.account(), "app", "live")).isEmpty();
            String first = push(ecr, "{\"schemaVersion\": 2}");
            assertThat(aws.images().digest(emulator.account(), "app", "live")).contains(first);
            String second = push(ecr, "{\"schemaVersion\": 2, \"layers\": []}");
            assertThat(aws.images().digest(emulator.account(), "app", "live"))
                    .contains(second)
                    .isNotEqualTo(Optional.of(first));
        }
    }

    private static String push(EcrClient ecr, String manifest) {
        return ecr.putImage(request ->
                        request.repositoryName("app").imageTag("live").imageManifest(manifest))
                .image()
                .imageId()
                .imageDigest();
    }
}
