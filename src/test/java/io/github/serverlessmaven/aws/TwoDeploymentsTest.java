/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.Deployment;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deployments of one stack by two processes, over HTTP. */
class TwoDeploymentsTest {

    private static final String BUCKET = "\"ServerlessDeploymentBucket\":{\"Type\":\"AWS::S3::Bucket\"}";

    @TempDir
    Path folder;

    private final List<DeployEvent> events = new CopyOnWriteArrayList<>();
    private CloudFormationServer server;

    @BeforeEach
    void start() throws IOException {
        server = new CloudFormationServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theSecondUpdateWaitsForTheFirstAndThenHasItsWay() {
        server.status = "UPDATE_COMPLETE";
        server.template = "{\"Resources\":{" + BUCKET + "}}";
        deployTwice();
        assertThat(server.executed).hasSize(2).contains(template("Ä"), template("B"));
        assertThat(server.template).isEqualTo(server.executed.get(1));
        assertThat(events)
                .filteredOn(new StackProgress.Overtaken("hello-dev")::equals)
                .isNotEmpty();
    }

    @Test
    void theSecondCreationWaitsForTheFirstAndThenUpdates() {
        deployTwice();
        assertThat(server.executed).contains(template("Ä"), template("B"));
        assertThat(server.template).isIn(template("Ä"), template("B"));
        assertThat(server.status).isEqualTo("UPDATE_COMPLETE");
        assertThat(events)
                .filteredOn(StackProgress.Waiting.class::isInstance)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.text())
                        .matches(
                                "Stack hello-dev is in status (CREATE|UPDATE)_IN_PROGRESS since 2026-11-30 14:0[45]:12 UTC:"
                                        + " another deployment is running; waiting for its end"));
    }

    @Test
    void whoIsNeverFirstIsToldSinceWhenAndWhatToDo() {
        server.status = "UPDATE_COMPLETE";
        server.template = "{\"Resources\":{" + BUCKET + "}}";
        server.isBusy = true;
        SuggestedCommands commands =
                new SuggestedCommands(List.of(), List.of("--region", "eu-central-1", "--profile", "my team"));
        ServerlessException failure = catchThrowableOfType(
                ServerlessException.class, () -> deploy(server.server().access(), packaged("C"), commands));
        assertThat(failure.render())
                .contains("Another deployment of stack hello-dev is running"
                        + " (the stack is in status UPDATE_COMPLETE since 2026-11-30 14:03:12 UTC).")
                .contains("Wait for its end, then deploy again; \"aws cloudformation describe-stack-events"
                        + " --stack-name hello-dev --region eu-central-1 --profile 'my team'\" shows what it does.");
    }

    private void deployTwice() {
        server.deployments = 2;
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> deployBeside("Ä"));
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> deployBeside("B"));
        CompletableFuture.allOf(first, second).join();
    }

    private void deployBeside(String type) {
        try (AwsAccess access = new AwsAccess(new AwsSettings(
                Optional.of("eu-central-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(server.server().address()),
                Optional.empty()))) {
            deploy(access, packaged(type), SuggestedCommands.NONE);
        }
    }

    private void deploy(AwsAccess access, DeploymentFolder packages, SuggestedCommands commands) {
        new Deployment(access, events::add, commands).run(packages, false);
    }

    private static String template(String type) {
        return "{\"Resources\":{" + BUCKET + ",\"Hello\":{\"Type\":\"" + type + "\"}}}";
    }

    private DeploymentFolder packaged(String type) {
        try {
            Path packages = Files.createDirectories(folder.resolve(type));
            Path code = Files.writeString(packages.resolve("hello.zip"), "code");
            DeploymentFolder.complete(
                    packages,
                    manifest()
                            .templateSha256(Sha256.of(template(type)).hex())
                            .artifacts(List.of(
                                    DeploymentFolder.describe(Artifact.of(code), "serverless/hello/dev/code/a.zip")))
                            .build(),
                    template(type),
                    Optional.empty());
            return DeploymentFolder.read(packages);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
