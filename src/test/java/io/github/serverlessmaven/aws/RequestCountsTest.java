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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many requests a deployment of one function sends, over HTTP. Only repeated looks at one operation are not counted. */
class RequestCountsTest {

    @TempDir
    Path folder;

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
    void theFirstDeploymentSendsAtMostFourteen() throws IOException {
        deploy("code");
        assertThat(besidesPolling())
                .containsExactly(
                        "DescribeStacks",
                        "GetCallerIdentity",
                        "CreateChangeSet",
                        "DescribeChangeSet",
                        "ExecuteChangeSet",
                        "DescribeStacks",
                        "HEAD",
                        "PUT",
                        "PUT",
                        "CreateChangeSet",
                        "DescribeChangeSet",
                        "ExecuteChangeSet",
                        "DescribeStacks")
                .hasSizeLessThanOrEqualTo(14);
    }

    @Test
    void aChangeOfTheCodeSendsAtMostTen() throws IOException {
        deploy("code");
        server.requests.clear();
        deploy("more code");
        assertThat(besidesPolling())
                .containsExactly(
                        "DescribeStacks",
                        "GetTemplate",
                        "GetCallerIdentity",
                        "HEAD",
                        "PUT",
                        "PUT",
                        "CreateChangeSet",
                        "DescribeChangeSet",
                        "ExecuteChangeSet",
                        "DescribeStacks")
                .hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void withoutChangesTwoAreSent() throws IOException {
        deploy("code");
        server.requests.clear();
        deploy("code");
        assertThat(server.requests).containsExactly("DescribeStacks", "GetTemplate");
    }

    /** The work of the server takes three looks at its events. */
    private List<String> besidesPolling() {
        return server.requests.stream()
                .filter(request -> !request.equals("DescribeStackEvents"))
                .toList();
    }

    private void deploy(String code) throws IOException {
        Path zip = Files.writeString(folder.resolve("hello.zip"), code);
        Artifact artifact = Artifact.of(zip);
        String key = "serverless/hello/dev/code/" + artifact.digest().hex() + ".zip";
        String template = "{\"Resources\":{\"ServerlessDeploymentBucket\":{\"Type\":\"AWS::S3::Bucket\"},"
                + "\"Hello\":{\"Type\":\"AWS::Lambda::Function\",\"Properties\":{\"Code\":\"" + key + "\"}}},"
                + "\"Outputs\":{\"ServerlessDeploymentBucketName\":{\"Value\":{\"Ref\":\"ServerlessDeploymentBucket\"}}}}";
        DeploymentFolder.complete(
                folder,
                manifest()
                        .templateSha256(Sha256.of(template).hex())
                        .artifacts(List.of(DeploymentFolder.describe(artifact, key)))
                        .build(),
                template);
        try (AwsAccess access = new AwsAccess(new AwsSettings(
                Optional.of("eu-central-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(server.server().address()),
                Optional.empty()))) {
            new Deployment(access, event -> {}).run(DeploymentFolder.read(folder), false);
        }
    }
}
