/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every target does with stacks, whatever is behind it. */
public abstract class StacksContract {

    private static final String TOPIC = "{\"Type\": \"AWS::SNS::Topic\", \"Properties\": {\"DisplayName\": \"%s\"}}";
    private static final String NO_CODE = """
            {"Type": "AWS::Lambda::Function", "Properties": {"Role": "arn:aws:iam::000000000000:role/absent",
             "Handler": "a.B", "Runtime": "java21", "Code": {"S3Bucket": "nowhere", "S3Key": "no.zip"}}}""";

    @TempDir
    Path files;

    /** The target under test, empty. */
    protected abstract Target target();

    private AppliedStacks stacks() {
        return new AppliedStacks(target());
    }

    @Test
    void aStackIsCreatedWithItsResourcesOutputsAndTags() {
        String template = """
                {"Resources": {"Store": %s},
                 "Outputs": {"Name": {"Value": {"Ref": "Store"}}, "Place": {"Value": {"Ref": "AWS::Region"}}}}""".formatted(AppliedStacks.BUCKET);
        Stack stack = stacks().apply("created", true, template, Map.of("STAGE", "dev"));
        assertThat(stack.status().text()).isEqualTo("CREATE_COMPLETE");
        assertThat(stack.tags()).isEqualTo(Map.of("STAGE", "dev"));
        assertThat(stack.outputs())
                .containsEntry("Name", stacks().physicalId("created", "Store").orElseThrow())
                .containsEntry("Place", target().region());
        assertThat(target().stacks().template("created")).contains(template);
    }

    @Test
    void aStackIsFoundByNameUntilItIsDeletedAndByIdAfterwards() {
        Stack stack = stacks().apply("gone", true, AppliedStacks.resources("Store", AppliedStacks.BUCKET), Map.of());
        assertThat(target().stacks().find(stack.id())).isPresent();
        assertThat(stacks().delete(stack).status().text()).isEqualTo("DELETE_COMPLETE");
        assertThat(target().stacks().find("gone")).isEmpty();
        assertThat(target().stacks().find(stack.id()).orElseThrow().status().isDeleted())
                .isTrue();
        assertThat(target().stacks().find("never")).isEmpty();
        assertThat(target().stacks().template("never")).isEmpty();
    }

