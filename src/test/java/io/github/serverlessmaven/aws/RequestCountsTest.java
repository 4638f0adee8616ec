/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.Deployment;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.function.FunctionSelection;
import io.github.serverlessmaven.manifest.ChangeOptions;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.ManifestFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many requests a deployment of one function sends, over HTTP. Polling is what asks how far an operation of CloudFormation is: the status
 * of a change set that is being created, and the events of a stack that is being changed. Everything else is counted.
 */
class RequestCountsTest {

    @TempDir
    Path folder;

    private CloudFormationServer server;
    private ChangeOptions changes = ChangeOptions.STANDARD;

    @BeforeEach
    void start() throws IOException {
        server = new CloudFormationServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theFirstDeploymentSendsTwelveBesidesPolling() throws IOException {
        deploy("code");
        assertThat(besidesPolling())
                .containsExactly(
                        "DescribeStacks",
                        "GetCallerIdentity",
                        "CreateChangeSet",
                        "ExecuteChangeSet",
                        "DescribeStacks",
                        "GET",
                        "PUT",
                        "PUT",
                        "CreateChangeSet",
                        "ExecuteChangeSet",
                        "DescribeStacks",
                        "PUT")
                .hasSizeLessThanOrEqualTo(14);
    }

    @Test
    void aChangeOfTheCodeSendsTenBesidesPolling() throws IOException {
        deploy("code");
        server.requests.clear();
        deploy("more code");
        assertThat(besidesPolling())
                .containsExactly(
                        "DescribeStacks",
                        "GET",
                        "GetTemplate",
                        "GetCallerIdentity",
                        "PUT",
                        "PUT",
                        "CreateChangeSet",
                        "ExecuteChangeSet",
                        "DescribeStacks",
                        "PUT")
                .hasSizeLessThanOrEqualTo(10);
    }

    /** CloudFormation creates a change set while nobody waits for the answer, so at least one request asks whether it is there. */
    @Test
    void eachChangeSetIsPolledAtLeastOnce() throws IOException {
        deploy("code");
        assertThat(server.requests).filteredOn("DescribeChangeSet"::equals).hasSize(2);
        server.requests.clear();
        deploy("more code");
        assertThat(server.requests).filteredOn("DescribeChangeSet"::equals).hasSize(1);
    }

    @Test
    void withoutAChangeSetAChangeOfTheCodeSendsNineBesidesPolling() throws IOException {
        deploy("code");
        server.requests.clear();
        changes = new ChangeOptions(ChangeOptions.Method.DIRECT, false, false, false);
        deploy("more code");
        assertThat(besidesPolling())
                .containsExactly(
                        "DescribeStacks",
                        "GET",
                        "GetTemplate",
                        "GetCallerIdentity",
                        "PUT",
                        "PUT",
                        "UpdateStack",
                        "DescribeStacks",
                        "PUT");
    }

    /** The second one shows the receipt for the template, and functions that somebody changed without the stack. */
    @Test
    void withoutChangesTwoAreSent() throws IOException {
        deploy("code");
        server.requests.clear();
        deploy("code");
        assertThat(server.requests).containsExactly("DescribeStacks", "GET");
    }

    @Test
    void afterAnUpdateBySomebodyElseTheTemplateIsRead() throws IOException {
        deploy("code");
        String deployed = server.template;
        server.updated = server.updated.plusMillis(1);
        server.requests.clear();
        deploy("code");
        assertThat(server.requests).containsExactly("DescribeStacks", "GET", "GetTemplate");
        server.template = "{\"Resources\":{}}";
        deploy("code");
        assertThat(server.template).isEqualTo(deployed);
    }

    @Test
    void anEarlierTemplateIsDeployedAgainInSpiteOfItsReceipt() throws IOException {
        deploy("code");
        String first = server.template;
        deploy("more code");
        deploy("code");
        assertThat(server.template).isEqualTo(first);
    }

    @Test
    void withoutMillisecondsThereIsNoReceipt() throws IOException {
        server.updated = Instant.parse("2026-11-30T14:03:12Z");
        deploy("code");
        server.requests.clear();
        deploy("code");
        assertThat(server.requests).containsExactly("DescribeStacks", "GetTemplate", "GET");
    }

    @Test
    void aStackThatSomebodyElseBeganToUpdateGetsNoReceipt() throws IOException {
        server.overtakenBy = Duration.ofMinutes(1);
        deploy("code");
        server.overtakenBy = Duration.ZERO;
        server.requests.clear();
        deploy("code");
        assertThat(server.requests).containsExactly("DescribeStacks", "GET", "GetTemplate");
    }

    @Test
    void aFunctionWithoutItsStackSendsSevenAndEachFurtherOneThree() throws IOException {
        deploy("code", "one", "two");
        server.requests.clear();
        push("one", Map.of("one", "more code", "two", "code"));
        assertThat(server.requests)
                .containsExactly(
                        "DescribeStacks",
                        "GetTemplate",
                        "GET hello-dev-one",
                        "GetCallerIdentity",
                        "PUT",
                        "PUT",
                        "PUT hello-dev-one",
                        "GET hello-dev-one");
        server.requests.clear();
        push("one,two", Map.of("one", "third code", "two", "fourth code"));
        assertThat(server.requests)
                .containsExactly(
                        "DescribeStacks",
                        "GetTemplate",
                        "GET hello-dev-one",
                        "GET hello-dev-two",
                        "GetCallerIdentity",
                        "PUT",
                        "PUT",
                        "PUT",
                        "PUT hello-dev-one",
                        "PUT hello-dev-two",
                        "GET hello-dev-one",
                        "GET hello-dev-two");
    }

    private List<String> besidesPolling() {
        return server.requests.stream()
                .filter(request ->
                        !Set.of("DescribeChangeSet", "DescribeStackEvents").contains(request))
                .toList();
    }

    private void deploy(String code) throws IOException {
        deploy(code, "one");
    }

    private void deploy(String code, String... functions) throws IOException {
        Map<String, String> codes = new LinkedHashMap<>();
        for (String function : functions) {
            codes.put(function, code);
        }
        run(codes, Optional.empty());
    }

    private void push(String functions, Map<String, String> codes) throws IOException {
        run(new TreeMap<>(codes), Optional.of(new FunctionSelection(Optional.of(Set.of(functions.split(","))))));
    }

    private void run(Map<String, String> codes, Optional<FunctionSelection> selection) throws IOException {
        StringBuilder resources = new StringBuilder();
        ManifestFixture manifest = manifest();
        List<Manifest.PackagedArtifact> artifacts = new ArrayList<>();
        for (Map.Entry<String, String> function : codes.entrySet()) {
            Path zip = Files.writeString(folder.resolve(function.getKey() + ".zip"), function.getValue());
            Artifact artifact = Artifact.of(zip);
            String key = "serverless/hello/dev/code/" + artifact.digest().hex() + ".zip";
            artifacts.add(DeploymentFolder.describe(artifact, key));
            manifest.function(function.getKey(), "hello-dev-" + function.getKey());
            resources.append(",\"" + function.getKey()
                    + "\":{\"Type\":\"AWS::Lambda::Function\",\"Properties\":{\"FunctionName\":\"hello-dev-"
                    + function.getKey()
                    + "\",\"Code\":{\"S3Bucket\":{\"Ref\":\"ServerlessDeploymentBucket\"},\"S3Key\":\"" + key
                    + "\"}}}");
        }
        String template = "{\"Resources\":{\"ServerlessDeploymentBucket\":{\"Type\":\"AWS::S3::Bucket\"}" + resources
                + "},\"Outputs\":{\"ServerlessDeploymentBucketName\":{\"Value\":{\"Ref\":\"ServerlessDeploymentBucket\"}}}}";
        DeploymentFolder.complete(
                folder,
                manifest.templateSha256(Sha256.of(template).hex())
                        .artifacts(artifacts)
                        .build(),
                template,
                Optional.empty());
        try (AwsAccess access = new AwsAccess(new AwsSettings(
                Optional.of("eu-central-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(server.server().address()),
                Optional.empty()))) {
            new Deployment(access, event -> {})
                    .run(DeploymentFolder.read(folder).withChanges(changes), false, Optional.empty(), selection);
        }
    }
}
