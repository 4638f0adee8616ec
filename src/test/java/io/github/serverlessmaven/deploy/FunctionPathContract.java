/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.function.FunctionMarkers;
import io.github.serverlessmaven.deploy.function.FunctionSelection;
import io.github.serverlessmaven.deploy.port.FunctionState;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A function that is deployed without its stack from one checkout, and its stack from another one, with versions. */
public abstract class FunctionPathContract {

    private static final String TEMPLATE = """
            {"Resources": {
              "ServerlessDeploymentBucket": {"Type": "AWS::S3::Bucket"},
              "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}}},
              "HelloLambdaFunction": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "hello-dev-hello",
                "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Handler": "a.B", "Runtime": "java21", "Timeout": %d,
                "Environment": {"Variables": {"BUCKET": {"Ref": "ServerlessDeploymentBucket"}, "MODE": "%s"}},
                "Code": {"S3Bucket": {"Ref": "ServerlessDeploymentBucket"}, "S3Key": "%s"}}},
              "HelloLambdaVersion%s": {"Type": "AWS::Lambda::Version", "DeletionPolicy": "Retain", "Properties": {
                "FunctionName": {"Ref": "HelloLambdaFunction"}, "CodeSha256": "%s"}}},
             "Outputs": {
              "ServerlessDeploymentBucketName": {"Value": {"Ref": "ServerlessDeploymentBucket"}},
              "HelloVersion": {"Value": {"Ref": "HelloLambdaVersion%4$s"}}}}""";

    @TempDir
    Path folder;

    /** The target under test, empty. */
    protected abstract Target target();

    @Test
    void eachDeploymentEndsWithWhatItSays() throws IOException {
        deploy("A");
        for (String next : new String[] {"B", "A", "C"}) {
            Deployment.Result pushed = run("B", Optional.of(new FunctionSelection(Optional.of(Set.of("hello")))));
            if (pushed.changed()) {
                assertThat(pushed.onlyFunctions()).isTrue();
                assertRuns("B");
            }
            deploy(next);
            assertRuns(next);
            assertThat(markers()).isEmpty();
        }
        assertThat(target().versions().ofFunction("hello-dev-hello")).hasSizeGreaterThanOrEqualTo(3);
    }

    private void assertRuns(String code) throws IOException {
        FunctionState function =
                target().functionUpdates().find("hello-dev-hello").orElseThrow();
        assertThat(function.codeSha256()).isEqualTo(Sha256.of(zip(code)).base64());
        assertThat(function.properties().get("Timeout")).contains(Value.of(code.charAt(0)));
        Value.Mapping variables = function.properties().section("Environment").section("Variables");
        assertThat(variables.text("MODE")).contains("mode " + code);
        assertThat(variables.text("BUCKET")).isEqualTo(Optional.of(bucket()));
    }

    private String bucket() {
        return target().stacks().find("hello-dev").orElseThrow().outputs().get("ServerlessDeploymentBucketName");
    }

    private Iterable<String> markers() {
        return new FunctionMarkers(target().store(), bucket(), "serverless/hello/dev").keys();
    }

    private void deploy(String code) throws IOException {
        run(code, Optional.empty());
    }

    /** Packages in a checkout of its own. */
    private Deployment.Result run(String code, Optional<FunctionSelection> functions) throws IOException {
        Path packages = Files.createTempDirectory(folder, "checkout");
        Path zip = Files.copy(zip(code), packages.resolve("hello.zip"));
        Artifact artifact = Artifact.of(zip);
        String key = "serverless/hello/dev/code/" + artifact.digest().hex() + ".zip";
        String template = TEMPLATE.formatted(
                (int) code.charAt(0),
                "mode " + code,
                key,
                code,
                artifact.digest().base64());
        DeploymentFolder.complete(
                packages,
                manifest()
                        .templateSha256(Sha256.of(template).hex())
                        .artifacts(List.of(DeploymentFolder.describe(artifact, key)))
                        .function("hello", "hello-dev-hello")
                        .build(),
                template,
                Optional.empty());
        return new Deployment(target(), event -> {})
                .run(DeploymentFolder.read(packages), false, Optional.empty(), functions);
    }

    private Path zip(String code) throws IOException {
        Path file = folder.resolve(code + ".zip");
        if (!Files.exists(file)) {
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                ZipEntry entry = new ZipEntry(code);
                entry.setLastModifiedTime(FileTime.fromMillis(0));
                zip.putNextEntry(entry);
            }
        }
        return file;
    }
}
