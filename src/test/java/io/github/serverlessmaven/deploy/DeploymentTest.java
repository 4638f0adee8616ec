/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.FunctionState.Progress;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.progress.ArtifactProgress;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.deploy.stack.StackLookup;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.BucketOptions;
import io.github.serverlessmaven.manifest.ChangeOptions;
import io.github.serverlessmaven.manifest.ChangeOptions.Method;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.PackagedSecret;
import io.github.serverlessmaven.manifest.RollbackAlarms;
import io.github.serverlessmaven.manifest.SecretSource;
import io.github.serverlessmaven.manifest.StackOptions;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTest {

    private static final String BUCKET = "\"ServerlessDeploymentBucket\":{\"Type\":\"AWS::S3::Bucket\"}";
    private static final String CORE = "{\"Resources\":{" + BUCKET + "},\"Outputs\":{}}";
    private static final String FULL = "{\"Resources\":{" + BUCKET + ",\"Hello\":{\"Type\":\"T\"}},\"Outputs\":{}}";
    private static final Map<String, String> TAGS = Map.of("STAGE", "dev");

    private final FakeTarget target = new FakeTarget();
    private final FakeStacks stacks = target.stacks();
    private final FakeArtifactStore store = target.store();
    private final Map<SecretSource, String> secrets = target.secretValues();
    private final List<DeployEvent> events = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void aNewStackStartsWithItsBucketThenGetsThePackagesThenTheRest() throws IOException {
        Deployment.Result deployment = deploy(FULL);
        assertThat(stacks.calls).containsExactly("create hello-dev", "execute", "update hello-dev", "execute");
        assertThat(stacks.requests.get(0).template()).isEqualTo(new ChangeSetRequest.Inline(CORE));
        assertThat(stacks.requests.get(1).template()).isEqualTo(new ChangeSetRequest.Inline(FULL));
        assertThat(store.objects).containsKey("hello-dev-bucket/serverless/hello/dev/code/a.zip");
        assertThat(deployment.changed()).isTrue();
        assertThat(stacks.status("hello-dev")).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void theFirstTemplateHoldsNothingButTheBucket() throws IOException {
        deploy(FULL.replace("\"Outputs\":{}", "\"Metadata\":{\"a\":1},\"Outputs\":{\"Other\":{\"Value\":\"x\"}}"));
        assertThat(stacks.requests.get(0).template()).isEqualTo(new ChangeSetRequest.Inline(CORE));
    }

    @Test
    void whatHappensIsToldAsItHappens() throws IOException {
        deploy(FULL);
        assertThat(events)
                .hasAtLeastOneElementOfType(StackProgress.Started.class)
                .hasAtLeastOneElementOfType(ArtifactProgress.Uploaded.class)
                .hasAtLeastOneElementOfType(StackProgress.ResourceChanged.class);
    }

    @Test
    void anUnchangedServiceCausesNoChangeSet() throws IOException {
        stacks.given("hello-dev", "UPDATE_COMPLETE", FULL, TAGS);
        assertThat(deploy(FULL).changed()).isFalse();
        assertThat(stacks.calls).isEmpty();
        assertThat(store.uploads).isZero();
    }

    @Test
    void withForceCloudFormationIsAskedAndAnEmptyChangeSetIsDeleted() throws IOException {
        stacks.given("hello-dev", "UPDATE_COMPLETE", FULL, TAGS);
        assertThat(deployment().run(packaged(FULL), true).changed()).isFalse();
        assertThat(stacks.calls).containsExactly("update hello-dev", "delete change set");
    }

    @Test
    void changedTagsAloneAreAChange() throws IOException {
        stacks.given("hello-dev", "UPDATE_COMPLETE", FULL, Map.of("STAGE", "other"));
        deploy(FULL);
        assertThat(stacks.calls).contains("update hello-dev");
    }

    @Test
    void aPackageThatIsThereAlreadyIsNotUploadedAgain() throws IOException {
        stacks.given("hello-dev", "CREATE_COMPLETE", CORE, TAGS);
        store.objects.put("hello-dev-bucket/serverless/hello/dev/code/a.zip", Sha256.of("x"));
        deploy(FULL);
        assertThat(store.uploads).isZero();
        assertThat(stacks.status("hello-dev")).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void packagesAreUploadedAtTheSameTimeAndReportedInOrder() throws IOException {
        store.together = new CountDownLatch(3);
        deploy(withPackages("c", "a", "b"));
        assertThat(events)
                .filteredOn(ArtifactProgress.Uploaded.class::isInstance)
                .extracting(DeployEvent::text)
                .containsExactly("Uploaded c.zip (1 B)", "Uploaded a.zip (1 B)", "Uploaded b.zip (1 B)");
    }

    @Test
    void twoPackagesOfOneKeyAreUploadedOnce() throws IOException {
        deploy(withPackages("a", "a"));
        assertThat(store.uploads).isEqualTo(1);
    }

    @Test
    void anUploadThatFailsEndsTheDeploymentAfterTheOthersHaveArrived() throws IOException {
        ServerlessException refusal = new ServerlessException("Access denied.", "");
        store.refusals.put("serverless/hello/dev/code/a.zip", refusal);
        DeploymentFolder packaged = withPackages("a", "b");
        assertThatThrownBy(() -> deploy(packaged)).isSameAs(refusal);
        assertThat(store.objects).containsOnlyKeys("hello-dev-bucket/serverless/hello/dev/code/b.zip");
        assertThat(stacks.calls).containsExactly("create hello-dev", "execute");
        store.refusals.clear();
        deploy(packaged);
        assertThat(store.uploads).isEqualTo(2);
    }

    private DeploymentFolder withPackages(String... names) throws IOException {
        DeploymentFolder packaged = packaged(FULL);
        List<Manifest.PackagedArtifact> artifacts = new ArrayList<>();
        for (String name : names) {
            Artifact artifact = Artifact.of(Files.writeString(folder.resolve(name + ".zip"), name));
            artifacts.add(DeploymentFolder.describe(artifact, "serverless/hello/dev/code/" + name + ".zip"));
        }
        return new DeploymentFolder(
                folder, manifest(packaged.manifest()).artifacts(artifacts).build(), packaged.template());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED"})
    void aStackWhoseCreationFailedIsDeletedFirst(String status) throws IOException {
        stacks.given("hello-dev", status, CORE, TAGS);
        deploy(FULL);
        assertThat(stacks.calls).startsWith("delete hello-dev", "create hello-dev");
        assertThat(events).hasAtLeastOneElementOfType(StackProgress.Resetting.class);
        assertThat(stacks.status("hello-dev")).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void aStackThatWasOnlyReviewedIsCreated() throws IOException {
        stacks.given("hello-dev", "REVIEW_IN_PROGRESS", "{}", Map.of());
        deploy(FULL);
        assertThat(stacks.calls).startsWith("create hello-dev");
    }

    @Test
    void theEndOfSomebodyElsesWorkIsAwaited() throws IOException {
        stacks.givenBusy("hello-dev", "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE", CORE);
        deploy(FULL);
        assertThat(events.get(0)).isInstanceOf(StackProgress.Waiting.class);
        assertThat(stacks.calls).containsExactly("update hello-dev", "execute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMPORT_ROLLBACK_FAILED", "DELETE_FAILED"})
    void aStackThatCannotBeUpdatedIsLeftAloneAndExplained(String status) {
        stacks.given("hello-dev", status, CORE, TAGS);
        assertThatThrownBy(() -> deploy(FULL))
                .isInstanceOf(DeploymentException.class)
                .hasMessageContaining("is in status " + status);
        assertThat(stacks.calls).isEmpty();
    }

    @Test
    void aFailureNamesItsCauseAndNotWhatWasCancelledBecauseOfIt() {
        stacks.failures.put("Hello", "The role cannot be assumed");
        assertThatThrownBy(() -> deploy(FULL))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure -> assertThat(failure.render())
                                .contains("Hello (AWS::Some::Type) UPDATE_FAILED: The role cannot be assumed")
                                .contains("UPDATE_ROLLBACK_COMPLETE")
                                .doesNotContain("cancelled"));
    }

    @Test
    void aStatusThatAwsShowsLateIsNotTakenForTheEnd() throws IOException {
        stacks.lag = 3;
        assertThat(deploy(FULL).changed()).isTrue();
        assertThat(stacks.status("hello-dev")).isEqualTo("UPDATE_COMPLETE");
        stacks.failures.put("Hello", "no");
        assertThatThrownBy(() -> deploy(FULL.replace("\"T\"", "\"U\""))).isInstanceOf(DeploymentException.class);
    }

    @Test
    void whereNoEventsAreShownTheStatusTellsTheEnd() throws IOException {
        stacks.silent = true;
        assertThat(deploy(FULL).changed()).isTrue();
        assertThat(stacks.status("hello-dev")).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void afterAnOperationTheStackIsReadOnce() throws IOException {
        stacks.given("hello-dev", "UPDATE_COMPLETE", CORE, TAGS);
        deploy(FULL);
        assertThat(stacks.lookups).isEqualTo(2);
    }

    @Test
    void afterAFailureDeployingAgainWorks() throws IOException {
        stacks.failures.put("Hello", "no");
        assertThatThrownBy(() -> deploy(FULL)).isInstanceOf(DeploymentException.class);
        stacks.failures.clear();
        assertThat(deploy(FULL).changed()).isTrue();
        assertThat(store.uploads).isEqualTo(1);
    }

    @Test
    void afterAFailedCreationDeployingAgainWorks() throws IOException {
        stacks.failures.put("ServerlessDeploymentBucket", "limit reached");
        assertThatThrownBy(() -> deploy(FULL)).hasMessageContaining("limit reached");
        assertThat(stacks.status("hello-dev")).isEqualTo("ROLLBACK_COMPLETE");
        stacks.failures.clear();
        assertThat(deploy(FULL).changed()).isTrue();
    }

    @Test
    void aTemplateThatCloudFormationRefusesIsExplainedAndItsChangeSetDeleted() {
        stacks.given("hello-dev", "CREATE_COMPLETE", CORE, TAGS);
        stacks.refusal = Optional.of("Template format error");
        assertThatThrownBy(() -> deploy(FULL)).hasMessageContaining("Template format error");
        assertThat(stacks.calls).endsWith("delete change set");
    }

    @Test
    void aTemplateTooLongForARequestGoesIntoTheBucket() throws IOException {
        stacks.given("hello-dev", "CREATE_COMPLETE", CORE, TAGS);
        String large = FULL.replace("\"Outputs\":{}", "\"Description\":\"" + "x".repeat(60_000) + "\",\"Outputs\":{}");
        stacks.refusal = Optional.of("enough");
        assertThatThrownBy(() -> deploy(large)).isInstanceOf(DeploymentException.class);
        assertThat(stacks.requests.get(0).template())
                .isEqualTo(new ChangeSetRequest.Stored(
                        "hello-dev-bucket", "serverless/hello/dev/template/" + Sha256.of(large) + ".json"));
    }

    @Test
    void aBucketThatTheStackLostIsPutBackFirst() throws IOException {
        stacks.given("hello-dev", "UPDATE_COMPLETE", "{\"Resources\":{\"Old\":{\"Type\":\"T\"}},\"Outputs\":{}}", TAGS);
        deploy(FULL);
        assertThat(((ChangeSetRequest.Inline) stacks.requests.get(0).template()).text())
                .contains("\"Old\"", "\"ServerlessDeploymentBucket\"")
                .doesNotContain("\"Hello\"");
        assertThat(stacks.requests).hasSize(2);
    }

    @Test
    void aNameThatWouldMoveToAnotherResourceStopsTheDeploymentBeforeAnythingIsDone() throws IOException {
        String rule = "{\"Type\":\"AWS::Events::Rule\",\"Properties\":{\"Name\":\"nightly\"}}";
        stacks.given(
                "hello-dev",
                "UPDATE_COMPLETE",
                FULL.replace("\"Hello\":{", "\"Second\":" + rule + ",\"Hello\":{"),
                TAGS);
        DeploymentFolder packaged = packaged(FULL.replace("\"Hello\":{", "\"First\":" + rule + ",\"Hello\":{"));
        Files.writeString(packaged.path().resolve("sources.json"), "{\"/Resources/First\":\"serverless.yml:9:9\"}");
        assertThatThrownBy(() -> deploy(packaged))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure -> assertThat(failure.render())
                                .startsWith(
                                        "serverless.yml:9:9: the name nightly belongs to Second (AWS::Events::Rule)")
                                .contains("would move to First")
                                .contains("\"eventIds: name\""));
        assertThat(stacks.calls).isEmpty();
        assertThat(store.uploads).isZero();
    }

    @Test
    void rulesThatServerlessMadeByAFunctionAreRemovedBeforeCloudFormationMakesThem() throws IOException {
        String custom = "\"HelloCustomEventBridge1\":{\"Type\":\"Custom::EventBridge\"}";
        String function = "\"Handler\":{\"Type\":\"AWS::Lambda::Function\"}";
        String parameters = "{\"Parameters\":{\"Size\":{\"Type\":\"String\"}},";
        stacks.given(
                "hello-dev",
                "UPDATE_COMPLETE",
                parameters + "\"Resources\":{" + BUCKET + "," + custom + "," + function + "},\"Outputs\":{}}",
                TAGS);
        deploy(FULL);
        assertThat(stacks.calls).containsExactly("update hello-dev", "execute", "update hello-dev", "execute");
        assertThat(stacks.requests.get(0).template())
                .isEqualTo(new ChangeSetRequest.Inline(
                        parameters + "\"Resources\":{" + BUCKET + "," + function + "},\"Outputs\":{}}"));
        assertThat(stacks.requests.get(0).parameters()).isEqualTo(Map.of("Size", Optional.empty()));
        assertThat(events).contains(new StackProgress.RemovingCustomRules("hello-dev", 1));
        assertThat(deploy(FULL).changed()).isFalse();
    }

    @Test
    void theStagesTagIsTheUsersIfTheUserSetsIt() throws IOException {
        DeploymentFolder packaged = packaged(FULL);
        Manifest manifest = packaged.manifest();
        Manifest tagged = manifest(manifest)
                .stack(tagged(Map.of("stage", "mine", "team", "orders")))
                .build();
        deployment().run(new DeploymentFolder(packaged.path(), tagged, packaged.template()), false);
        assertThat(stacks.requests.get(0).tags()).isEqualTo(Map.of("stage", "mine", "team", "orders"));
    }

    @Test
    void secretsAreGivenToTheWholeTemplateAndNotToItsBeginning() throws IOException {
        secrets.put(new SecretSource("eu-west-1", "/p", 3), "s3cret");
        deploy(secretOfVersion(3));
        assertThat(stacks.requests.get(0).parameters()).isEmpty();
        assertThat(stacks.requests.get(1).parameters()).isEqualTo(Map.of("SecretP", Optional.of("s3cret")));
    }

    @Test
    void theSameVersionOfASecretIsNoChange() throws IOException {
        secrets.put(new SecretSource("eu-west-1", "/p", 3), "s3cret");
        deploy(secretOfVersion(3));
        assertThat(deploy(secretOfVersion(3)).changed()).isFalse();
        assertThat(stacks.requests).hasSize(2);
    }

    @Test
    void aSecretWithoutVersionsIsGivenEachTime() throws IOException {
        secrets.put(new SecretSource("eu-west-1", "/p", 0), "s3cret");
        deploy(secretOfVersion(0));
        deploy(secretOfVersion(0));
        assertThat(stacks.requests).hasSize(3);
    }

    private DeploymentFolder secretOfVersion(long version) throws IOException {
        DeploymentFolder packaged =
                packaged("{\"Parameters\":{\"SecretP\":{\"Type\":\"String\",\"NoEcho\":true}}," + FULL.substring(1));
        Manifest manifest = packaged.manifest();
        PackagedSecret secret = new PackagedSecret("SecretP", new SecretSource("eu-west-1", "/p", version), List.of());
        Manifest withSecret = manifest(manifest).secrets(List.of(secret)).build();
        assertThat(Manifest.fromJson(withSecret.toJson(), "manifest.json")).isEqualTo(withSecret);
        return new DeploymentFolder(packaged.path(), withSecret, packaged.template());
    }

    private static final StackOptions OPTIONS = new StackOptions(
            Map.of(),
            Map.of("Given", Optional.of("x"), "Kept", Optional.empty()),
            List.of("arn:topic"),
            new RollbackAlarms(
                    Optional.of(5), List.of(new RollbackAlarms.Alarm("arn:alarm", "AWS::CloudWatch::Alarm"))),
            true,
            Optional.of(Json.compact(Value.mapping("Statement", Value.list()))),
            Optional.of("arn:role"),
            Optional.empty(),
            ChangeOptions.STANDARD);

    private static final BucketOptions EXISTING = new BucketOptions(
            Optional.of("mine"),
            Optional.empty(),
            new BucketOptions.Encryption(Optional.of("aws:kms"), Optional.of("key")),
            Optional.empty());

    @Test
    void whatIsConfiguredOfTheStackReachesCloudFormation() throws IOException {
        deploy(with(packaged(FULL), OPTIONS, BucketOptions.NONE));
        assertThat(stacks.requests)
                .allSatisfy(request -> assertThat(request.options()).isEqualTo(OPTIONS));
        assertThat(stacks.requests.get(0).parameters()).isEmpty();
        assertThat(stacks.requests.get(1).parameters()).isEqualTo(OPTIONS.parameters());
        assertThat(stacks.calls)
                .containsExactly(
                        "create hello-dev",
                        "execute without rollback",
                        "update hello-dev",
                        "execute without rollback",
                        "policy of hello-dev");
        assertThat(stacks.policies).containsEntry("hello-dev", "{\"Statement\":[]}");
    }

    @Test
    void aPolicyThatIsSetIsNotSetAgainAndOneThatIsMissingIsSetWithoutAnyOtherChange() throws IOException {
        stacks.given("hello-dev", "UPDATE_COMPLETE", FULL, TAGS);
        StackOptions policy = new StackOptions(
                Map.of(),
                Map.of(),
                List.of(),
                RollbackAlarms.UNCHANGED,
                false,
                OPTIONS.policy(),
                Optional.empty(),
                Optional.empty(),
                ChangeOptions.STANDARD);
        assertThat(deploy(with(packaged(FULL), policy, BucketOptions.NONE)).changed())
                .isFalse();
        assertThat(stacks.calls).containsExactly("policy of hello-dev");
        deploy(with(packaged(FULL), policy, BucketOptions.NONE));
        assertThat(stacks.calls).hasSize(1);
    }

    @Test
    void aStackIsProtectedAfterItsDeploymentAndOnlyOnce() throws IOException {
        deploy(with(packaged(FULL), protection(true), BucketOptions.NONE));
        assertThat(stacks.calls).endsWith("execute", "protect hello-dev");
        assertThat(events).contains(new StackProgress.Protection("hello-dev", true));
        deploy(with(packaged(FULL), protection(true), BucketOptions.NONE));
        assertThat(stacks.calls).containsOnlyOnce("protect hello-dev");
    }

    @Test
    void aProtectionThatIsNotConfiguredIsLeftAsItIsAndOneThatIsSwitchedOffEnds() throws IOException {
        stacks.given("hello-dev", "UPDATE_COMPLETE", FULL, TAGS);
        stacks.protect("hello-dev", true);
        deploy(FULL);
        assertThat(stacks.find("hello-dev").orElseThrow().isProtected()).isTrue();
        deploy(with(packaged(FULL), protection(false), BucketOptions.NONE));
        assertThat(stacks.find("hello-dev").orElseThrow().isProtected()).isFalse();
    }

    private static StackOptions protection(boolean on) {
        return new StackOptions(
                Map.of(),
                Map.of(),
                List.of(),
                RollbackAlarms.UNCHANGED,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(on),
                ChangeOptions.STANDARD);
    }

    @Test
    void otherTopicsForTheStacksEventsAreAChange() throws IOException {
        stacks.given("hello-dev", "UPDATE_COMPLETE", FULL, TAGS);
        StackOptions topics = new StackOptions(
                Map.of(),
                Map.of(),
                List.of("arn:t"),
                RollbackAlarms.UNCHANGED,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ChangeOptions.STANDARD);
        deploy(with(packaged(FULL), topics, BucketOptions.NONE));
        assertThat(stacks.calls).contains("update hello-dev");
    }

    @Test
    void withAnExistingBucketAStackIsCreatedInOneGoAfterTheUpload() throws IOException {
        store.buckets.add("mine");
        String template =
                "{\"Parameters\":{\"Kept\":{\"Type\":\"String\",\"Default\":\"d\"}},\"Resources\":{\"Hello\":{}}}";
        deploy(with(packaged(template), OPTIONS, EXISTING));
        assertThat(stacks.requests).hasSize(1);
        assertThat(stacks.requests.get(0).creates()).isTrue();
        assertThat(stacks.requests.get(0).parameters()).isEqualTo(Map.of("Given", Optional.of("x")));
        assertThat(packages()).containsExactly("mine/serverless/hello/dev/code/a.zip");
        assertThat(store.encryption).isEqualTo(EXISTING.encryption());
    }

    @Test
    void aBucketThatDoesNotExistStopsTheDeploymentBeforeAnythingIsDone() {
        assertThatThrownBy(() -> deploy(with(packaged(FULL), StackOptions.NONE, EXISTING)))
                .hasMessage("There is no bucket mine.");
        assertThat(stacks.calls).isEmpty();
    }

    @Test
    void theParametersOfADeployedTemplateKeepTheirValuesWhenTheBucketIsPutBack() throws IOException {
        stacks.given(
                "hello-dev",
                "UPDATE_COMPLETE",
                "{\"Parameters\":{\"P\":{\"Type\":\"String\"}},\"Resources\":{\"Old\":{}}}",
                TAGS);
        deploy(FULL);
        assertThat(stacks.requests.get(0).parameters()).isEqualTo(Map.of("P", Optional.empty()));
    }

    private static final String WITHOUT_BUCKET = "{\"Resources\":{\"Hello\":{\"Type\":\"T\"}},\"Outputs\":{}}";

    private void givenOwnBucket(String... keys) {
        stacks.given("hello-dev", "UPDATE_COMPLETE", FULL, TAGS);
        store.buckets.add("mine");
        for (String key : keys) {
            store.objects.put("hello-dev-bucket/" + key, Sha256.of("x"));
        }
    }

    @Test
    void aStackLeavesItsOwnBucketOnceItsFunctionsHaveChangedOver() throws IOException {
        givenOwnBucket("serverless/hello/dev/code/old.zip");
        deploy(with(packaged(WITHOUT_BUCKET), StackOptions.NONE, EXISTING));
        assertThat(stacks.requests.get(0).template())
                .isEqualTo(new ChangeSetRequest.Inline(
                        "{\"Resources\":{\"Hello\":{\"Type\":\"T\"}," + BUCKET + "},\"Outputs\":{}}"));
        assertThat(stacks.requests.get(1).template()).isEqualTo(new ChangeSetRequest.Inline(WITHOUT_BUCKET));
        assertThat(packages()).containsExactly("mine/serverless/hello/dev/code/a.zip");
    }

    @Test
    void aDeploymentThatFailsOnTheWayToAnotherBucketLosesNothingAndGoesOnTheNextTime() throws IOException {
        givenOwnBucket("serverless/hello/dev/code/old.zip");
        stacks.failures.put("Hello", "out of stock");
        assertThatThrownBy(() -> deploy(with(packaged(WITHOUT_BUCKET), StackOptions.NONE, EXISTING)))
                .hasMessageContaining("out of stock");
        assertThat(store.objects).containsKey("hello-dev-bucket/serverless/hello/dev/code/old.zip");
        stacks.failures.clear();
        deploy(with(packaged(WITHOUT_BUCKET), StackOptions.NONE, EXISTING));
        assertThat(stacks.template("hello-dev")).contains(WITHOUT_BUCKET);
        assertThat(packages()).containsExactly("mine/serverless/hello/dev/code/a.zip");
    }

    @Test
    void aBucketWithObjectsOfOthersStays() throws IOException {
        givenOwnBucket("serverless/hello/dev/code/old.zip", "letters/a.txt");
        deploy(with(packaged(WITHOUT_BUCKET), StackOptions.NONE, EXISTING));
        assertThat(((ChangeSetRequest.Inline) stacks.requests.get(0).template()).text())
                .contains("\"DeletionPolicy\":\"Retain\"");
        assertThat(store.objects)
                .containsKeys("hello-dev-bucket/letters/a.txt", "hello-dev-bucket/serverless/hello/dev/code/old.zip");
        assertThat(events).contains(new ArtifactProgress.BucketKept("hello-dev-bucket"));
    }

    @Test
    void theStacksOwnBucketGivenByItsNameStaysWithItsPackages() throws IOException {
        givenOwnBucket("serverless/hello/dev/code/old.zip");
        store.buckets.add("hello-dev-bucket");
        BucketOptions same = new BucketOptions(
                Optional.of("hello-dev-bucket"), Optional.empty(), BucketOptions.Encryption.NONE, Optional.empty());
        deploy(with(packaged(WITHOUT_BUCKET), StackOptions.NONE, same));
        assertThat(store.objects).containsKey("hello-dev-bucket/serverless/hello/dev/code/a.zip");
        assertThat(((ChangeSetRequest.Inline) stacks.requests.get(0).template()).text())
                .contains("\"DeletionPolicy\":\"Retain\"");
    }

    @Test
    void theBucketOfTheStackBelongsToTheStacksAccount() throws IOException {
        stacks.given("hello-dev", "UPDATE_COMPLETE", CORE, TAGS);
        deploy(FULL);
        assertThat(store.owners).containsExactly("111122223333");
        store.owners.clear();
        stacks.ids("arn:aws:cloudformation:eu-central-1:444455556666:stack/hello-dev/1");
        deploy(FULL.replace("\"T\"", "\"U\""));
        assertThat(store.owners).containsExactly("444455556666");
    }

    @Test
    void anExistingBucketMayBelongToAnotherAccount() throws IOException {
        store.buckets.add("mine");
        BucketOptions foreign = new BucketOptions(
                Optional.of("mine"), Optional.of("999900001111"), BucketOptions.Encryption.NONE, Optional.empty());
        deploy(with(packaged(WITHOUT_BUCKET), StackOptions.NONE, foreign));
        assertThat(store.owners).containsExactly("999900001111");
    }

    @Test
    void aDeploymentThatAnotherOneOvertakesStartsAnewAfterItsEnd() throws IOException {
        stacks.given("hello-dev", "UPDATE_COMPLETE", CORE, TAGS);
        stacks.overtaken = 2;
        assertThat(deploy(FULL).changed()).isTrue();
        assertThat(stacks.calls).containsExactly("update hello-dev", "update hello-dev", "update hello-dev", "execute");
        assertThat(events).contains(new StackProgress.Overtaken("hello-dev"));
        assertThat(store.uploads).isEqualTo(1);
    }

    @Test
    void whoIsOvertakenAgainAndAgainIsToldSo() {
        stacks.given("hello-dev", "UPDATE_COMPLETE", CORE, TAGS);
        stacks.overtaken = 100;
        assertThatThrownBy(() -> deploy(FULL))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure -> assertThat(failure.render())
                                .contains(
                                        "Another deployment of stack hello-dev is running (the stack is in status UPDATE_COMPLETE).")
                                .contains("Wait for its end, then deploy again"));
    }

    @Test
    void aStackThatIsReadWhilePackagingIsNotReadAgain() throws IOException {
        stacks.given("hello-dev", "UPDATE_COMPLETE", FULL, TAGS);
        DeploymentFolder packaged = packaged(FULL);
        deploy(packaged);
        int without = stacks.lookups;
        assertThat(deployAfter(StackLookup.start(target, "hello-dev"), packaged).changed())
                .isFalse();
        assertThat(stacks.lookups).isEqualTo(2 * without);
    }

    @Test
    void aStackThatIsBusyWhilePackagingIsAwaited() throws IOException {
        stacks.givenBusy("hello-dev", "UPDATE_IN_PROGRESS", "UPDATE_COMPLETE", CORE);
        deployAfter(StackLookup.start(target, "hello-dev"), packaged(FULL));
        assertThat(stacks.calls).containsExactly("update hello-dev", "execute");
    }

    @Test
    void aStackThatOthersChangedSincePackagingIsReadAgain() throws IOException {
        stacks.given("hello-dev", "UPDATE_COMPLETE", CORE, TAGS);
        stacks.overtaken = 1;
        StackLookup lookup = StackLookup.start(target, "hello-dev");
        assertThat(lookup.stack()).isPresent();
        deployAfter(lookup, packaged(FULL));
        assertThat(events).hasAtLeastOneElementOfType(StackProgress.Overtaken.class);
        assertThat(stacks.calls).endsWith("execute");
    }

    @Test
    void aFailedLookupFailsTheDeployment() throws IOException {
        ServerlessException outage = new ServerlessException("AWS cannot be reached.", "Check the network.");
        stacks.outage = Optional.of(outage);
        StackLookup lookup = StackLookup.start(target, "hello-dev");
        DeploymentFolder packaged = packaged(FULL);
        assertThatThrownBy(() -> deployAfter(lookup, packaged)).isSameAs(outage);
    }

    private Deployment.Result deployAfter(StackLookup lookup, DeploymentFolder packaged) {
        return deployment().run(packaged, false, Optional.of(lookup));
    }

    @Test
    void macrosInAPartOfTheTemplateNeedTheirPermissionToo() throws IOException {
        deploy(FULL.replace("\"Type\":\"T\"", "\"Properties\":{\"Fn::Transform\":{\"Name\":\"AWS::Include\"}}"));
        assertThat(stacks.requests.get(0).transforms()).isFalse();
        assertThat(stacks.requests.get(1).transforms()).isTrue();
    }

    @Test
    void directlyNoChangeSetIsMade() throws IOException {
        DeploymentFolder packaged = by(Method.DIRECT, FULL);
        assertThat(deploy(packaged).changed()).isTrue();
        assertThat(stacks.calls).containsExactly("create hello-dev directly", "update hello-dev directly");
        assertThat(stacks.status("hello-dev")).isEqualTo("UPDATE_COMPLETE");
        assertThat(deployment().run(packaged, true).changed()).isFalse();
    }

    @Test
    void aFailureOfADirectUpdateIsExplainedTheSame() throws IOException {
        stacks.failures.put("Hello", "The role cannot be assumed");
        DeploymentFolder packaged = by(Method.DIRECT, FULL);
        assertThatThrownBy(() -> deploy(packaged))
                .hasMessageContaining("Hello (AWS::Some::Type) UPDATE_FAILED: The role cannot be assumed");
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void whatOnlyAChangeSetCanDoIsDoneByOne(Method method) throws IOException {
        DeploymentFolder packaged = packaged(FULL);
        deploy(packaged.withChanges(new ChangeOptions(method, false, true, false)));
        assertThat(stacks.calls).containsExactly("create hello-dev", "execute", "update hello-dev", "execute");
    }

    @Test
    void inTheExpressModeTheFunctionsAreAwaited() throws IOException {
        target.functionUpdates().given("hello-dev-hello", Progress.RUNNING);
        deploy(by(Method.EXPRESS, FULL));
        assertThat(target.functionUpdates()
                        .find("hello-dev-hello")
                        .orElseThrow()
                        .progress())
                .isEqualTo(Progress.DONE);
    }

    @Test
    void aFunctionThatFailsAfterTheExpressModeIsNamed() throws IOException {
        target.functionUpdates().given("hello-dev-hello", Progress.RUNNING);
        target.functionUpdates().failure = Optional.of("The image cannot be read");
        DeploymentFolder packaged = by(Method.EXPRESS, FULL);
        assertThatThrownBy(() -> deploy(packaged))
                .isInstanceOf(DeploymentException.class)
                .hasMessage("The stack is deployed, but not all of its functions can be called:"
                        + " hello-dev-hello: The image cannot be read");
    }

    @Test
    void whatIsConfiguredButNotStableIsShownAsStabilising() {
        StackEvent event = new StackEvent(
                "e", "Table", "AWS::DynamoDB::Table", "CREATE_COMPLETE", Optional.of("Consistency check initiated"));
        assertThat(new StackProgress.ResourceChanged(event).text())
                .isEqualTo("  CREATE_COMPLETE  Table (AWS::DynamoDB::Table), stabilising: Consistency check initiated");
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"CHANGE_SETS", "DIRECT"})
    void whatTheValidationFindsIsShownWithItsPlace(Method method) throws IOException {
        stacks.given("hello-dev", "CREATE_COMPLETE", CORE, TAGS);
        stacks.validation = List.of(new StackEvent(
                "v",
                "Hello",
                "AWS::Lambda::Function",
                "VALIDATION_FAILED",
                Optional.of("Unsupported property (at /Resources/Hello/Properties/Sise)")));
        if (method == Method.CHANGE_SETS) {
            stacks.refusal = Optional.of("The following validation failed");
        } else {
            stacks.failures.put("Hello", "Validation failed");
        }
        DeploymentFolder packaged = by(method, FULL);
        Files.writeString(
                packaged.path().resolve("sources.json"),
                "{\"/Resources/Hello/Properties/Sise\":\"serverless.yml:9:9\"}");
        assertThatThrownBy(() -> deploy(packaged))
                .hasMessageContaining("serverless.yml:9:9: Hello (AWS::Lambda::Function) VALIDATION_FAILED:"
                        + " Unsupported property (at /Resources/Hello/Properties/Sise)");
    }

    private DeploymentFolder by(Method method, String template) throws IOException {
        return packaged(template).withChanges(new ChangeOptions(method, false, false, false));
    }

    private static StackOptions tagged(Map<String, String> tags) {
        return new StackOptions(
                tags,
                Map.of(),
                List.of(),
                RollbackAlarms.UNCHANGED,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ChangeOptions.STANDARD);
    }

    private static DeploymentFolder with(DeploymentFolder packaged, StackOptions stack, BucketOptions bucket) {
        Manifest manifest = packaged.manifest();
        Manifest changed = manifest(manifest).stack(stack).bucket(bucket).build();
        return new DeploymentFolder(packaged.path(), changed, packaged.template());
    }

    private Deployment.Result deploy(DeploymentFolder packaged) {
        return deployment().run(packaged, false);
    }

    private Deployment.Result deploy(String template) throws IOException {
        return deployment().run(packaged(template), false);
    }

    /** What is in the buckets, except for records of deployments. */
    private List<String> packages() {
        return store.objects.keySet().stream()
                .filter(key -> !key.contains("/deployments/"))
                .toList();
    }

    private Deployment deployment() {
        return new Deployment(target, events::add);
    }

    private DeploymentFolder packaged(String template) throws IOException {
        return DeploymentFolders.packaged(folder, template);
    }

    /** Folders as serverless:package leaves them. */
    static final class DeploymentFolders {
        static DeploymentFolder packaged(Path folder, String template) throws IOException {
            Path code = Files.writeString(folder.resolve("hello.zip"), "code");
            Manifest manifest = manifest()
                    .templateSha256(Sha256.of(template).hex())
                    .artifacts(List.of(DeploymentFolder.describe(Artifact.of(code), "serverless/hello/dev/code/a.zip")))
                    .function("hello", "hello-dev-hello")
                    .build();
            DeploymentFolder.complete(folder, manifest, template, Optional.empty());
            return DeploymentFolder.read(folder);
        }
    }
}
