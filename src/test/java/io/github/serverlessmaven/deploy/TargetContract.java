/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.LogicalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every target does with stacks and buckets, whatever is behind it. */
public abstract class TargetContract {

    private static final String ROLE =
            "{\"Type\": \"AWS::IAM::Role\", \"Properties\": {\"AssumeRolePolicyDocument\": {\"Version\":"
                    + " \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"lambda.amazonaws.com\"},"
                    + " \"Action\": \"sts:AssumeRole\"}]}}}";
    private static final String BUCKET = "{\"Type\": \"AWS::S3::Bucket\", \"Properties\": {}}";
    private static final String TOPIC = "{\"Type\": \"AWS::SNS::Topic\", \"Properties\": {\"DisplayName\": \"%s\"}}";
    private static final String NO_CODE = """
            {"Type": "AWS::Lambda::Function", "Properties": {"Role": "arn:aws:iam::000000000000:role/absent",
             "Handler": "a.B", "Runtime": "java21", "Code": {"S3Bucket": "nowhere", "S3Key": "no.zip"}}}""";

    @TempDir
    Path files;

    /** The target under test, empty. */
    protected abstract Target target();

    @Test
    void aStackIsCreatedWithItsResourcesOutputsAndTags() {
        String template = """
                {"Resources": {"Store": %s},
                 "Outputs": {"Name": {"Value": {"Ref": "Store"}}, "Place": {"Value": {"Ref": "AWS::Region"}}}}""".formatted(BUCKET);
        Stack stack = apply("created", true, template, Map.of("STAGE", "dev"));
        assertThat(stack.status().text()).isEqualTo("CREATE_COMPLETE");
        assertThat(stack.tags()).isEqualTo(Map.of("STAGE", "dev"));
        assertThat(stack.outputs())
                .containsEntry("Name", physicalId("created", "Store").orElseThrow())
                .containsEntry("Place", target().region());
        assertThat(target().stacks().template("created")).contains(template);
    }

    @Test
    void aStackIsFoundByNameUntilItIsDeletedAndByIdAfterwards() {
        Stack stack = apply("gone", true, resources("Store", BUCKET), Map.of());
        assertThat(target().stacks().find(stack.id())).isPresent();
        assertThat(delete(stack).status().text()).isEqualTo("DELETE_COMPLETE");
        assertThat(target().stacks().find("gone")).isEmpty();
        assertThat(target().stacks().find(stack.id()).orElseThrow().status().isDeleted())
                .isTrue();
        assertThat(target().stacks().find("never")).isEmpty();
        assertThat(target().stacks().template("never")).isEmpty();
    }

