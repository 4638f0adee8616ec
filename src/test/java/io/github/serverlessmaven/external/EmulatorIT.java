/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.waiters.Waiter;
import software.amazon.awssdk.core.waiters.WaiterAcceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.s3.S3Client;

/** The emulator refuses what AWS refuses: otherwise a green test would say little. */
class EmulatorIT {

    private static final String ROLE = """
            "Role": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "runner", "AssumeRolePolicyDocument": {
              "Version": "2012-10-17",
              "Statement": [{"Effect": "Allow", "Principal": {"Service": ["lambda.amazonaws.com"]}, "Action": ["sts:AssumeRole"]}]
            }}}""";

    private RunningEmulator emulator;
    private CloudFormationClient stacks;
    private S3Client objects;

    @BeforeEach
    void useAnAccountOfItsOwn() {
        emulator = RunningEmulator.withNewAccount();
        stacks = client(CloudFormationClient.builder().httpClient(UrlConnectionHttpClient.create()))
                .build();
        objects = client(S3Client.builder().httpClient(UrlConnectionHttpClient.create()))
                .build();
        objects.createBucket(request -> request.bucket(bucket()));
        objects.putObject(request -> request.bucket(bucket()).key("code.zip"), RequestBody.fromBytes(zip("first")));
    }

    @AfterEach
    void takeFailuresBack() {
        if (stacks != null) {
            stacks.close();
            objects.close();
            emulator.failNothing();
        }
    }

