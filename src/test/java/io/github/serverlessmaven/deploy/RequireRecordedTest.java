/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.manifest.ManifestFixture;
import io.github.serverlessmaven.manifest.PackagedImages;
import io.github.serverlessmaven.manifest.PackagedImages.PackagedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An earlier deployment with images is restored. */
class RequireRecordedTest {

    private static final String BUILT = "sha256:" + "a".repeat(64);
    private static final String OTHER = "sha256:" + "b".repeat(64);
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String BUCKET = "\"ServerlessDeploymentBucket\":{\"Type\":\"AWS::S3::Bucket\"}";

    private final FakeTarget target = new FakeTarget();

    @TempDir
    Path folder;

    @BeforeEach
    void deployAnotherTemplate() {
        target.stacks().given("hello-dev", "UPDATE_COMPLETE", "{\"Resources\":{" + BUCKET + "}}", Map.of());
    }

    @Test
    void imagesThatAreThereAreNotPushedAgain() {
        target.images().digests.putAll(Map.of("built", BUILT, "other", OTHER));
        restore("111122223333");
        assertThat(target.images().calls).containsExactly("prepare serverless-hello-dev");
        assertThat(target.stacks().calls).startsWith("update hello-dev");
    }

    @Test
    void imagesThatAreGoneAreNamedBeforeAnythingChanges() {
        assertThatThrownBy(() -> restore("111122223333"))
                .hasMessageContaining("Deployment 1-a cannot be restored, and nothing was changed: these are gone:")
                .hasMessageContaining("image app (serverless-hello-dev@" + BUILT)
                .hasMessageContaining("image 111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/app@" + OTHER)
                .hasFieldOrPropertyWithValue("remedy", "Check out commit " + COMMIT + " and deploy it.");
        assertThat(target.stacks().calls).isEmpty();
        assertThat(target.images().calls).isEmpty();
    }

    @Test
    void imagesOfAnotherAccountAreNotLookedUp() {
        target.images().digests.put("built", BUILT);
        restore("444455556666");
        assertThat(target.stacks().calls).startsWith("update hello-dev");
    }

    private void restore(String account) {
        String template = "{\"Resources\":{" + BUCKET
                + ",\"Hello\":{\"Type\":\"AWS::Lambda::Function\",\"Properties\":{\"Code\":{\"ImageUri\":\"" + account
                + ".dkr.ecr.eu-central-1.amazonaws.com/team/app@" + OTHER + "\"}}}},\"Outputs\":{}}";
        DeploymentFolder recorded = DeploymentFolder.recorded(
                folder,
                manifest()
                        .templateSha256(Sha256.of(template).hex())
                        .images(new PackagedImages(
                                ManifestFixture.REPOSITORY, List.of(new PackagedImage("app", "images/app", BUILT))))
                        .build(),
                template,
                Optional.of(COMMIT),
                "1-a");
        new Deployment(target, event -> {}).run(recorded, false);
    }
}
