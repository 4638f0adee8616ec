/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.Deployment;
import io.github.serverlessmaven.deploy.Remover;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.ArtifactProgress;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.external.RunningEmulator;
import io.github.serverlessmaven.manifest.BucketOptions;
import io.github.serverlessmaven.manifest.ChangeOptions;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.RollbackAlarms;
import io.github.serverlessmaven.manifest.StackOptions;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The ports on AWS: the real SDK over real HTTP, against the emulator. */
class AwsAccessIT {

    private static final LogicalId BUCKET = new LogicalId("ServerlessDeploymentBucket");

    private final List<DeployEvent> events = new ArrayList<>();
    private StackOptions options = StackOptions.NONE;
    private BucketOptions bucket = BucketOptions.NONE;
    private RunningEmulator emulator;
    private AwsAccess aws;

    @TempDir
    Path folder;

    @BeforeEach
    void useAnAccountOfItsOwn() {
        emulator = RunningEmulator.withNewAccount();
        System.setProperty("aws.accessKeyId", emulator.account());
        System.setProperty("aws.secretAccessKey", "secret");
        aws = access(emulator.endpoint());
    }

    @AfterEach
    void close() {
        if (aws != null) {
            aws.close();
            emulator.failNothing();
        }
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void aStackIsCreatedUpdatedLeftAloneAndRemoved() throws IOException {
        assertThat(deploy("one", template("first")).changed()).isTrue();
        assertThat(deploy("one", template("first")).changed()).isFalse();
        assertThat(deploy("one", template("second")).changed()).isTrue();
        assertThat(aws.stacks().find("one").orElseThrow().status().text()).isEqualTo("UPDATE_COMPLETE");
        assertThat(aws.stacks().find("one").orElseThrow().tags()).containsEntry("STAGE", "dev");
        assertThat(remove("one")).isTrue();
        assertThat(aws.stacks().find("one")).isEmpty();
        assertThat(remove("one")).isFalse();
    }

    @Test
    void withForceAnUnchangedTemplateIsAnEmptyChangeSet() throws IOException {
        deploy("forced", template("first"));
        Deployment deployment = new Deployment(aws, events::add);
        assertThat(deployment.run(packaged("forced", template("first")), true).changed())
                .isFalse();
    }

    @Test
    void eventsAreToldOnceAndInOrder() throws IOException {
        deploy("told", template("first"));
        List<String> ids = events.stream()
                .filter(StackProgress.ResourceChanged.class::isInstance)
                .map(event -> ((StackProgress.ResourceChanged) event).event().id())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(5);
    }

    @Test
    void aFailedUpdateNamesItsCauseAndCanBeDeployedAgain() throws IOException {
        emulator.failChange("failing", "Topic", "Topics are out of stock");
        assertThatThrownBy(() -> deploy("failing", template("first")))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("Topic (AWS::SNS::Topic)")
                .hasMessageContaining("Topics are out of stock");
        emulator.failNothing();
        assertThat(deploy("failing", template("first")).changed()).isTrue();
    }

    @Test
    void aFailedCreationIsClearedAwayByTheNextDeployment() throws IOException {
        emulator.failChange("stillborn", "ServerlessDeploymentBucket", "No buckets today");
        assertThatThrownBy(() -> deploy("stillborn", template("first"))).hasMessageContaining("No buckets today");
        emulator.failNothing();
        assertThat(deploy("stillborn", template("first")).changed()).isTrue();
        assertThat(events).hasAtLeastOneElementOfType(StackProgress.Resetting.class);
    }

    @Test
    void aTemplateLargerThanARequestMayHoldIsDeployed() throws IOException {
        String large = template("first")
                .replace("\"Outputs\":{}", "\"Metadata\":{\"m\":\"" + "x".repeat(60_000) + "\"},\"Outputs\":{}");
        assertThat(deploy("large", large).changed()).isTrue();
        assertThat(deploy("large", large).changed()).isFalse();
    }

    @Test
    void allPagesAndAllVersionsAreRemovedAndTheNeighbouringStageIsNot() throws IOException {
        deploy("stage-dev", template("first"));
        deploy("stage-dev2", template("first"));
        String bucket = aws.stacks().physicalId("stage-dev", BUCKET).orElseThrow();
        String neighbour = aws.stacks().physicalId("stage-dev2", BUCKET).orElseThrow();
        Path file = Files.writeString(folder.resolve("object"), "content");
        for (int i = 0; i < 1_005; i++) {
            aws.store().upload(bucket, "serverless/hello/dev/old/" + i, file, Sha256.of(file));
        }
        aws.store().upload(bucket, "serverless/hello/dev/old/7", file, Sha256.of(file));
        assertThat(remove("stage-dev")).isTrue();
        assertThat(events)
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                ArtifactProgress.Emptied.class,
                                emptied -> assertThat(emptied.count()).isEqualTo(1_009)));
        assertThat(aws.stacks().find("stage-dev")).isEmpty();
        assertThat(aws.stacks().find("stage-dev2")).isPresent();
        assertThat(aws.store().keysOutside(neighbour, "none", 10)).hasSize(3);
    }

    @Test
    void objectsOfAnotherStageInTheBucketStopTheRemoval() throws IOException {
        deploy("shared", template("first"));
        String bucket = aws.stacks().physicalId("shared", BUCKET).orElseThrow();
        Path file = Files.writeString(folder.resolve("object"), "content");
        aws.store().upload(bucket, "serverless/hello/dev2/code/x.zip", file, Sha256.of(file));
        assertThatThrownBy(() -> remove("shared")).hasMessageContaining("serverless/hello/dev2/code/x.zip");
        assertThat(aws.stacks().find("shared")).isPresent();
    }

    @Test
    void aChangedPackageIsRefusedOnArrival() throws IOException {
        deploy("checked", template("first"));
        String bucket = aws.stacks().physicalId("checked", BUCKET).orElseThrow();
        Path file = Files.writeString(folder.resolve("object"), "content");
        assertThatThrownBy(() -> aws.store().upload(bucket, "key", file, Sha256.of("other content")))
                .isInstanceOf(ServerlessException.class);
        assertThat(aws.store().contains(bucket, "key")).isFalse();
    }

    @Test
    void aLargePackageArrivesAsItWasSent() throws IOException {
        deploy("parts", template("first"));
        String bucket = aws.stacks().physicalId("parts", BUCKET).orElseThrow();
        byte[] content = new byte[17 << 20];
        new Random(1).nextBytes(content);
        Path file = Files.write(folder.resolve("large.zip"), content);
        aws.store().upload(bucket, "large.zip", file, Sha256.of(file));
        try (S3Client s3 = s3("us-east-1")) {
            assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("large.zip"))
                            .asByteArrayUnsafe())
                    .isEqualTo(content);
        }
    }

    @Test
    void anExistingBucketGetsThePackagesEncryptedAndKeepsWhatIsNotOfTheStage() throws IOException {
        try (S3Client s3 = s3("us-east-1")) {
            String mine = "mine-" + emulator.account();
            s3.createBucket(request -> request.bucket(mine));
            s3.putObject(request -> request.bucket(mine).key("letters/a.txt"), RequestBody.fromString("dear"));
            bucket = new BucketOptions(
                    Optional.of(mine),
                    Optional.empty(),
                    new BucketOptions.Encryption(Optional.of("AES256"), Optional.empty()),
                    Optional.of(0));
            assertThat(deploy("existing", withoutBucket("first")).changed()).isTrue();
            assertThat(aws.stacks().physicalId("existing", BUCKET)).isEmpty();
            assertThat(s3.headObject(request -> request.bucket(mine).key("serverless/hello/dev/code/code.zip"))
                            .serverSideEncryptionAsString())
                    .isEqualTo("AES256");
            s3.putObject(
                    request -> request.bucket(mine).key("serverless/hello/dev/code/old.zip"),
                    RequestBody.fromString("old"));
            deploy("existing", withoutBucket("second"));
            assertThat(aws.store().contains(mine, "serverless/hello/dev/code/old.zip"))
                    .isFalse();
            assertThat(remove("existing")).isTrue();
            assertThat(aws.store().keysOutside(mine, "none", 10)).containsExactly("letters/a.txt");
        }
    }

    @Test
    void aStackChangesOverToAnExistingBucketAndBack() throws IOException {
        deploy("moving", template("first"));
        String own = aws.stacks().physicalId("moving", BUCKET).orElseThrow();
        BucketOptions ofTheStack = bucket;
        String mine = "moved-" + emulator.account();
        try (S3Client s3 = s3("us-east-1")) {
            s3.createBucket(request -> request.bucket(mine));
        }
        bucket =
                new BucketOptions(Optional.of(mine), Optional.empty(), BucketOptions.Encryption.NONE, Optional.empty());
        emulator.failChange("moving", "Topic", "Topics are out of stock");
        assertThatThrownBy(() -> deploy("moving", withoutBucket("second"))).hasMessageContaining("out of stock");
        assertThat(aws.stacks().physicalId("moving", BUCKET)).contains(own);
        assertThat(aws.store().contains(own, "serverless/hello/dev/code/code.zip"))
                .isTrue();
        emulator.failNothing();
        deploy("moving", withoutBucket("second"));
        assertThat(aws.stacks().physicalId("moving", BUCKET)).isEmpty();
        assertThatThrownBy(() -> aws.store().requireUsable(own)).hasMessage("There is no bucket " + own + ".");
        assertThat(aws.store().contains(mine, "serverless/hello/dev/code/code.zip"))
                .isTrue();
        assertThat(deploy("moving", withoutBucket("second")).changed()).isFalse();
        bucket = ofTheStack;
        deploy("moving", template("third"));
        String again = aws.stacks().physicalId("moving", BUCKET).orElseThrow();
        assertThat(again).isNotEqualTo(mine);
        assertThat(aws.store().contains(again, "serverless/hello/dev/code/code.zip"))
                .isTrue();
        assertThat(remove("moving")).isTrue();
    }

    @Test
    void aBucketThatIsLeftStaysWithWhatIsNotOfTheStage() throws IOException {
        deploy("leaving", template("first"));
        String own = aws.stacks().physicalId("leaving", BUCKET).orElseThrow();
        String mine = "left-" + emulator.account();
        try (S3Client s3 = s3("us-east-1")) {
            s3.createBucket(request -> request.bucket(mine));
            s3.putObject(request -> request.bucket(own).key("letters/a.txt"), RequestBody.fromString("dear"));
        }
        bucket =
                new BucketOptions(Optional.of(mine), Optional.empty(), BucketOptions.Encryption.NONE, Optional.empty());
        deploy("leaving", withoutBucket("second"));
        assertThat(aws.stacks().physicalId("leaving", BUCKET)).isEmpty();
        assertThat(aws.store().contains(own, "letters/a.txt")).isTrue();
        assertThat(events).contains(new ArtifactProgress.BucketKept(own));
        assertThat(remove("leaving")).isTrue();
    }

    @Test
    void aBucketThatIsMissingOrInAnotherRegionIsExplained() {
        String elsewhere = "elsewhere-" + emulator.account();
        try (S3Client s3 = s3("eu-west-1")) {
            s3.createBucket(request -> request.bucket(elsewhere)
                    .createBucketConfiguration(configuration -> configuration.locationConstraint("eu-west-1")));
        }
        assertThatThrownBy(() -> aws.store().requireUsable(elsewhere))
                .hasMessageContaining(elsewhere + " is in eu-west-1, but the stack is in us-east-1");
        assertThatThrownBy(() -> aws.store().requireUsable("nowhere-" + emulator.account()))
                .hasMessage("There is no bucket nowhere-" + emulator.account() + ".");
    }

    @Test
    void parametersReachTheStackAndItsPolicyIsSet() throws IOException {
        options = new StackOptions(
                Map.of("team", "orders"),
                Map.of("Name", Optional.of("first")),
                List.of(),
                RollbackAlarms.UNCHANGED,
                false,
                Optional.of(Json.compact(Value.mapping(
                        "Statement",
                        Value.list(Value.mapping()
                                .put("Effect", "Allow")
                                .put("Principal", "*")
                                .put("Action", "Update:*")
                                .put("Resource", "*")
                                .build())))),
                Optional.empty(),
                Optional.empty(),
                ChangeOptions.STANDARD);
        String template = template("first")
                .replace("\"first\"", "{\"Ref\":\"Name\"}")
                .replace("\"Outputs\":{}", "\"Outputs\":{\"Name\":{\"Value\":{\"Ref\":\"Name\"}}}")
                .replaceFirst("\\{", "{\"Parameters\":{\"Name\":{\"Type\":\"String\"}},");
        deploy("parameters", template);
        Stack stack = aws.stacks().find("parameters").orElseThrow();
        assertThat(stack.outputs()).containsEntry("Name", "first");
        assertThat(stack.tags()).containsEntry("team", "orders");
        assertThat(aws.stacks().policy("parameters").orElseThrow()).contains("Update:*");
        options = new StackOptions(
                Map.of(),
                Map.of("Name", Optional.empty()),
                List.of(),
                RollbackAlarms.UNCHANGED,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ChangeOptions.STANDARD);
        deploy("parameters", template);
        assertThat(aws.stacks().find("parameters").orElseThrow().outputs()).containsEntry("Name", "first");
    }

    @Test
    void aFailureThatIsKeptIsNotRolledBackAndTheNextDeploymentGoesOn() throws IOException {
        deploy("kept", template("first"));
        options = new StackOptions(
                Map.of(),
                Map.of(),
                List.of(),
                RollbackAlarms.UNCHANGED,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ChangeOptions.STANDARD);
        emulator.failChange("kept", "Topic", "Topics are out of stock");
        assertThatThrownBy(() -> deploy("kept", template("second"))).hasMessageContaining("out of stock");
        assertThat(aws.stacks().find("kept").orElseThrow().status().text()).isEqualTo("UPDATE_FAILED");
        emulator.failNothing();
        assertThat(deploy("kept", template("second")).changed()).isTrue();
        assertThat(aws.stacks().find("kept").orElseThrow().status().text()).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void whatTheValidationFindsIsShownUnlessItIsDisabled() throws IOException {
        String taken = "taken-" + emulator.account();
        try (S3Client s3 = s3("us-east-1")) {
            s3.createBucket(request -> request.bucket(taken));
        }
        String template = template(
                "\"Files\":{\"Type\":\"AWS::S3::Bucket\",\"Properties\":{\"BucketName\":\"" + taken + "\"}}", false);
        String found = "Resource of type 'AWS::S3::Bucket' with identifier '" + taken + "' already exists.";
        assertThatThrownBy(() -> deploy("validated", template))
                .hasMessageContaining("Files (AWS::S3::Bucket) VALIDATION_FAILED: " + found);
        options = changingBy(new ChangeOptions(ChangeOptions.Method.CHANGE_SETS, true, false, false));
        assertThatThrownBy(() -> deploy("validated", template))
                .hasMessageContaining(taken + " already exists")
                .hasMessageNotContaining(found);
    }

    @Test
    void aLogGroupThatExistsIsImportedOnRequest() throws IOException {
        String group = "/aws/lambda/imported-" + emulator.account();
        String template = template(
                "\"Group\":{\"Type\":\"AWS::Logs::LogGroup\",\"DeletionPolicy\":\"RetainExceptOnCreate\","
                        + "\"Properties\":{\"LogGroupName\":\"" + group + "\"}}",
                false);
        deploy("importing", template);
        remove("importing");
        assertThatThrownBy(() -> deploy("importing", template)).hasMessageContaining("already exists");
        options = changingBy(new ChangeOptions(ChangeOptions.Method.CHANGE_SETS, false, true, false));
        assertThat(deploy("importing", template).changed()).isTrue();
        assertThat(aws.stacks().physicalId("importing", new LogicalId("Group"))).contains(group);
    }

    private static StackOptions changingBy(ChangeOptions changes) {
        return new StackOptions(
                Map.of(),
                Map.of(),
                List.of(),
                RollbackAlarms.UNCHANGED,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                changes);
    }

    private S3Client s3(String region) {
        return S3Client.builder()
                .region(Region.of(region))
                .endpointOverride(emulator.endpoint())
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(emulator.account(), "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static String withoutBucket(String displayName) {
        return "{\"Resources\":{\"Topic\":{\"Type\":\"AWS::SNS::Topic\",\"Properties\":{\"DisplayName\":\""
                + displayName + "\"}}},\"Outputs\":{}}";
    }

    @Test
    void aFunctionAnswersFailsAndShowsItsLog() throws IOException {
        deploy("calls", functionTemplate());
        Functions functions = aws.functions();
        Functions.Result answer = functions.invoke(call("{\"n\": 2}", Functions.Type.REQUEST_RESPONSE));
        assertThat(answer.payload()).isEqualTo("{\"twice\": 4}");
        assertThat(answer.error()).isEmpty();
        Functions.Result failure = functions.invoke(call("{}", Functions.Type.REQUEST_RESPONSE));
        assertThat(failure.error()).isPresent();
        assertThat(failure.payload()).contains("errorMessage");
        assertThat(functions.invoke(call("{\"n\": 2}", Functions.Type.EVENT)).error())
                .isEmpty();
    }

    @Test
    void aFunctionThatDoesNotExistIsExplained() {
        assertThatThrownBy(() -> aws.functions().invoke(call("{}", Functions.Type.REQUEST_RESPONSE)))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure -> assertThat(failure.render())
                                .contains(
                                        "Could not invoke calls-function",
                                        "Deploy the service to this stage and region first"));
    }

    @Test
    void anEndpointWhereNobodyAnswersIsExplained() {
        try (AwsAccess nowhere = access(URI.create("http://127.0.0.1:1"))) {
            assertThatThrownBy(() -> nowhere.stacks().find("any"))
                    .isInstanceOfSatisfying(
                            ServerlessException.class,
                            failure -> assertThat(failure.render())
                                    .contains(
                                            "Could not read stack any: http://127.0.0.1:1 cannot be reached",
                                            "AWS_ENDPOINT_URL"));
        }
    }

    private static AwsAccess access(URI endpoint) {
        return new AwsAccess(new AwsSettings(
                Optional.of("us-east-1"), Optional.empty(), Optional.empty(), Optional.of(endpoint), Optional.empty()));
    }

    private static Functions.Invocation call(String payload, Functions.Type type) {
        return new Functions.Invocation("calls-function", payload, type, Optional.empty(), true);
    }

    private Deployment.Result deploy(String stack, String template) throws IOException {
        return new Deployment(aws, events::add).run(packaged(stack, template), false);
    }

    private boolean remove(String stack) {
        return new Remover(aws, events::add, SuggestedCommands.NONE, Safeguards.NONE)
                .remove(stack, bucket, DeletionOptions.as(options.role()), "serverless/hello/dev", false);
    }

    private DeploymentFolder packaged(String stack, String template) throws IOException {
        Path packages = Files.createDirectories(folder.resolve(stack));
        Path code = packages.resolve("code.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(code))) {
            ZipEntry entry = new ZipEntry("f.py");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write("def handler(event, context):\n    return {'twice': 2 * event['n']}\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
        Manifest manifest = manifest()
                .stackName(stack)
                .stack(options)
                .bucket(bucket)
                .templateSha256(Sha256.of(template).hex())
                .artifacts(List.of(DeploymentFolder.describe(Artifact.of(code), "serverless/hello/dev/code/code.zip")))
                .build();
        DeploymentFolder.complete(packages, manifest, template, Optional.empty());
        return DeploymentFolder.read(packages);
    }

    private static String template(String displayName) {
        return template(
                "\"Topic\":{\"Type\":\"AWS::SNS::Topic\",\"Properties\":{\"DisplayName\":\"" + displayName + "\"}}",
                true);
    }

    private static String template(String resources, boolean versioned) {
        String bucket =
                "\"ServerlessDeploymentBucket\":{\"Type\":\"AWS::S3::Bucket\",\"Properties\":{\"VersioningConfiguration\":{\"Status\":\""
                        + (versioned ? "Enabled" : "Suspended") + "\"}}}";
        return "{\"Resources\":{" + bucket + "," + resources + "},\"Outputs\":{}}";
    }

    private static String functionTemplate() {
        return template(
                "\"Role\":{\"Type\":\"AWS::IAM::Role\",\"Properties\":{\"AssumeRolePolicyDocument\":{\"Version\":\"2012-10-17\",\"Statement\":[]}}},"
                        + "\"Function\":{\"Type\":\"AWS::Lambda::Function\",\"Properties\":{\"FunctionName\":\"calls-function\","
                        + "\"Runtime\":\"python3.12\",\"Handler\":\"f.handler\",\"Role\":{\"Fn::GetAtt\":[\"Role\",\"Arn\"]},"
                        + "\"Code\":{\"S3Bucket\":{\"Ref\":\"ServerlessDeploymentBucket\"},\"S3Key\":\"serverless/hello/dev/code/code.zip\"}}}",
                false);
    }
}
