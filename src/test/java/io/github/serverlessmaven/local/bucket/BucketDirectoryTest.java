/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.bucket.ObjectChange.Kind;
import io.github.serverlessmaven.local.state.BucketFolders;
import io.github.serverlessmaven.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketDirectoryTest {

    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:changes";

    @TempDir
    Path folder;

    private BucketDirectory directory;
    private LocalTarget target;
    private DeployedTemplate stack;

    @BeforeEach
    void deploy() throws IOException {
        directory = new BucketDirectory(new StateFolder(folder));
        target = new LocalSetUp().open(folder);
        stack = new DeployedTemplate(target, "media", HandlerPackage.in(folder));
    }

    @Test
    void bucketsForPackagesAreNotServed() {
        stack.with(
                stack.function("Resize", "echo"),
                "\"ServerlessDeploymentBucket\": {\"Type\": \"AWS::S3::Bucket\"}",
                "\"Photos\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": \"photos\"}}");
        assertThat(directory.names()).containsExactly("photos");
        assertThat(directory.find("photos")).get().matches(ServedBucket::isSilent);
        assertThat(directory.find("others")).isEmpty();
    }

    @Test
    void readsTheConfigurationOfABucket() {
        stack.with(stack.function("Resize", "echo"), """
                "Photos": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "photos", "NotificationConfiguration": {
                  "LambdaConfigurations": [
                    {"Event": "s3:ObjectCreated:*", "Function": {"Fn::GetAtt": ["Resize", "Arn"]}, "Filter": {"S3Key": {"Rules": [
                      {"Name": "prefix", "Value": "in/"}, {"Name": "Suffix", "Value": ".jpg"}]}}},
                    {"Event": "s3:ObjectCreated:Copy", "Function": {"Fn::GetAtt": ["Resize", "Arn"]}}],
                  "QueueConfigurations": [{"Event": "s3:ObjectRemoved:*", "Queue": "%s"}]}}}""".formatted(QUEUE));
        assertThat(targets(Kind.PUT, "in/a.jpg")).containsExactly(function("Resize"));
        assertThat(targets(Kind.PUT, "in/a.png")).isEmpty();
        assertThat(targets(Kind.PUT, "out/in/a.jpg")).isEmpty();
        assertThat(targets(Kind.COPY, "in/a.jpg")).containsExactly(function("Resize"), function("Resize"));
        assertThat(targets(Kind.COPY, "a")).containsExactly(function("Resize"));
        assertThat(targets(Kind.COMPLETE, "in/b.jpg")).containsExactly(function("Resize"));
        assertThat(targets(Kind.DELETE, "in/a.jpg")).containsExactly(QUEUE);
        assertThat(directory.find("photos").orElseThrow().notifiesBus()).isFalse();
    }

    @Test
    void theBusIsToldOfEverythingIfTheSectionIsThere() {
        stack.with(
                bucket("on", "\"EventBridgeConfiguration\": {}"),
                bucket("true", "\"EventBridgeConfiguration\": {\"EventBridgeEnabled\": true}"),
                bucket("false", "\"EventBridgeConfiguration\": {\"EventBridgeEnabled\": false}"),
                bucket("none", ""));
        assertThat(directory.names().stream()
                        .filter(name -> directory.find(name).orElseThrow().notifiesBus()))
                .containsExactly("bus-on", "bus-true");
    }

    @Test
    void readsEventsOfBucketsThatExistElsewhere() {
        stack.with(stack.function("Legacy", "echo"), """
                "LegacyCustomS31": {"Type": "Custom::S3", "Properties": {"ServiceToken": "arn", "FunctionName": "media-Legacy",
                  "FunctionQualifier": "live", "BucketName": "legacy", "BucketConfigs": [
                    {"Event": "s3:ObjectCreated:Put", "Rules": [{"Prefix": "a/"}, {"Suffix": ".txt"}]},
                    {"Event": "s3:ObjectRemoved:*", "Rules": []}]}}""");
        assertThat(directory.names()).containsExactly("legacy");
        ServedBucket bucket = directory.find("legacy").orElseThrow();
        assertThat(bucket.rules())
                .extracting(NotificationRule::event, NotificationRule::prefix, NotificationRule::suffix)
                .containsExactly(tuple("s3:ObjectCreated:Put", "a/", ".txt"), tuple("s3:ObjectRemoved:*", "", ""));
        assertThat(bucket.rules()).extracting(NotificationRule::target).containsOnly("media-Legacy:live");
    }

    @Test
    void aBucketWithObjectsOutlivesItsStackAndAnEmptyOneDoesNot() throws IOException {
        stack.with(
                "\"Full\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": \"full\"}}",
                "\"Empty\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": \"empty\"}}");
        BucketFolders folders = new BucketFolders(new StateFolder(folder));
        folders.create("full");
        folders.create("empty");
        Files.createDirectories(folders.path().resolve("full/in"));
        Files.writeString(folders.path().resolve("full/in/a.txt"), "a");
        Files.writeString(folders.path().resolve("empty/.mpus-unfinished"), "part");
        Stack after = stack.with(stack.function("Rest", "echo"));
        assertThat(target.stacks().events(after.id(), Optional.empty()))
                .extracting(StackEvent::logicalId, StackEvent::status)
                .contains(tuple("Full", "DELETE_FAILED"), tuple("Empty", "DELETE_COMPLETE"));
        assertThat(folders.path().resolve("full/in/a.txt")).exists();
        assertThat(folders.path().resolve("empty")).doesNotExist();
    }

    private List<String> targets(Kind kind, String key) {
        return directory.find("photos").orElseThrow().rules().stream()
                .filter(rule -> rule.matches(new ObjectChange(kind, "photos", key, 1, "")))
                .map(NotificationRule::target)
                .toList();
    }

    private static String function(String id) {
        return "arn:aws:lambda:us-east-1:000000000000:function:media-" + id;
    }

    private static String bucket(String name, String configuration) {
        return """
                "%1$s": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "bus-%1$s",
                  "NotificationConfiguration": {%2$s}}}""".formatted(name, configuration);
    }
}
