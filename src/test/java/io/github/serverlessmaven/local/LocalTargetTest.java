/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.ArtifactStoreContract;
import io.github.serverlessmaven.deploy.ClockContract;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.DriftContract;
import io.github.serverlessmaven.deploy.FunctionPathContract;
import io.github.serverlessmaven.deploy.FunctionUpdatesContract;
import io.github.serverlessmaven.deploy.SecretsContract;
import io.github.serverlessmaven.deploy.StacksContract;
import io.github.serverlessmaven.deploy.VersionsContract;
import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.DriftDetection;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.source.FunctionAccess;
import io.github.serverlessmaven.local.trigger.LocalServer;
import io.github.serverlessmaven.manifest.StackOptions;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTargetTest {

    @TempDir
    Path state;

    private LocalTarget target;

    @BeforeEach
    void open() {
        target = newTarget();
    }

    @AfterEach
    void close() {
        target.close();
    }

    @Nested
    class StacksOfThisMachine extends StacksContract {

        @Override
        protected Target target() {
            return target;
        }
    }

    @Nested
    class DriftOfThisMachine extends DriftContract {

        @Override
        protected DriftDetection detection() {
            return target.stacks().driftDetection();
        }

        @Override
        protected String stack() {
            return "kept";
        }
    }

    @Nested
    class ArtifactStoreOfThisMachine extends ArtifactStoreContract {

        @Override
        protected Target target() {
            return target;
        }
    }

    @Nested
    class FunctionUpdatesOfThisMachine extends FunctionUpdatesContract {

        @Override
        protected Target target() {
            return target;
        }
    }

    @Nested
    class FunctionPathOfThisMachine extends FunctionPathContract {

        @Override
        protected Target target() {
            return target;
        }
    }

    @Nested
    class VersionsOfThisMachine extends VersionsContract {

        @Override
        protected Target target() {
            return target;
        }
    }

    @Nested
    class ClockOfThisMachine extends ClockContract {

        @Override
        protected Target target() {
            return target;
        }
    }

    @Nested
    class SecretsOfThisMachine extends SecretsContract {

        @Override
        protected Target target() {
            return target;
        }

        @Override
        protected void keep(String name, String text) {
            // No secret comes to this machine.
        }
    }

    private LocalTarget newTarget() {
        return new LocalSetUp().open(state);
    }

    @Test
    void whatIsOnlyRecordedIsNamed() {
        create(
                "mixed",
                "{\"Resources\": {\"Alarm\": {\"Type\": \"AWS::CloudWatch::Alarm\"}, \"Queue\": {\"Type\": \"AWS::SQS::Queue\"},"
                        + " \"Store\": {\"Type\": \"AWS::S3::Bucket\"}}}");
        assertThat(target.recordedOnly("mixed")).containsExactly("Alarm (AWS::CloudWatch::Alarm)");
    }

    @Test
    void streamsThatAreReadElsewhereAreNotOnlyRecorded() throws IOException {
        EventSources elsewhere = new EventSources(
                "at a server",
                (service, action, input) -> Value.Mapping.EMPTY,
                (stackName, id) -> Optional.empty(),
                (arn, key, record) -> {},
                Optional.empty());
        String template = """
                "Reads%1$s": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {"FunctionName": "f", "StartingPosition": "LATEST",
                  "EventSourceArn": %2$s}}""";
        String resources = String.join(
                ",",
                "\"Table\": {\"Type\": \"AWS::DynamoDB::Table\", \"Properties\": {\"TableName\": \"t\"}}",
                "\"Unread\": {\"Type\": \"AWS::DynamoDB::Table\", \"Properties\": {\"TableName\": \"u\"}}",
                "\"Stream\": {\"Type\": \"AWS::Kinesis::Stream\", \"Properties\": {\"Name\": \"s\"}}",
                "\"Consumer\": {\"Type\": \"AWS::Kinesis::StreamConsumer\", \"Properties\": {\"ConsumerName\": \"c\","
                        + " \"StreamARN\": {\"Fn::GetAtt\": [\"Stream\", \"Arn\"]}}}",
                template.formatted("Table", "{\"Fn::GetAtt\": [\"Table\", \"StreamArn\"]}"),
                template.formatted("Stream", "{\"Ref\": \"Consumer\"}"),
                template.formatted("Kafka", "\"arn:aws:kafka:us-east-1:000000000000:cluster/k/1\""));
        create("read", "{\"Resources\": {" + resources + "}}");
        assertThat(target.recordedOnly("read")).hasSize(7);
        try (LocalTarget reading = new LocalSetUp().sources(elsewhere).open(state)) {
            assertThat(reading.recordedOnly("read"))
                    .containsExactlyInAnyOrder(
                            "Unread (AWS::DynamoDB::Table)", "ReadsKafka (AWS::Lambda::EventSourceMapping)");
        }
    }

    @Test
    void callsBesideARunningServerFindItsTopicsAndBusesAndOthersAreTold() {
        create("news", """
                {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}, "Bus": {"Type": "AWS::Events::EventBus", "Properties": {"Name": "b"}}}}""");
        LocalSetUp alone = new LocalSetUp();
        try (LocalTarget other = alone.open(state)) {
            other.functions();
            assertThat(other.endpointVariables()).isEmpty();
            assertThat(alone.warnings())
                    .containsExactly(
                            "Without a running serverless:start, SNS does not answer, so what functions send to it fails,"
                                    + " and EVENTBRIDGE does not answer, so what functions send to it fails."
                                    + " Run serverless:start in another terminal, then invoke again.");
        }
        try (LocalServer server = target.serve(LocalSetUp.LOOPBACK, 0, "news", LocalAuthorizers.ON, LocalEvents.ALL)) {
            LocalSetUp beside = new LocalSetUp();
            try (LocalTarget other = beside.open(state)) {
                other.functions();
                assertThat(other.endpointVariables())
                        .isEqualTo(Map.of(
                                "AWS_ENDPOINT_URL_SNS", server.urls().get(0),
                                "AWS_ENDPOINT_URL_EVENTBRIDGE", server.urls().get(0)));
                assertThat(beside.warnings()).isEmpty();
            }
        }
    }

    @Test
    void aStackThatNeedsNoServiceIsCalledWithoutAWord() {
        create("plain", "{\"Resources\": {\"Alarm\": {\"Type\": \"AWS::CloudWatch::Alarm\"}}}");
        LocalSetUp alone = new LocalSetUp();
        try (LocalTarget other = alone.open(state)) {
            other.functions();
        }
        assertThat(alone.messages()).isEmpty();
    }

    @Test
    void tablesAndWhatReadsTheirStreamsAreOnlyRecordedUnlessTheyAreServed() {
        String mapping =
                "{\"Type\": \"AWS::Lambda::EventSourceMapping\", \"Properties\": {\"FunctionName\": \"f\", \"EventSourceArn\": %s}}";
        create(
                "tables",
                "{\"Resources\": {\"Table\": {\"Type\": \"AWS::DynamoDB::Table\"}, \"Global\": {\"Type\": \"AWS::DynamoDB::GlobalTable\"},"
                        + " \"Own\": " + mapping.formatted("{\"Fn::GetAtt\": [\"Global\", \"StreamArn\"]}")
                        + ", \"Other\": "
                        + mapping.formatted("\"arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/1\"") + "}}");
        assertThat(target.recordedOnly("tables")).hasSize(4);
        LocalTarget serving = new LocalSetUp()
                .tables(endpoint -> {
                    throw new AssertionError("nothing is started yet");
                })
                .open(state);
        assertThat(serving.recordedOnly("tables")).containsExactly("Other (AWS::Lambda::EventSourceMapping)");
    }

    @Test
    void aFifoQueueWithoutANameHasOneThatEndsAsSqsDemands() {
        create("fifo", """
                {"Resources": {"Steps": {"Type": "AWS::SQS::Queue", "Properties": {"FifoQueue": true}}},
                 "Outputs": {"Name": {"Value": {"Fn::GetAtt": ["Steps", "QueueName"]}},
                   "Url": {"Value": {"Fn::GetAtt": ["Steps", "QueueUrl"]}}, "Ref": {"Value": {"Ref": "Steps"}}}}""");
        Map<String, String> outputs = target.stacks().find("fifo").orElseThrow().outputs();
        assertThat(outputs.get("Name")).matches("fifo-Steps-[A-Z0-9]{12}\\.fifo");
        assertThat(outputs.get("Url"))
                .isEqualTo("https://sqs.us-east-1.amazonaws.com/000000000000/" + outputs.get("Name"))
                .isEqualTo(outputs.get("Ref"));
    }

    @Test
    void aQueueWhoseMessagesWouldComeBackWhileTheFunctionRunsIsRefused() throws IOException {
        DeployedTemplate stack = new DeployedTemplate(target, "slow", HandlerPackage.in(state));
        assertThatThrownBy(() -> stack.with(
                        stack.function("Work", "echo", ", \"Timeout\": 60"),
                        "\"Orders\": {\"Type\": \"AWS::SQS::Queue\"}",
                        "\"Reads\": {\"Type\": \"AWS::Lambda::EventSourceMapping\", \"Properties\": {\"EventSourceArn\":"
                                + " {\"Fn::GetAtt\": [\"Orders\", \"Arn\"]}, \"FunctionName\": {\"Ref\": \"Work\"}}}"))
                .hasMessageContaining("Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds");
    }

    @Test
    void anUpdateTellsWhatItCleansUp() {
        create(
                "cleaned",
                "{\"Resources\": {\"Old\": {\"Type\": \"AWS::S3::Bucket\"}, \"Kept\":"
                        + " {\"Type\": \"AWS::S3::Bucket\", \"DeletionPolicy\": \"Retain\"}}}");
        ChangeSet update = target.stacks()
                .create(new ChangeSetRequest(
                        "cleaned",
                        "update",
                        false,
                        new ChangeSetRequest.Inline("{\"Resources\": {\"New\": {\"Type\": \"AWS::S3::Bucket\"}}}"),
                        false,
                        Map.of(),
                        Map.of(),
                        StackOptions.NONE));
        target.stacks().execute(update, false);
        assertThat(target.stacks().events(update.stackId(), Optional.empty()))
                .extracting(event -> event.logicalId() + " " + event.status())
                .containsSubsequence(
                        "cleaned UPDATE_IN_PROGRESS",
                        "New CREATE_COMPLETE",
                        "cleaned UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                        "Kept DELETE_SKIPPED",
                        "Old DELETE_IN_PROGRESS",
                        "Old DELETE_COMPLETE",
                        "cleaned UPDATE_COMPLETE");
    }

    @Test
    void anotherProcessSeesTheSameState() {
        create("shared", "{\"Resources\": {\"Store\": {\"Type\": \"AWS::S3::Bucket\"}}}");
        assertThat(newTarget().stacks().find("shared")).isPresent();
    }

    @Test
    void anExportIsImportedByAnotherStackAndAMissingOneIsNamed() {
        create(
                "giver",
                "{\"Resources\": {\"Store\": {\"Type\": \"AWS::S3::Bucket\"}},"
                        + " \"Outputs\": {\"Given\": {\"Value\": \"gift\", \"Export\": {\"Name\": \"given\"}}}}");
        String taker = "{\"Resources\": {\"Topic\": {\"Type\": \"AWS::SNS::Topic\","
                + " \"Properties\": {\"TopicName\": {\"Fn::ImportValue\": \"%s\"}}}},"
                + " \"Outputs\": {\"Taken\": {\"Value\": {\"Fn::GetAtt\": \"Topic.TopicName\"}}}}";
        create("taker", taker.formatted("given"));
        assertThat(target.stacks().find("taker").orElseThrow().outputs()).containsEntry("Taken", "gift");
        create("looser", taker.formatted("absent"));
        assertThat(target.stacks()
                        .events(target.stacks().find("looser").orElseThrow().id(), Optional.empty()))
                .anyMatch(event -> event.reason().orElse("").contains("No export named absent found"));
    }

    @Test
    void aTemplateWithAMacroIsRefusedWithTheReason() {
        ChangeSet changeSet = target.stacks()
                .create(request(
                        "macro",
                        "{\"Transform\": \"AWS::Serverless-2016-10-31\", \"Resources\": {\"A\": {\"Type\": \"B\"}}}"));
        assertThat(changeSet.state()).isEqualTo(ChangeSet.State.FAILED);
        assertThat(changeSet.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("AWS only"));
    }

    @Test
    void aTemplateThatRefersToNothingIsRefused() {
        assertThat(refusal("{\"Resources\": {\"Topic\": {\"Type\": \"AWS::SNS::Topic\","
                        + " \"Properties\": {\"DisplayName\": {\"Fn::Sub\": \"${Absent.Arn} ${AWS::Region}\"}}}}}"))
                .isEqualTo(
                        "Template format error: Unresolved resource dependencies [Absent] in the Resources block of the template");
        assertThat(refusal("{\"Resources\": {}}")).contains("At least one Resources member must be defined");
        assertThat(refusal("{\"Resources\": {\"A\": {}}}")).contains("[/Resources/A]");
        assertThat(refusal("Resources:")).contains("JSON not well-formed");
    }

    @Test
    void resourcesThatNeedEachOtherAreRefused() {
        assertThat(refusal("{\"Resources\": {\"One\": {\"Type\": \"AWS::SNS::Topic\", \"DependsOn\": \"Two\"},"
                        + " \"Two\": {\"Type\": \"AWS::SNS::Topic\", \"DependsOn\": [\"One\"]}}}"))
                .isEqualTo("Circular dependency between resources: [One, Two]");
    }

    private String refusal(String template) {
        ChangeSet changeSet = target.stacks().create(request("refused", template));
        assertThat(changeSet.state()).isEqualTo(ChangeSet.State.FAILED);
        return changeSet.reason().orElseThrow();
    }

    @Test
    void aDamagedStateSaysWhichFolderToDelete() throws IOException {
        create("any", "{\"Resources\": {\"Store\": {\"Type\": \"AWS::S3::Bucket\"}}}");
        Files.writeString(state.resolve("account.json"), "{\"formatVersion\": 1, ");
        assertThatThrownBy(() -> target.stacks().find("any"))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("account.json")
                .satisfies(failure ->
                        assertThat(((ServerlessException) failure).render()).contains("Delete the folder " + state));
    }

    @Test
    void aStateWithAWrongNumberOrOfAnotherVersionIsDamagedToo() throws IOException {
        for (String text : List.of(
                "{\"formatVersion\": 2, \"stacks\": []}",
                "{\"formatVersion\": 1, \"versions\": {\"f\": [{\"number\": \"one\"}]}}",
                "{\"formatVersion\": 1, \"stacks\": [{\"changeSets\": [{\"state\": \"UNKNOWN\"}]}]}",
                "",
                "[]")) {
            Files.writeString(state.resolve("account.json"), text);
            assertThatThrownBy(() -> target.stacks().find("any"))
                    .as(text)
                    .isInstanceOf(ServerlessException.class)
                    .hasMessageContaining("account.json")
                    .satisfies(failure -> assertThat(((ServerlessException) failure).render())
                            .contains("Delete the folder " + state));
        }
    }

    @Test
    void anUploadOfAKilledProcessIsNoObject() throws IOException {
        create("clean", "{\"Resources\": {\"Store\": {\"Type\": \"AWS::S3::Bucket\"}}}");
        String bucket =
                target.stacks().physicalId("clean", new LogicalId("Store")).orElseThrow();
        Path file = Files.writeString(state.resolve("file"), "content");
        assertThatThrownBy(() -> target.store().upload(bucket, "key", file, Sha256.of("other")))
                .isInstanceOf(ServerlessException.class);
        Files.writeString(Files.createDirectories(state.resolve("uploads")).resolve("1.draft"), "half of i");
        assertThat(target.store().keysOutside(bucket, "none", 10)).isEmpty();
    }

    @Test
    void aHalfWrittenStateOfAKilledProcessIsNotSeen() throws IOException {
        create("whole", "{\"Resources\": {\"Store\": {\"Type\": \"AWS::S3::Bucket\"}}}");
        Files.writeString(state.resolve(".account.json.draft"), "{\"formatVer");
        assertThat(newTarget().stacks().find("whole")).isPresent();
        create("next", "{\"Resources\": {\"Store\": {\"Type\": \"AWS::S3::Bucket\"}}}");
        assertThat(newTarget().stacks().find("next")).isPresent();
    }

    @Test
    void stacksChangedAtTheSameTimeAreAllKept() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> jobs = java.util.stream.IntStream.range(0, 24)
                    .<Future<?>>mapToObj(i -> workers.submit(() ->
                            create("stack-" + i, "{\"Resources\": {\"Store\": {\"Type\": \"AWS::S3::Bucket\"}}}")))
                    .toList();
            for (Future<?> job : jobs) {
                job.get();
            }
        } finally {
            workers.shutdownNow();
        }
        for (int i = 0; i < 24; i++) {
            assertThat(target.stacks().find("stack-" + i)).isPresent();
        }
    }

    @Test
    void objectsStayInsideTheStateFolder() throws IOException {
        Path file = Files.writeString(state.resolve("file"), "content");
        assertThatThrownBy(() -> target.store().contains("bucket", "../../account.json"))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("outside");
        assertThatThrownBy(() -> target.store().upload("..", "key", file, Sha256.of(file)))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("outside");
    }

    private void create(String name, String template) {
        ChangeSet changeSet = newTarget().stacks().create(request(name, template));
        assertThat(changeSet.state()).as(changeSet.reason().orElse("")).isEqualTo(ChangeSet.State.READY);
        target.stacks().execute(changeSet, false);
    }

    private static ChangeSetRequest request(String name, String template) {
        return new ChangeSetRequest(
                name,
                "create",
                true,
                new ChangeSetRequest.Inline(template),
                false,
                Map.of(),
                Map.of(),
                StackOptions.NONE);
    }

    @Test
    void functionsCallTheServicesOfTheServerThatTheirSourcesAreAt() {
        FunctionAccess server = new FunctionAccess(
                URI.create("http://127.0.0.1:4566"),
                List.of("DYNAMODB", "KINESIS", "SQS"),
                new FunctionAccess.Key("local", "local", Optional.empty()),
                Optional.empty(),
                Optional.empty());
        EventSources sources = new EventSources(
                "at the server",
                (service, operation, input) -> Value.Mapping.EMPTY,
                (stack, id) -> Optional.empty(),
                (arn, key, record) -> {},
                Optional.of(server));
        try (LocalTarget target = new LocalSetUp().sources(sources).open(state)) {
            target.provisionServices();
            assertThat(target.endpointVariables())
                    .containsOnlyKeys("AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_KINESIS", "AWS_ENDPOINT_URL_SQS");
        }
    }
}