    @Test
    void aDeletedStackCanBeCreatedAgain() {
        Stack first = apply("again", true, resources("Store", BUCKET), Map.of());
        delete(first);
        Stack second = apply("again", true, resources("Store", BUCKET), Map.of());
        assertThat(second.status().text()).isEqualTo("CREATE_COMPLETE");
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void eventsComeOldestFirstAndAfterTheLastSeen() {
        Stack stack = apply("told", true, resources("Store", BUCKET), Map.of());
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
        apply("same", true, resources("Store", BUCKET), Map.of("STAGE", "dev"));
        ChangeSet changeSet = ready(request("same", false, resources("Store", BUCKET), Map.of("STAGE", "dev")));
        assertThat(changeSet.state()).isEqualTo(ChangeSet.State.EMPTY);
        target().stacks().delete(changeSet);
        assertThat(target().stacks().find("same").orElseThrow().status().text()).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void anUpdateAddsChangesAndDeletesResources() {
        apply("updated", true, resources("Old", BUCKET, "Topic", TOPIC.formatted("first")), Map.of());
        Optional<String> topic = physicalId("updated", "Topic");
        Stack stack = apply("updated", false, resources("New", BUCKET, "Topic", TOPIC.formatted("second")), Map.of());
        assertThat(stack.status().text()).isEqualTo("UPDATE_COMPLETE");
        assertThat(physicalId("updated", "Old")).isEmpty();
        assertThat(physicalId("updated", "New")).isPresent();
        assertThat(physicalId("updated", "Topic")).isEqualTo(topic);
        List<StackEvent> events = target().stacks().events(stack.id(), Optional.empty());
        assertThat(statuses(events, "updated")).containsSubsequence("UPDATE_IN_PROGRESS", "UPDATE_COMPLETE");
    }

    @Test
    void aChangeSetThatIsDeletedChangesNothing() {
        apply("considered", true, resources("Store", BUCKET), Map.of());
        ChangeSet changeSet = ready(request("considered", false, resources("Store", BUCKET, "More", BUCKET), Map.of()));
        assertThat(changeSet.state()).isEqualTo(ChangeSet.State.READY);
        assertThat(changeSet.changes()).isPositive();
        target().stacks().delete(changeSet);
        assertThat(physicalId("considered", "More")).isEmpty();
    }

    @Test
    void aFailedCreationIsRolledBackAndNamesItsCause() {
        Stack stack = apply("broken", true, resources("Store", BUCKET, "Function", NO_CODE), Map.of());
        assertThat(stack.status().text()).isEqualTo("ROLLBACK_COMPLETE");
        List<StackEvent> events = target().stacks().events(stack.id(), Optional.empty());
        assertThat(events.stream().filter(StackEvent::isCause).map(StackEvent::logicalId))
                .contains("Function");
        assertThat(events.stream()
                        .filter(StackEvent::isCause)
                        .map(event -> event.reason().orElse("")))
                .allMatch(reason -> !reason.isBlank());
        assertThat(delete(stack).status().isDeleted()).isTrue();
    }

    @Test
    void aFailedUpdateLeavesTheStackAsItWas() {
        apply("kept", true, resources("Store", BUCKET), Map.of());
        Optional<String> store = physicalId("kept", "Store");
        Stack stack = apply("kept", false, resources("Store", BUCKET, "Function", NO_CODE), Map.of());
        assertThat(stack.status().text()).isEqualTo("UPDATE_ROLLBACK_COMPLETE");
        assertThat(physicalId("kept", "Store")).isEqualTo(store);
        assertThat(physicalId("kept", "Function")).isEmpty();
        assertThat(apply("kept", false, resources("Store", BUCKET, "More", BUCKET), Map.of())
                        .status()
                        .text())
                .isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void aBucketWithObjectsIsNotDeleted() throws IOException {
        Stack stack = apply("full", true, resources("Store", BUCKET), Map.of());
        String bucket = physicalId("full", "Store").orElseThrow();
        upload(bucket, "kept/one.txt");
        Stack after = delete(stack);
        assertThat(after.status().text()).isEqualTo("DELETE_FAILED");
        assertThat(target().store().deleteAll(bucket, "")).isEqualTo(1);
        assertThat(delete(after).status().isDeleted()).isTrue();
    }

    @Test
    void aProtectedStackIsNotDeletedUntilItsProtectionEnds() {
        Stack stack = apply("protected", true, resources("Store", BUCKET), Map.of());
        assertThat(stack.isProtected()).isFalse();
        target().stacks().protect("protected", true);
        Stack now = apply("protected", false, resources("Store", BUCKET, "More", BUCKET), Map.of());
        assertThat(now.isProtected()).isTrue();
        assertThatThrownBy(() -> target().stacks().delete(now, Optional.empty()))
                .isInstanceOf(ServerlessException.class);
        target().stacks().protect("protected", false);
        assertThat(delete(now).status().isDeleted()).isTrue();
    }

    @Test
    void versionsOfAFunctionAreListedUnlessAnAliasPointsAtThemAndDeleted() throws IOException {
        apply("versioned", true, resources("Store", BUCKET, "Role", ROLE), Map.of());
        uploadZip(physicalId("versioned", "Store").orElseThrow(), "code.zip");
        for (int number = 1; number <= 3; number++) {
            Stack stack = apply("versioned", false, versioned(number), Map.of());
            assertThat(stack.status().text()).isEqualTo("UPDATE_COMPLETE");
        }
        PublishedVersions versions = target().versions();
        assertThat(versions.ofFunction("versioned-hello")).containsExactlyInAnyOrder(1L, 2L);
        assertThat(versions.deleteOfFunction("versioned-hello", 1)).isTrue();
        assertThat(versions.ofFunction("versioned-hello")).containsExactly(2L);
        assertThat(versions.ofFunction("versioned-none")).isEmpty();
        assertThat(versions.ofLayer("versioned-none")).isEmpty();
    }

    /** A function whose newest version has an alias; those before stay. */
    private static String versioned(int number) {
        StringBuilder more = new StringBuilder();
        String version = "{\"Type\": \"AWS::Lambda::Version\", \"DeletionPolicy\": \"Retain\", \"Properties\":"
                + " {\"FunctionName\": {\"Ref\": \"Hello\"}, \"Description\": \"" + number + "\"}}";
        more.append(", \"Version").append(number).append("\": ").append(version);
        String function =
                "{\"Type\": \"AWS::Lambda::Function\", \"Properties\": {\"FunctionName\": \"versioned-hello\","
                        + " \"Role\": {\"Fn::GetAtt\": [\"Role\", \"Arn\"]}, \"Handler\": \"a.B\", \"Runtime\": \"java21\","
                        + " \"Timeout\": " + number + ","
                        + " \"Code\": {\"S3Bucket\": {\"Ref\": \"Store\"}, \"S3Key\": \"code.zip\"}}}";
        String alias = "{\"Type\": \"AWS::Lambda::Alias\", \"Properties\": {\"FunctionName\": {\"Ref\": \"Hello\"},"
                + " \"Name\": \"live\", \"FunctionVersion\": {\"Fn::GetAtt\": [\"Version" + number
                + "\", \"Version\"]}}}";
        return resources("Store", BUCKET, "Role", ROLE, "Hello", function, "Alias", alias)
                .replaceFirst("}}$", more.append("}}").toString());
    }

    private void uploadZip(String bucket, String key) throws IOException {
        Path file = files.resolve("code.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("code.txt"));
        }
        target().store().upload(bucket, key, file, Sha256.of(file));
    }

    @Test
    void objectsAreFoundListedAndDeletedByPrefix() throws IOException {
        apply("objects", true, resources("Store", BUCKET), Map.of());
        String bucket = physicalId("objects", "Store").orElseThrow();
        ArtifactStore store = target().store();
        assertThat(store.contains(bucket, "mine/a.txt")).isFalse();
        for (String key : List.of("mine/a.txt", "mine/b/c.txt", "mine2/d.txt", "others/e.txt")) {
            upload(bucket, key);
        }
        assertThat(store.contains(bucket, "mine/a.txt")).isTrue();
        assertThat(store.keysOutside(bucket, "mine/", 5)).containsExactlyInAnyOrder("mine2/d.txt", "others/e.txt");
        assertThat(store.keysOutside(bucket, "mine/", 1)).hasSize(1);
        assertThat(store.deleteAll(bucket, "mine/")).isEqualTo(2);
        assertThat(store.contains(bucket, "mine/a.txt")).isFalse();
        assertThat(store.keysOutside(bucket, "", 5)).isEmpty();
        assertThat(store.deleteAll(bucket, "")).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotWhatItsDigestSaysIsNotUploaded() throws IOException {
        apply("checked", true, resources("Store", BUCKET), Map.of());
        String bucket = physicalId("checked", "Store").orElseThrow();
        Path file = Files.writeString(files.resolve("changed.txt"), "changed");
        Sha256 other = Sha256.of("as packaged");
        assertThatThrownBy(() -> target().store().upload(bucket, "changed.txt", file, other))
                .isInstanceOf(ServerlessException.class);
        assertThat(target().store().contains(bucket, "changed.txt")).isFalse();
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
        assertThat(apply("resolved", true, template, Map.of()).outputs())
                .isEqualTo(Map.of(
                        "Joined", "a-large",
                        "Substituted", "large mine ${Literal} resolved",
                        "Selected", "b",
                        "Chosen", "yes",
                        "Mapped", "big",
                        "Encoded", "dGV4dA==",
                        "Attribute", "resolved-topic"));
        assertThat(physicalId("resolved", "Absent")).isEmpty();
    }

    private static String resources(String... idsAndResources) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < idsAndResources.length; i += 2) {
            json.append(i == 0 ? "" : ", ")
                    .append("\"" + idsAndResources[i] + "\": ")
                    .append(idsAndResources[i + 1]);
        }
        return "{\"Resources\": {" + json + "}}";
    }

    private static ChangeSetRequest request(String stack, boolean creates, String template, Map<String, String> tags) {
        return new ChangeSetRequest(
                stack,
                "change-" + UUID.randomUUID(),
                creates,
                new ChangeSetRequest.Inline(template),
                false,
                Map.of(),
                tags,
                StackOptions.NONE);
    }

    private ChangeSet ready(ChangeSetRequest request) {
        ChangeSet changeSet = target().stacks().create(request);
        while (changeSet.state() == ChangeSet.State.PENDING) {
            target().clock().sleep(Duration.ofMillis(20));
            changeSet = target().stacks().refresh(changeSet);
        }
        return changeSet;
    }

    private Stack apply(String name, boolean creates, String template, Map<String, String> tags) {
        ChangeSet changeSet = ready(request(name, creates, template, tags));
        assertThat(changeSet.state()).as(changeSet.reason().orElse("")).isEqualTo(ChangeSet.State.READY);
        Optional<String> last = last(changeSet.stackId());
        target().stacks().execute(changeSet, false);
        return settled(changeSet.stackId(), last);
    }

    private Stack delete(Stack stack) {
        Optional<String> last = last(stack.id());
        target().stacks().delete(stack, Optional.empty());
        return settled(stack.id(), last);
    }

    private Optional<String> last(String stackId) {
        List<StackEvent> events = target().stacks().events(stackId, Optional.empty());
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.get(events.size() - 1).id());
    }

    private Stack settled(String stackId, Optional<String> last) {
        new StackMonitor(target().stacks(), target().clock(), event -> {}).awaitEnd(stackId, last);
        return target().stacks().find(stackId).orElseThrow();
    }

    private Optional<String> physicalId(String stack, String logicalId) {
        return target().stacks().physicalId(stack, new LogicalId(logicalId));
    }

    private void upload(String bucket, String key) throws IOException {
        Path file = Files.writeString(files.resolve("object.txt"), key);
        target().store().upload(bucket, key, file, Sha256.of(file));
    }

    private static List<String> statuses(List<StackEvent> events, String logicalId) {
        return events.stream()
                .filter(event -> event.logicalId().equals(logicalId))
                .map(StackEvent::status)
                .toList();
    }
}
