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
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.manifest.BucketOptions;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeguardsTest {

    private static final String BUCKET = "\"ServerlessDeploymentBucket\":{\"Type\":\"AWS::S3::Bucket\"}";
    private static final String EMPTY = "{\"Resources\":{" + BUCKET + "},\"Outputs\":{}}";
    private static final String TABLE = template("\"Type\":\"AWS::DynamoDB::Table\"");
    private static final String OTHER_ACCOUNT = "arn:aws:cloudformation:eu-central-1:999988887777:stack/hello-dev/1";

    private final FakeTarget target = new FakeTarget();
    private final FakeStacks stacks = target.stacks();
    private final List<DeployEvent> events = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void aStackInAnotherAccountIsLeftAlone() {
        stacks.given("hello-dev", "UPDATE_COMPLETE", EMPTY, Map.of());
        stacks.ids(OTHER_ACCOUNT);
        assertThatThrownBy(() -> deploy(TABLE, expecting("111122223333")))
                .hasMessage("The credentials are for the AWS account 999988887777, but expectedAccount is 111122223333."
                        + " Nothing was changed.");
        assertThat(stacks.calls).isEmpty();
    }

    @Test
    void aFirstDeploymentIsRefusedInAnotherAccountToo() {
        assertThatThrownBy(() -> deploy(EMPTY, expecting("000011112222"))).hasMessageContaining("111122223333");
        assertThat(stacks.calls).isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void aFailedCreationInAnotherAccountIsNotDeleted() {
        stacks.given("hello-dev", "ROLLBACK_COMPLETE", EMPTY, Map.of());
        stacks.ids(OTHER_ACCOUNT);
        assertThatThrownBy(() -> deploy(EMPTY, expecting("111122223333"))).hasMessageContaining("999988887777");
        assertThat(stacks.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_COMPLETE", "ROLLBACK_COMPLETE", ""})
    void whoChangesWhatIsReportedBeforeTheFirstChange(String status) {
        if (!status.isEmpty()) {
            stacks.given("hello-dev", status, EMPTY, Map.of());
        }
        deploy(TABLE, expecting("111122223333"));
        assertThat(events.get(0).text())
                .isEqualTo("Account 111122223333 as assumed-role/deployer/ci, region eu-central-1, stage dev");
        assertThat(events.stream().filter(StackProgress.Identified.class::isInstance))
                .hasSize(1);
    }

    @Test
    void nobodyIsIdentifiedIfNothingChanges() {
        stacks.given("hello-dev", "UPDATE_COMPLETE", TABLE, Map.of("STAGE", "dev"));
        deploy(TABLE, expecting("111122223333"));
        assertThat(events).isEmpty();
    }

    @Test
    void theDeletionOfATableIsAsked() {
        stacks.given("hello-dev", "UPDATE_COMPLETE", TABLE, Map.of());
        assertThatThrownBy(() -> deploy(EMPTY, answering(false))).hasMessage("Cancelled: nothing was changed.");
        assertThat(stacks.calls).isEmpty();
        deploy(EMPTY, answering(true));
        assertThat(stacks.calls).contains("update hello-dev");
        assertThat(questions)
                .hasSize(2)
                .contains(
                        "This deployment deletes, with the data in them: Table (AWS::DynamoDB::Table). Deploy anyway?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Type\":\"AWS::DynamoDB::Table\",\"DeletionPolicy\":\"Retain\"",
                "\"Type\":\"AWS::RDS::DBInstance\"",
                "\"Type\":\"AWS::Lambda::Function\""
            })
    void whatStaysOrHoldsNoDataIsNotAsked(String resource) {
        stacks.given("hello-dev", "UPDATE_COMPLETE", template(resource), Map.of());
        deploy(EMPTY, answering(false));
        assertThat(questions).isEmpty();
    }

    @Test
    void theReplacementOfATableIsAsked() {
        String table = "\"Type\":\"AWS::DynamoDB::Table\",\"Properties\":{\"TableName\":\"%s\",\"KeySchema\":\"%s\"}";
        stacks.given("hello-dev", "UPDATE_COMPLETE", template(table.formatted("a", "a")), Map.of());
        assertThatThrownBy(() -> deploy(template(table.formatted("b", "a")), answering(false)))
                .hasMessage("Cancelled: nothing was changed.");
        assertThatThrownBy(() -> deploy(template(table.formatted("a", "b")), answering(false)))
                .hasMessage("Cancelled: nothing was changed.");
        assertThat(stacks.calls).isEmpty();
        assertThat(questions)
                .containsExactly(
                        "This deployment replaces by empty ones, with the data in them: Table (AWS::DynamoDB::Table)."
                                + " Deploy anyway?",
                        "This deployment may replace by empty ones, with the data in them: Table (AWS::DynamoDB::Table)."
                                + " Deploy anyway?");
    }

    @Test
    void aReplacedTableThatIsRetainedIsNotAsked() {
        String table = "\"Type\":\"AWS::DynamoDB::Table\",\"UpdateReplacePolicy\":\"Retain\","
                + "\"Properties\":{\"TableName\":\"%s\"}";
        stacks.given("hello-dev", "UPDATE_COMPLETE", template(table.formatted("a")), Map.of());
        deploy(template(table.formatted("b")), answering(false));
        assertThat(questions).isEmpty();
    }

    @Test
    void withoutATerminalTheDeploymentGoesOn() {
        stacks.given("hello-dev", "UPDATE_COMPLETE", TABLE, Map.of());
        deploy(EMPTY, Safeguards.NONE);
        assertThat(stacks.calls).contains("update hello-dev");
    }

    @Test
    void theRemovalOfAStackIsAsked() {
        stacks.given("hello-dev", "UPDATE_COMPLETE", EMPTY, Map.of());
        assertThatThrownBy(() -> remove(answering(false))).hasMessage("Cancelled: nothing was changed.");
        assertThat(stacks.calls).isEmpty();
        remove(answering(true));
        assertThat(stacks.status("hello-dev")).isEqualTo("absent");
        assertThat(questions)
                .contains("Remove the stack hello-dev in account 111122223333, eu-central-1, with everything in it?");
    }

    @Test
    void aStackInAnotherAccountIsNotRemoved() {
        stacks.given("hello-dev", "UPDATE_COMPLETE", EMPTY, Map.of());
        assertThatThrownBy(() -> remove(expecting("000011112222"))).hasMessageContaining("111122223333");
        assertThat(stacks.calls).isEmpty();
    }

    @Test
    void theOptionTakesPrecedenceOverTheConfiguration() {
        assertThat(expecting("111122223333")
                        .orExpecting(Optional.of("000011112222"))
                        .expectedAccount())
                .contains("111122223333");
        assertThat(Safeguards.NONE.orExpecting(Optional.of("000011112222")).expectedAccount())
                .contains("000011112222");
    }

    private static String template(String resource) {
        return "{\"Resources\":{" + BUCKET + ",\"Table\":{" + resource + "}},\"Outputs\":{}}";
    }

    private static Safeguards expecting(String account) {
        return new Safeguards(Optional.of(account), Optional.empty());
    }

    private Safeguards answering(boolean yes) {
        return new Safeguards(Optional.empty(), Optional.of(question -> {
            questions.add(question);
            return yes;
        }));
    }

    private void deploy(String template, Safeguards safeguards) {
        Manifest manifest = manifest().templateSha256(Sha256.of(template).hex()).build();
        DeploymentFolder.complete(folder, manifest, template, Optional.empty());
        DeploymentFolder packaged =
                new DeploymentFolder(folder, manifest, (Value.Mapping) Json.parse(template, "template"));
        new Deployment(target, events::add, SuggestedCommands.NONE, safeguards).run(packaged, false);
    }

    private void remove(Safeguards safeguards) {
        new Remover(target, events::add, SuggestedCommands.NONE, safeguards)
                .remove("hello-dev", BucketOptions.NONE, DeletionOptions.STANDARD, "serverless/hello/dev", false);
    }
}
