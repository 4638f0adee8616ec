/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.history.DeploymentHistory;
import io.github.serverlessmaven.deploy.history.DeploymentRecord;
import io.github.serverlessmaven.deploy.port.ImageRegistry.StoredImage;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.step.CleanUpImages;
import io.github.serverlessmaven.deploy.step.CreateBucket;
import io.github.serverlessmaven.deploy.step.DeploymentContext;
import io.github.serverlessmaven.manifest.BucketOptions;
import io.github.serverlessmaven.manifest.ImageRepository;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.PackagedImages;
import io.github.serverlessmaven.manifest.PackagedImages.PackagedImage;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Deployments 1 to 4 used the images a, b, a and c, each pushed just before. */
class CleanUpImagesTest {

    private static final String BUCKET = "team-bucket";
    private static final long BASE = 1796000000000L;

    private final FakeTarget target = new FakeTarget();
    private final List<DeployEvent> events = new ArrayList<>();

    @Test
    void imagesThatNoneOfTheNewestDeploymentsUsesAreDeleted() {
        deployedFourTimes();
        cleanUp(true, Optional.of(2));
        assertThat(digests()).containsExactly("a", "c", "of another deployment that runs now");
    }

    @Test
    void moreDeploymentsKeepMore() {
        deployedFourTimes();
        cleanUp(true, Optional.of(3));
        assertThat(digests()).contains("a", "b", "c");
    }

    @Test
    void withoutTheNumberInARepositoryElsewhereAndBeforeThereAreSoManyNothingIsDeleted() {
        deployedFourTimes();
        cleanUp(true, Optional.empty());
        cleanUp(false, Optional.of(1));
        cleanUp(true, Optional.of(5));
        assertThat(digests()).hasSize(5);
        assertThat(target.images().calls).isEmpty();
    }

    @Test
    void aRecordThatCannotBeReadIsAWarning() {
        deployedFourTimes();
        target.store().write(BUCKET, "serverless/hello/dev/deployments/1796000004000-000000000000.json", "{}");
        cleanUp(true, Optional.of(2));
        assertThat(digests()).hasSize(5);
        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.text())
                        .startsWith("The deployment is complete, but image repository app was not cleaned up: "));
    }

    private void deployedFourTimes() {
        int number = 0;
        for (String digest : List.of("a", "b", "a", "c")) {
            number++;
            stored(digest, BASE + number * 1000L - 1);
            history()
                    .write(new DeploymentRecord(
                            Instant.ofEpochMilli(BASE + number * 1000L),
                            "hello",
                            "dev",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            "0".repeat(64),
                            List.of(),
                            List.of(digest),
                            List.of(),
                            "{}",
                            "{}"));
        }
        stored("of a failed deployment", BASE + 1500);
        stored("of another deployment that runs now", BASE + 5000);
    }

    private void stored(String digest, long millis) {
        target.images().stored.removeIf(image -> image.digest().equals(digest));
        target.images().stored.add(new StoredImage(digest, Instant.ofEpochMilli(millis)));
    }

    private DeploymentHistory history() {
        return new DeploymentHistory(target.store(), BUCKET, "serverless/hello/dev");
    }

    private List<String> digests() {
        return target.images().stored.stream().map(StoredImage::digest).sorted().toList();
    }

    private void cleanUp(boolean own, Optional<Integer> kept) {
        ImageRepository repository = new ImageRepository(
                Optional.empty(), "app", own, false, kept, Optional.empty(), Optional.empty(), false);
        Manifest manifest = manifest()
                .bucket(new BucketOptions(
                        Optional.of(BUCKET), Optional.empty(), BucketOptions.Encryption.NONE, Optional.empty()))
                .images(new PackagedImages(repository, List.of(new PackagedImage("app", "images/app", "c"))))
                .build();
        DeploymentContext context = new DeploymentContext(
                new DeploymentFolder(Path.of("packages"), manifest, Value.Mapping.EMPTY),
                target,
                false,
                events::add,
                Optional.empty(),
                SuggestedCommands.NONE,
                Safeguards.NONE);
        new CreateBucket().run(context);
        new CleanUpImages().run(context);
    }
}