    @Test
    void aDeletedStackCanBeCreatedAgain() {
        Stack first = stacks().apply("again", true, AppliedStacks.resources("Store", AppliedStacks.BUCKET), Map.of());
        stacks().delete(first);
        Stack second = stacks().apply("again", true, AppliedStacks.resources("Store", AppliedStacks.BUCKET), Map.of());
        assertThat(second.status().text()).isEqualTo("CREATE_COMPLETE");
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void eventsComeOldestFirstAndAfterTheLastSeen() {
        Stack stack = stacks().apply("told", true, AppliedStacks.resources("Store", AppliedStacks.BUCKET), Map.of());
        List<StackEvent> events = target().stacks().events(stack.id(), Optional.empty());
        assertThat(events.get(0).isOfStack()).isTrue();
        assertThat(statuses(events, "Store")).containsSubsequence("CREATE_IN_PROGRESS", "CREATE_COMPLETE");
        StackEvent last = events.get(events.size() - 1);
        assertThat(last.isOfStack()).isTrue();
        assertThat(last.status()).isEqualTo("CREATE_COMPLETE");
        assertThat(target().stacks().events(stack.id(), Optional.of(last.id()))).isEmpty();
        StackEvent third = events.get(2);
        assertThat(target().stacks().events(stack.id(), Optional.of(third.id())))
                .isEqualTo(events.subList(3, events.size()));
    }

    @Test
    void theSameTemplateOnceMoreIsAnEmptyChangeSet() {
        stacks().apply("same", true, AppliedStacks.resources("Store", AppliedStacks.BUCKET), Map.of("STAGE", "dev"));
        ChangeSet changeSet = stacks().ready(stacks().request(
                        "same", false, AppliedStacks.resources("Store", AppliedStacks.BUCKET), Map.of("STAGE", "dev")));
        assertThat(changeSet.state()).isEqualTo(ChangeSet.State.EMPTY);
        target().stacks().delete(changeSet);
        assertThat(target().stacks().find("same").orElseThrow().status().text()).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void aChangeSetListsWhatItWouldDo() {
        stacks().apply("planned", true, AppliedStacks.resources("Old", AppliedStacks.BUCKET), Map.of());
        ChangeSet changeSet = stacks().ready(stacks().request(
                        "planned", false, AppliedStacks.resources("New", AppliedStacks.BUCKET), Map.of()));
        assertThat(target().stacks().changes(changeSet))
                .extracting(change -> change.logicalId() + " " + change.type() + " " + change.effect())
                .containsExactlyInAnyOrder("New AWS::S3::Bucket ADD", "Old AWS::S3::Bucket REMOVE");
        target().stacks().delete(changeSet);
    }

    @Test
    void anUpdateAddsChangesAndDeletesResources() {
        stacks().apply(
                        "updated",
                        true,
                        AppliedStacks.resources("Old", AppliedStacks.BUCKET, "Topic", TOPIC.formatted("first")),
                        Map.of());
        Optional<String> topic = stacks().physicalId("updated", "Topic");
        Stack stack = stacks().apply(
                        "updated",
                        false,
                        AppliedStacks.resources("New", AppliedStacks.BUCKET, "Topic", TOPIC.formatted("second")),
                        Map.of());
        assertThat(stack.status().text()).isEqualTo("UPDATE_COMPLETE");
        assertThat(stacks().physicalId("updated", "Old")).isEmpty();
        assertThat(stacks().physicalId("updated", "New")).isPresent();
        assertThat(stacks().physicalId("updated", "Topic")).isEqualTo(topic);
        List<StackEvent> events = target().stacks().events(stack.id(), Optional.empty());
        assertThat(statuses(events, "updated")).containsSubsequence("UPDATE_IN_PROGRESS", "UPDATE_COMPLETE");
    }

    @Test
    void aStackIsCreatedAndUpdatedWithoutAChangeSet() {
        String one = AppliedStacks.resources("Store", AppliedStacks.BUCKET);
        Stack created = stacks().change("direct", true, one).orElseThrow();
        assertThat(created.status().text()).isEqualTo("CREATE_COMPLETE");
        assertThat(stacks().change("direct", false, one)).isEmpty();
        String two = AppliedStacks.resources("Store", AppliedStacks.BUCKET, "More", AppliedStacks.BUCKET);
        Stack updated = stacks().change("direct", false, two).orElseThrow();
        assertThat(updated.status().text()).isEqualTo("UPDATE_COMPLETE");
        assertThat(updated.id()).isEqualTo(created.id());
        assertThat(stacks().physicalId("direct", "More")).isPresent();
    }

    @Test
    void aChangeSetThatIsDeletedChangesNothing() {
        stacks().apply("considered", true, AppliedStacks.resources("Store", AppliedStacks.BUCKET), Map.of());
        ChangeSet changeSet = stacks().ready(stacks().request(
                        "considered",
                        false,
                        AppliedStacks.resources("Store", AppliedStacks.BUCKET, "More", AppliedStacks.BUCKET),
                        Map.of()));
        assertThat(changeSet.state()).isEqualTo(ChangeSet.State.READY);
        assertThat(changeSet.changes()).isPositive();
        target().stacks().delete(changeSet);
        assertThat(stacks().physicalId("considered", "More")).isEmpty();
    }

    @Test
    void aFailedCreationIsRolledBackAndNamesItsCause() {
        Stack stack = stacks().apply(
                        "broken",
                        true,
                        AppliedStacks.resources("Store", AppliedStacks.BUCKET, "Function", NO_CODE),
                        Map.of());
        assertThat(stack.status().text()).isEqualTo("ROLLBACK_COMPLETE");
        List<StackEvent> events = target().stacks().events(stack.id(), Optional.empty());
        assertThat(events.stream().filter(StackEvent::isCause).map(StackEvent::logicalId))
                .contains("Function");
        assertThat(events.stream()
                        .filter(StackEvent::isCause)
                        .map(event -> event.reason().orElse("")))
                .allMatch(reason -> !reason.isBlank());
        assertThat(stacks().delete(stack).status().isDeleted()).isTrue();
    }

    @Test
    void aFailedUpdateLeavesTheStackAsItWas() {
        stacks().apply("kept", true, AppliedStacks.resources("Store", AppliedStacks.BUCKET), Map.of());
        Optional<String> store = stacks().physicalId("kept", "Store");
        Stack stack = stacks().apply(
                        "kept",
                        false,
                        AppliedStacks.resources("Store", AppliedStacks.BUCKET, "Function", NO_CODE),
                        Map.of());
        assertThat(stack.status().text()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(stacks().physicalId("kept", "Store")).isEqualTo(store);
        assertThat(stacks().physicalId("kept", "Function")).isEmpty();
        assertThat(stacks().apply(
                                "kept",
                                false,
                                AppliedStacks.resources("Store", AppliedStacks.BUCKET, "More", AppliedStacks.BUCKET),
                                Map.of())
                        .status()
                        .text())
                .isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void aBucketWithObjectsIsNotDeleted() throws IOException {
        Stack stack = stacks().apply("full", true, AppliedStacks.resources("Store", AppliedStacks.BUCKET), Map.of());
        String bucket = stacks().physicalId("full", "Store").orElseThrow();
        Path file = Files.writeString(files.resolve("object.txt"), "kept");
        target().store().upload(bucket, "kept/one.txt", file, Sha256.of(file));
        Stack after = stacks().delete(stack);
        assertThat(after.status().text()).isEqualTo("DELETE_FAILED");
        assertThat(target().store().deleteAll(bucket, "")).isEqualTo(1);
        assertThat(stacks().delete(after).status().isDeleted()).isTrue();
    }

    @Test
    void intrinsicFunctionsConditionsAndParametersAreResolved() {
        String template = """
                {"Parameters": {"Size": {"Type": "String", "Default": "large"}},
                 "Mappings": {"Sizes": {"large": {"Word": "big"}}},
                 "Conditions": {
                   "IsLarge": {"Fn::Equals": [{"Ref": "Size"}, "large"]},
                   "IsSmall": {"Fn::Not": [{"Condition": "IsLarge"}]}},
                 "Resources": {
                   "Topic": {"Type": "AWS::SNS::Topic", "Condition": "IsLarge", "Properties": {"TopicName": "resolved-topic"}},
                   "Absent": {"Type": "AWS::SNS::Topic", "Condition": "IsSmall", "Properties": {}}},
                 "Outputs": {
                   "Joined": {"Value": {"Fn::Join": ["-", ["a", {"Ref": "Size"}]]}},
                   "Substituted": {"Value": {"Fn::Sub": ["${Size} ${Own} ${!Literal} ${AWS::StackName}", {"Own": "mine"}]}},
                   "Selected": {"Value": {"Fn::Select": [1, {"Fn::Split": [",", "a,b,c"]}]}},
                   "Chosen": {"Value": {"Fn::If": ["IsLarge", "yes", "no"]}},
                   "Mapped": {"Value": {"Fn::FindInMap": ["Sizes", {"Ref": "Size"}, "Word"]}},
                   "Encoded": {"Value": {"Fn::Base64": "text"}},
                   "Attribute": {"Value": {"Fn::GetAtt": ["Topic", "TopicName"]}},
                   "Never": {"Condition": "IsSmall", "Value": "never"}}}""";
        assertThat(stacks().apply("resolved", true, template, Map.of()).outputs())
                .isEqualTo(Map.of(
                        "Joined", "a-large",
                        "Substituted", "large mine ${Literal} resolved",
                        "Selected", "b",
                        "Chosen", "yes",
                        "Mapped", "big",
                        "Encoded", "dGV4dA==",
                        "Attribute", "resolved-topic"));
        assertThat(stacks().physicalId("resolved", "Absent")).isEmpty();
    }

    @Test
    void aProtectedStackIsNotDeletedUntilItsProtectionEnds() {
        String one = AppliedStacks.resources("Store", AppliedStacks.BUCKET);
        assertThat(stacks().apply("protected", true, one, Map.of()).isProtected())
                .isFalse();
        target().stacks().protect("protected", true);
        String two = AppliedStacks.resources("Store", AppliedStacks.BUCKET, "More", AppliedStacks.BUCKET);
        Stack now = stacks().apply("protected", false, two, Map.of());
        assertThat(now.isProtected()).isTrue();
        assertThatThrownBy(() -> target().stacks().delete(now, DeletionOptions.STANDARD))
                .isInstanceOf(ServerlessException.class);
        target().stacks().protect("protected", false);
        assertThat(stacks().delete(now).status().isDeleted()).isTrue();
    }

    @Test
    void thePolicyThatWasSetIsReadBack() {
        String policy =
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"Update:*\",\"Resource\":\"*\"}]}";
        stacks().apply("policed", true, AppliedStacks.resources("Store", AppliedStacks.BUCKET), Map.of());
        assertThat(target().stacks().policy("policed")).isEmpty();
        target().stacks().setPolicy("policed", policy);
        assertThat(target().stacks().policy("policed")).contains(policy);
    }

    @Test
    void aStackThatIsThereIsNotCreatedAndOneThatIsNotThereIsNotUpdated() {
        String template = AppliedStacks.resources("Store", AppliedStacks.BUCKET);
        stacks().apply("there", true, template, Map.of());
        assertThatThrownBy(() -> target().stacks().create(stacks().request("there", true, template, Map.of())))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("there");
        assertThatThrownBy(() -> target().stacks().create(stacks().request("absent", false, template, Map.of())))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("absent");
    }

    private static List<String> statuses(List<StackEvent> events, String logicalId) {
        return events.stream()
                .filter(event -> event.logicalId().equals(logicalId))
                .map(StackEvent::status)
                .toList();
    }
}
