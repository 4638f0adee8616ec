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
import io.github.serverlessmaven.deploy.plan.Finding;
import io.github.serverlessmaven.deploy.plan.Plan;
import io.github.serverlessmaven.deploy.plan.Plan.Outcome;
import io.github.serverlessmaven.deploy.plan.ResourceChange;
import io.github.serverlessmaven.deploy.plan.ResourceChange.Action;
import io.github.serverlessmaven.deploy.port.PlannedChange;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.manifest.ChangeOptions;
import io.github.serverlessmaven.manifest.ManifestFixture;
import io.github.serverlessmaven.manifest.StackOptions;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanningTest {

    private static final String FUNCTION = template("\"Type\":\"AWS::Lambda::Function\"");
    private static final String TABLE = template("\"Type\":\"AWS::DynamoDB::Table\"");

    private final FakeTarget target = new FakeTarget();

    @TempDir
    Path folder;

    @Test
    void aStackThatHasTheTemplateHasNoChanges() {
        deployed("UPDATE_COMPLETE", TABLE);
        Plan plan = plan(TABLE);
        assertThat(plan.outcome()).isEqualTo(Outcome.NONE);
        assertThat(plan.basis().isNew()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "REVIEW_IN_PROGRESS", "ROLLBACK_COMPLETE"})
    void whereThereIsNoStackThatCanBeUpdatedAllIsAdded(String status) {
        if (!status.isEmpty()) {
            deployed(status, FUNCTION);
        }
        Plan plan = plan(TABLE);
        assertThat(plan.basis().isNew()).isTrue();
        assertThat(plan.changes().resources())
                .extracting(ResourceChange::action)
                .containsOnly(Action.ADD);
        assertThat(plan.outcome()).isEqualTo(Outcome.CHANGES);
        assertThat(target.stacks().calls).isEmpty();
    }

    @Test
    void lossOfDataIsToBeReviewed() {
        deployed("UPDATE_COMPLETE", TABLE);
        Plan plan = plan("{\"Resources\":{}}");
        assertThat(plan.outcome()).isEqualTo(Outcome.REVIEW);
        assertThat(plan.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.DATA_LOSS);
    }

    @Test
    void tagsAreComparedToo() {
        target.stacks().given("hello-dev", "UPDATE_COMPLETE", TABLE, Map.of("STAGE", "dev", "old", "1", "team", "a"));
        Plan plan = plan(TABLE, manifest().stack(tagged(Map.of("team", "b", "new", "2"))));
        assertThat(plan.settings())
                .extracting(change -> change.name() + " " + change.before().isPresent() + " "
                        + change.after().isPresent())
                .containsExactly("new false true", "old true false", "team true true");
        assertThat(plan.outcome()).isEqualTo(Outcome.CHANGES);
    }

    @Test
    void aRunningDeploymentIsNoted() {
        deployed("UPDATE_IN_PROGRESS", TABLE);
        assertThat(plan(TABLE).notes()).singleElement().asString().contains("another deployment is running");
    }

    @Test
    void aStackThatCannotBeUpdatedIsNoted() {
        deployed("UPDATE_ROLLBACK_FAILED", TABLE);
        assertThat(plan(TABLE).notes())
                .containsExactly("The stack is in status UPDATE_ROLLBACK_FAILED and cannot be updated.");
    }

    @Test
    void aNameThatWouldMoveIsNoted() {
        String one = "{\"Resources\":{\"%s\":{\"Type\":\"AWS::SQS::Queue\",\"Properties\":{\"QueueName\":\"jobs\"}}}}";
        deployed("UPDATE_COMPLETE", one.formatted("Old"));
        assertThat(plan(one.formatted("New")).notes())
                .containsExactly("The deployment would be refused: the name jobs belongs to Old (AWS::SQS::Queue) and"
                        + " would move to New.");
    }

    @Test
    void aTemplateInYamlIsRefusedWithAWayOut() {
        deployed("UPDATE_COMPLETE", "Resources: {}");
        assertThatThrownBy(() -> plan(TABLE)).hasMessage("The template of stack hello-dev is not JSON.");
    }

    @Test
    void aFileIsComparedWithoutAskingAnybody() {
        Plan plan =
                Planning.against(packaged(TABLE, manifest()), (Value.Mapping) Json.parse(FUNCTION, "t"), "old.json");
        assertThat(plan.basis().text()).isEqualTo("old.json");
        assertThat(plan.changes().resources()).hasSize(1);
        assertThat(target.stacks().lookups).isZero();
    }

    @Test
    void changesHaveThePlaceThatCausesThem() throws IOException {
        deployed("UPDATE_COMPLETE", template("\"Type\":\"AWS::Lambda::Function\",\"Properties\":{\"MemorySize\":128}"));
        DeploymentFolder packaged = packaged(
                template("\"Type\":\"AWS::Lambda::Function\",\"Properties\":{\"MemorySize\":256,\"Timeout\":3}"),
                manifest());
        Files.writeString(
                folder.resolve(DeploymentFolder.SOURCES),
                "{\"/Resources/A\":\"serverless.yml:7:3\",\"/Resources/A/Properties/MemorySize\":\"serverless.yml:9:17\"}");
        Plan plan = new Planning(target).againstStack(packaged);
        ResourceChange change = plan.changes().resources().get(0);
        assertThat(plan.place(change)).contains("serverless.yml:7:3");
        assertThat(change.changes().stream().flatMap(each -> plan.place(change, each).stream()))
                .containsExactly("serverless.yml:9:17", "serverless.yml:7:3");
    }

    @Test
    void whatCloudFormationSaysTakesPrecedence() {
        deployed("UPDATE_COMPLETE", template("\"Type\":\"AWS::DynamoDB::Table\",\"Properties\":{\"TableName\":\"a\"}"));
        target.stacks().planned = List.of(
                new PlannedChange("A", "AWS::DynamoDB::Table", PlannedChange.Effect.MAY_REPLACE),
                new PlannedChange("Other", "AWS::SQS::Queue", PlannedChange.Effect.UPDATE));
        Plan plan = byChangeSet(template("\"Type\":\"AWS::DynamoDB::Table\",\"Properties\":{\"TableName\":\"b\"}"));
        assertThat(plan.changes().resources())
                .extracting(change -> change.id() + " " + change.action())
                .containsExactly("A MAY_REPLACE", "Other UPDATE");
        assertThat(target.stacks().calls).containsExactly("update hello-dev", "delete change set");
    }

    @Test
    void theStackInReviewOfAChangeSetIsDeletedWithIt() {
        byChangeSet(TABLE);
        assertThat(target.stacks().calls).containsExactly("create hello-dev", "delete change set", "delete hello-dev");
        assertThat(target.stacks().status("hello-dev")).isEqualTo("absent");
    }

    @Test
    void theStackInReviewOfOthersStays() {
        deployed("REVIEW_IN_PROGRESS", "{}");
        byChangeSet(TABLE);
        assertThat(target.stacks().calls).containsExactly("create hello-dev", "delete change set");
    }

    @Test
    void aTemplateThatCloudFormationRefusesIsExplainedAndNothingIsLeft() {
        target.stacks().refusal = Optional.of("Template format error: Unresolved resource dependencies [X]");
        assertThatThrownBy(() -> byChangeSet(TABLE)).hasMessageContaining("Unresolved resource dependencies [X]");
        assertThat(target.stacks().status("hello-dev")).isEqualTo("absent");
    }

    @Test
    void anotherAccountGetsNoChangeSet() {
        Safeguards other = new Safeguards(Optional.of("999988887777"), Optional.empty());
        assertThatThrownBy(() ->
                        new Planning(target).byChangeSet(packaged(TABLE, manifest()), SuggestedCommands.NONE, other))
                .hasMessageContaining("111122223333");
        assertThat(target.stacks().calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_IN_PROGRESS", "ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED"})
    void aStackThatCannotBeUpdatedGetsNoChangeSet(String status) {
        deployed(status, TABLE);
        assertThatThrownBy(() -> byChangeSet(FUNCTION)).hasMessageContaining("makes no change set");
        assertThat(target.stacks().calls).isEmpty();
    }

    private Plan byChangeSet(String template) {
        return new Planning(target)
                .byChangeSet(packaged(template, manifest()), SuggestedCommands.NONE, Safeguards.NONE);
    }

    private static StackOptions tagged(Map<String, String> tags) {
        StackOptions none = StackOptions.NONE;
        return new StackOptions(
                tags,
                none.parameters(),
                none.notificationArns(),
                none.rollback(),
                none.keepFailures(),
                none.policy(),
                none.role(),
                none.deletionProtection(),
                ChangeOptions.STANDARD);
    }

    private void deployed(String status, String template) {
        target.stacks().given("hello-dev", status, template, Map.of("STAGE", "dev"));
    }

    private static String template(String resource) {
        return "{\"Resources\":{\"A\":{" + resource + "}}}";
    }

    private Plan plan(String template) {
        return plan(template, manifest());
    }

    private Plan plan(String template, ManifestFixture manifest) {
        return new Planning(target).againstStack(packaged(template, manifest));
    }

    private DeploymentFolder packaged(String template, ManifestFixture manifest) {
        DeploymentFolder.complete(
                folder, manifest.templateSha256(Sha256.of(template).hex()).build(), template, Optional.empty());
        return DeploymentFolder.read(folder);
    }
}
