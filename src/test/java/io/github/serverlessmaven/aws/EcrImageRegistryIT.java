/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.port.ImageRegistry.Removal;
import io.github.serverlessmaven.deploy.port.ImageRegistry.StoredImage;
import io.github.serverlessmaven.external.RunningEmulator;
import io.github.serverlessmaven.manifest.ImageRepository;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.Tag;

/** Images through the real SDK against the emulator. */
class EcrImageRegistryIT {

    private RunningEmulator emulator;
    private AwsAccess aws;

    private static final String POLICY = """
            {"rules": [{"rulePriority": 1, "description": "Of somebody else", "action": {"type": "expire"},
              "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 9}}]}""";

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
        try (EcrClient ecr = client()) {
            ecr.createRepository(request -> request.repositoryName("app"));
            assertThat(aws.images().digest(emulator.account(), "app", "live")).isEmpty();
            String first = push(ecr, "{\"schemaVersion\": 2}");
            assertThat(aws.images().digest(emulator.account(), "app", "live")).contains(first);
            assertThat(aws.images().contains(Optional.empty(), "app", first)).isTrue();
            assertThat(aws.images().contains(Optional.empty(), "app", "sha256:" + "0".repeat(64)))
                    .isFalse();
            assertThat(aws.images().contains(Optional.empty(), "none", first)).isFalse();
            String second = push(ecr, "{\"schemaVersion\": 2, \"layers\": []}");
            assertThat(aws.images().digest(emulator.account(), "app", "live"))
                    .contains(second)
                    .isNotEqualTo(Optional.of(first));
            assertThat(aws.images().list("app")).extracting(StoredImage::digest).contains(first, second);
            aws.images().delete("app", Set.of(first, "sha256:" + "0".repeat(64)));
            assertThat(aws.images().list("app")).extracting(StoredImage::digest).containsExactly(second);
            assertThat(aws.images().list("none")).isEmpty();
        }
    }

    @Test
    void aRepositoryIsMadeWhenItIsFirstNeededAndFollowsItsSettings() {
        aws.images().prepare(own(true, Optional.of(3), true), "app-dev", Map.of("team", "a"));
        try (EcrClient ecr = client()) {
            assertThat(repository(ecr).imageScanningConfiguration().scanOnPush())
                    .isTrue();
            assertThat(repository(ecr).imageTagMutability()).isEqualTo(ImageTagMutability.IMMUTABLE);
            assertThat(tags(ecr)).containsEntry("team", "a").containsEntry("serverless-stack", "app-dev");
            ecr.putLifecyclePolicy(request -> request.repositoryName("app").lifecyclePolicyText(POLICY));
            aws.images().prepare(own(true, Optional.of(3), true), "app-dev", Map.of("team", "a"));
            assertThatThrownBy(() -> policy(ecr)).isInstanceOf(LifecyclePolicyNotFoundException.class);

            ecr.putLifecyclePolicy(request -> request.repositoryName("app").lifecyclePolicyText(POLICY));
            aws.images().prepare(own(false, Optional.empty(), false), "app-dev", Map.of("team", "b"));
            assertThat(repository(ecr).imageScanningConfiguration().scanOnPush())
                    .isFalse();
            assertThat(repository(ecr).imageTagMutability()).isEqualTo(ImageTagMutability.MUTABLE);
            assertThat(tags(ecr)).containsEntry("team", "b");
            assertThat(policy(ecr)).contains("Of somebody else");
        }
        assertThat(aws.images().delete("app", "app-dev")).isEqualTo(Removal.DELETED);
        assertThat(aws.images().delete("app", "app-dev")).isEqualTo(Removal.ABSENT);
    }

    @Test
    void aRepositoryThatServerlessMadeIsTakenOver() {
        try (EcrClient ecr = client()) {
            ecr.createRepository(request -> request.repositoryName("app"));
            aws.images().prepare(own(true, Optional.empty(), false), "app-dev", Map.of());
            assertThat(repository(ecr).imageScanningConfiguration().scanOnPush())
                    .isTrue();
            assertThat(tags(ecr)).containsEntry("serverless-stack", "app-dev");
        }
    }

    @Test
    void aRepositoryOfAnotherStackIsLeftAlone() {
        aws.images().prepare(own(false, Optional.empty(), false), "App-dev", Map.of());
        assertThatThrownBy(() -> aws.images().prepare(own(false, Optional.empty(), false), "app-dev", Map.of()))
                .hasMessage("The image repository app belongs to the stack App-dev, not to app-dev.");
        assertThat(aws.images().delete("app", "app-dev")).isEqualTo(Removal.OF_ANOTHER_STACK);
    }

    @Test
    void aRepositoryCreatedElsewhereMustExistInTheRegionAndStaysAsItIs() {
        assertThatThrownBy(() -> aws.images().prepare(elsewhere(Optional.empty()), "app-dev", Map.of()))
                .hasMessage("There is no image repository app.");
        assertThatThrownBy(() -> aws.images()
                        .prepare(
                                elsewhere(Optional.of("123456789012.dkr.ecr.eu-west-1.amazonaws.com")),
                                "app-dev",
                                Map.of()))
                .hasMessageContaining("is not in us-east-1, where the functions are deployed");
        try (EcrClient ecr = client()) {
            ecr.createRepository(request -> request.repositoryName("app"));
            aws.images().prepare(elsewhere(Optional.empty()), "app-dev", Map.of("team", "a"));
            assertThat(tags(ecr)).isEmpty();
        }
    }

    @Test
    void encryptionThatCannotBeChangedIsToldAndNotForgotten() {
        aws.images().prepare(own(false, Optional.empty(), false), "app-dev", Map.of());
        ImageRepository encrypted = new ImageRepository(
                Optional.empty(), "app", true, false, Optional.empty(), Optional.of("KMS"), Optional.empty(), false);
        assertThatThrownBy(() -> aws.images().prepare(encrypted, "app-dev", Map.of()))
                .hasMessageContaining("is encrypted with AES256, not with KMS");
    }

    private static ImageRepository own(boolean scans, Optional<Integer> kept, boolean immutable) {
        return new ImageRepository(
                Optional.empty(), "app", true, scans, kept, Optional.empty(), Optional.empty(), immutable);
    }

    private static ImageRepository elsewhere(Optional<String> registry) {
        return new ImageRepository(
                registry, "app", false, true, Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    private EcrClient client() {
        return EcrClient.builder()
                .endpointOverride(emulator.endpoint())
                .region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(emulator.account(), "secret")))
                .build();
    }

    private static Repository repository(EcrClient ecr) {
        return ecr.describeRepositories(request -> request.repositoryNames("app"))
                .repositories()
                .get(0);
    }

    private static Map<String, String> tags(EcrClient ecr) {
        String arn = repository(ecr).repositoryArn();
        return ecr.listTagsForResource(request -> request.resourceArn(arn)).tags().stream()
                .collect(Collectors.toMap(Tag::key, Tag::value));
    }

    private static String policy(EcrClient ecr) {
        return ecr.getLifecyclePolicy(request -> request.repositoryName("app")).lifecyclePolicyText();
    }

    private static String push(EcrClient ecr, String manifest) {
        return ecr.putImage(request ->
                        request.repositoryName("app").imageTag("live").imageManifest(manifest))
                .image()
                .imageId()
                .imageDigest();
    }
}
