/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.ImageRegistry;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.ArtifactProgress;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.manifest.BucketOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoverTest {

    private static final String TEMPLATE = "{\"Resources\":{\"ServerlessDeploymentBucket\":{}}}";

    private final FakeTarget target = new FakeTarget();
    private final FakeStacks stacks = target.stacks();
    private final FakeArtifactStore store = target.store();
    private final FakeImageRegistry images = target.images();
    private final Remover remover = new Remover(target, event -> {}, SuggestedCommands.NONE, Safeguards.NONE);

    @Test
    void theStagesObjectsGoThenTheStack() {
        given("serverless/hello/dev/code/a.zip");
        assertThat(remover.remove(
                        "hello-dev", BucketOptions.NONE, DeletionOptions.STANDARD, "serverless/hello/dev", false))
                .isTrue();
        assertThat(store.objects).isEmpty();
        assertThat(stacks.status("hello-dev")).isEqualTo("absent");
    }

    @Test
    void objectsOfAnotherStageInTheBucketStopTheRemovalBeforeAnythingIsLost() {
        given("serverless/hello/dev/code/a.zip", "serverless/hello/dev2/code/b.zip");
        assertThatThrownBy(() -> remover.remove(
                        "hello-dev", BucketOptions.NONE, DeletionOptions.STANDARD, "serverless/hello/dev", false))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("serverless/hello/dev2/code/b.zip");
        assertThat(store.objects).hasSize(2);
        assertThat(stacks.status("hello-dev")).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void aBucketThatIsNotEmptyIsNamedWithItsRemedy() {
        given("serverless/hello/dev/code/a.zip");
        stacks.failures.put(
                "delete/Uploads",
                "The bucket you tried to delete is not empty (Service: Amazon S3; Status Code:"
                        + " 409; Error Code: BucketNotEmpty; Request ID: 1; Proxy: null)");
        assertThatThrownBy(() -> remover.remove(
                        "hello-dev", BucketOptions.NONE, DeletionOptions.STANDARD, "serverless/hello/dev", false))
                .isInstanceOfSatisfying(
                        DeploymentException.class,
                        failure -> assertThat(failure.render())
                                .contains(
                                        "Uploads (AWS::Some::Type) DELETE_FAILED: The bucket you tried to delete is not empty"
                                                + " (BucketNotEmpty)")
                                .contains("Empty the bucket with all versions of its objects"));
    }

    @Test
    void aProtectedStackStopsTheRemovalBeforeAnythingIsLost() {
        given("serverless/hello/dev/code/a.zip");
        stacks.protect("hello-dev", true);
        assertThatThrownBy(() -> remover.remove(
                        "hello-dev", BucketOptions.NONE, DeletionOptions.STANDARD, "serverless/hello/dev", true))
                .isInstanceOfSatisfying(
                        DeploymentException.class,
                        failure -> assertThat(failure.render())
                                .contains("The stack hello-dev is protected from deletion. Nothing was removed.")
                                .contains("Set \"provider.deletionProtection: false\""));
        assertThat(store.objects).hasSize(1);
        assertThat(stacks.status("hello-dev")).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void withForceTheWholeBucketIsEmptied() {
        given("serverless/hello/dev/code/a.zip", "serverless/hello/dev2/code/b.zip");
        remover.remove("hello-dev", BucketOptions.NONE, DeletionOptions.STANDARD, "serverless/hello/dev", true);
        assertThat(store.objects).isEmpty();
        assertThat(stacks.status("hello-dev")).isEqualTo("absent");
    }

    @Test
    void removingAgainIsNotTakenForTheFailureOfBefore() {
        given();
        stacks.failures.put("delete/Table", "Table is protected");
        assertThatThrownBy(() -> remover.remove(
                        "hello-dev", BucketOptions.NONE, DeletionOptions.STANDARD, "serverless/hello/dev", false))
                .isInstanceOf(DeploymentException.class);
        stacks.failures.clear();
        stacks.lag = 2;
        assertThat(remover.remove(
                        "hello-dev", BucketOptions.NONE, DeletionOptions.STANDARD, "serverless/hello/dev", false))
                .isTrue();
    }

    @Test
    void theRepositoryOfAnotherStackIsLeftAndToldOf() {
        List<DeployEvent> events = new ArrayList<>();
        Remover telling = new Remover(target, events::add, SuggestedCommands.NONE, Safeguards.NONE);
        images.removal = ImageRegistry.Removal.OF_ANOTHER_STACK;
        telling.removeImages("serverless-hello-dev", "hello-dev");
        images.removal = ImageRegistry.Removal.DELETED;
        telling.removeImages("serverless-hello-dev", "hello-dev");
        assertThat(events)
                .containsExactly(
                        new ArtifactProgress.RepositoryKept("serverless-hello-dev", "it belongs to another stack"),
                        new ArtifactProgress.RepositoryDeleted("serverless-hello-dev"));
    }

    @Test
    void removingWhatIsNotThereIsNoFailure() {
        assertThat(remover.remove(
                        "hello-dev", BucketOptions.NONE, DeletionOptions.STANDARD, "serverless/hello/dev", false))
                .isFalse();
    }

    @Test
    void aStackThatCannotBeDeletedSaysWhatStandsInTheWayAndCanBeRemovedAgain() {
        given();
        stacks.failures.put("delete/Table", "Table is protected");
        assertThatThrownBy(() -> remover.remove(
                        "hello-dev", BucketOptions.NONE, DeletionOptions.STANDARD, "serverless/hello/dev", false))
                .hasMessageContaining("Table (AWS::Some::Type) DELETE_FAILED: Table is protected");
        stacks.failures.clear();
        assertThat(remover.remove(
                        "hello-dev", BucketOptions.NONE, DeletionOptions.STANDARD, "serverless/hello/dev", false))
                .isTrue();
        assertThat(stacks.status("hello-dev")).isEqualTo("absent");
    }

    private void given(String... keys) {
        stacks.given("hello-dev", "UPDATE_COMPLETE", TEMPLATE, Map.of());
        for (String key : keys) {
            store.objects.put("hello-dev-bucket/" + key, Sha256.of(key));
        }
    }

    @Test
    void ofABucketOfTheUsersOnlyTheStagesObjectsAreDeletedEvenWithForce() {
        stacks.given("hello-dev", "CREATE_COMPLETE", "{}", Map.of());
        store.objects.put("mine/serverless/hello/dev/code/a.zip", Sha256.of("x"));
        store.objects.put("mine/serverless/hello/dev2/code/a.zip", Sha256.of("x"));
        store.objects.put("mine/letters/a.txt", Sha256.of("x"));
        remover.remove("hello-dev", existing("mine"), DeletionOptions.STANDARD, "serverless/hello/dev", true);
        assertThat(store.objects).containsOnlyKeys("mine/serverless/hello/dev2/code/a.zip", "mine/letters/a.txt");
        assertThat(stacks.status("hello-dev")).isEqualTo("absent");
    }

    @Test
    void theStackIsDeletedInTheRoleOfTheDeployment() {
        stacks.given("hello-dev", "CREATE_COMPLETE", "{}", Map.of());
        remover.remove(
                "hello-dev",
                BucketOptions.NONE,
                DeletionOptions.as(Optional.of("arn:role")),
                "serverless/hello/dev",
                false);
        assertThat(stacks.calls).containsExactly("delete hello-dev as arn:role");
    }

    @Test
    void theStackIsDeletedInTheExpressModeIfThatIsConfigured() {
        stacks.given("hello-dev", "CREATE_COMPLETE", "{}", Map.of());
        DeletionOptions express = new DeletionOptions(Optional.empty(), true);
        remover.remove("hello-dev", BucketOptions.NONE, express, "serverless/hello/dev", false);
        assertThat(stacks.calls).containsExactly("delete hello-dev in the express mode");
    }

    @Test
    void everyCallForABucketNamesTheAccountOfTheStackOrTheConfiguredOwner() {
        given();
        remover.remove("hello-dev", existing("mine"), DeletionOptions.STANDARD, "serverless/hello/dev", true);
        assertThat(store.owners).containsExactlyInAnyOrder("999900001111", "111122223333");
    }

    private static BucketOptions existing(String name) {
        return new BucketOptions(
                Optional.of(name), Optional.of("999900001111"), BucketOptions.Encryption.NONE, Optional.empty());
    }
}