    @Test
    void aFunctionThatIsInOrderIsCreated() {
        assertThat(create("good", ROLE, function(""))).isEqualTo("CREATE_COMPLETE");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Role": "arn:aws:iam::123456789012:role/absent"          | cannot be assumed by Lambda
            "Role": "runner"                                         | failed to satisfy constraint
            "Code": {"S3Bucket": "absent", "S3Key": "code.zip"}      | NoSuchBucket
            "Code": {"S3Bucket": "BUCKET", "S3Key": "absent.zip"}    | NoSuchKey
            "Code": {}                                               | required key [Code] not found
            "Runtime": "cobol60"                                     | 'runtime'
            "Handler": ""                                            | Runtime and Handler are mandatory
            "MemorySize": 127                                        | greater than or equal to 128
            "Timeout": 901                                           | less than or equal to 900
            "FunctionName": "no spaces"                              | 'functionName'
            "Environment": {"Variables": {"AWS_REGION": "here"}}     | Reserved keys used in this request: AWS_REGION
            "Environment": {"Variables": {"1ST": "digit"}}           | 'environment.variables'""")
    void aFunctionThatAwsWouldRefuseIsRefused(String property, String reason) {
        assertThat(create("bad", ROLE, function(property.replace("BUCKET", bucket()))))
                .isEqualTo("ROLLBACK_COMPLETE");
        assertThat(reasonFor("bad", "Function")).contains(reason);
    }

    @Test
    void aFunctionThatExistsIsNotTakenOver() {
        assertThat(create("owner", ROLE, function("\"FunctionName\": \"shared\"")))
                .isEqualTo("CREATE_COMPLETE");
        String other = ROLE.replace("runner", "other");
        assertThat(create("thief", other, function("\"FunctionName\": \"shared\"")))
                .isEqualTo("ROLLBACK_COMPLETE");
        assertThat(reasonFor("thief", "Function")).contains("already exists");
    }

    @Test
    void aVersionOfOtherCodeIsRefused() {
        String version = """
                "Version": {"Type": "AWS::Lambda::Version",
                  "Properties": {"FunctionName": {"Ref": "Function"}, "CodeSha256": "b3RoZXI="}}""";
        assertThat(create("version", ROLE, function(""), version)).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(reasonFor("version", "Version")).contains("is different from current CodeSHA256");
    }

    @Test
    void aBucketWithObjectsIsNotDeleted() {
        String name = "kept-" + emulator.account();
        create(
                "bucket",
                "\"Bucket\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": \"" + name + "\"}}");
        objects.putObject(request -> request.bucket(name).key("object"), RequestBody.fromString("content"));
        stacks.deleteStack(request -> request.stackName("bucket"));
        assertThat(settled("bucket")).isEqualTo("DELETE_FAILED");
        assertThat(reasonFor("bucket", "Bucket")).contains("is not empty");
    }

    @Test
    void aStageThatADeploymentMadeIsNotMadeASecondTime() {
        String api = """
                "Api": {"Type": "AWS::ApiGateway::RestApi", "Properties": {"Name": "staged"}},
                "Method": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Api"}, "HttpMethod": "GET",
                  "ResourceId": {"Fn::GetAtt": ["Api", "RootResourceId"]}, "AuthorizationType": "NONE",
                  "Integration": {"Type": "MOCK"}}},
                "Deployment": {"Type": "AWS::ApiGateway::Deployment", "DependsOn": "Method",
                  "Properties": {"RestApiId": {"Ref": "Api"}, "StageName": "dev"}}""";
        String stage = """
                "Stage": {"Type": "AWS::ApiGateway::Stage", "Properties": {"RestApiId": {"Ref": "Api"}, "StageName": "dev",
                  "DeploymentId": {"Ref": "Deployment"}}}""";
        assertThat(create("staged", api)).isEqualTo("CREATE_COMPLETE");
        assertThat(create("twice", api.replace("staged", "twice"), stage)).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(reasonFor("twice", "Stage")).contains("Stage already exists", "409");
        String second = """
                "Second": {"Type": "AWS::ApiGateway::Deployment", "DependsOn": "Deployment",
                  "Properties": {"RestApiId": {"Ref": "Api"}, "StageName": "dev", "StageDescription": {"TracingEnabled": true}}}""";
        assertThat(create("described", api.replace("staged", "described"), second))
                .isEqualTo("ROLLBACK_COMPLETE");
        assertThat(reasonFor("described", "Second"))
                .contains("StageDescription cannot be specified when stage referenced by StageName already exists");
    }

    @Test
    void failuresComeWhereTheyWereAskedFor() {
        String topic = "\"Topic\": {\"Type\": \"AWS::SNS::Topic\"}";
        emulator.failChange("unlucky", "Topic", "Out of stock");
        assertThat(create("unlucky", topic)).isEqualTo("ROLLBACK_COMPLETE");
        assertThat(reasonFor("unlucky", "Topic")).isEqualTo("Out of stock");
        assertThat(create("lucky", topic)).isEqualTo("CREATE_COMPLETE");
        emulator.failDelete("lucky", "Topic", "Still in use");
        stacks.deleteStack(request -> request.stackName("lucky"));
        assertThat(settled("lucky")).isEqualTo("DELETE_FAILED");
    }

    @Test
    void resourceTypesTheEmulatorLacksAreAccepted() {
        String association = "\"Association\": {\"Type\": \"AWS::WAFv2::WebACLAssociation\"}";
        assertThat(create("accepted", association)).isEqualTo("CREATE_COMPLETE");
    }

    @Test
    void requestsAreNotedForTheAccountThatMadeThem() {
        stacks.describeStacks();
        assertThat(emulator.requests())
                .contains(new RunningEmulator.Request(
                        emulator.account(), "cloudformation", 200, "POST", "/", "DescribeStacks"))
                .allMatch(request -> request.account().equals(emulator.account()));
        assertThat(RunningEmulator.withNewAccount().requests()).isEmpty();
    }

    private <B extends AwsClientBuilder<B, C>, C> B client(B builder) {
        return builder.endpointOverride(emulator.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(emulator.account(), "secret")));
    }

    private String bucket() {
        return "code-" + emulator.account();
    }

    /** A function in order but for one property, which replaces the good one; empty for none. */
    private String function(String property) {
        StringBuilder properties = new StringBuilder(property);
        for (String good : new String[] {
            "\"Role\": {\"Fn::GetAtt\": [\"Role\", \"Arn\"]}",
            "\"Code\": {\"S3Bucket\": \"" + bucket() + "\", \"S3Key\": \"code.zip\"}",
            "\"Runtime\": \"java21\"",
            "\"Handler\": \"com.example.Hello\""
        }) {
            if (!property.startsWith(good.substring(0, good.indexOf(':')))) {
                properties.append(properties.length() == 0 ? "" : ", ").append(good);
            }
        }
        return "\"Function\": {\"Type\": \"AWS::Lambda::Function\", \"DependsOn\": \"Role\", \"Properties\": {"
                + properties + "}}";
    }

    private String create(String stack, String... resources) {
        String template = "{\"Resources\": {" + String.join(",\n", resources) + "}}";
        stacks.createStack(request ->
                request.stackName(stack).templateBody(template).capabilities(Capability.CAPABILITY_NAMED_IAM));
        return settled(stack);
    }

    /** The stack's status once nothing moves any more. */
    private String settled(String stack) {
        return Waiter.builder(DescribeStacksResponse.class)
                .addAcceptor(WaiterAcceptor.successOnResponseAcceptor(
                        response -> !status(response).endsWith("IN_PROGRESS")))
                .addAcceptor(WaiterAcceptor.retryOnResponseAcceptor(response -> true))
                .overrideConfiguration(waiting -> waiting.maxAttempts(600)
                        .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(50))))
                .build()
                .run(() -> stacks.describeStacks(request -> request.stackName(stack)))
                .matched()
                .response()
                .map(EmulatorIT::status)
                .orElseThrow();
    }

    private static String status(DescribeStacksResponse response) {
        return response.stacks().get(0).stackStatusAsString();
    }

    private String reasonFor(String stack, String logicalId) {
        return stacks.describeStackEvents(request -> request.stackName(stack)).stackEvents().stream()
                .filter(event -> event.logicalResourceId().equals(logicalId))
                .filter(event -> event.resourceStatusAsString().endsWith("_FAILED"))
                .map(StackEvent::resourceStatusReason)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] zip(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
