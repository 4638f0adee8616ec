/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.BucketOptions;
import io.github.serverlessmaven.manifest.ChangeOptions;
import io.github.serverlessmaven.manifest.ImageRepository;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.PackagedImages;
import io.github.serverlessmaven.manifest.Pruning;
import io.github.serverlessmaven.manifest.RollbackAlarms;
import io.github.serverlessmaven.manifest.StackOptions;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentFolderTest {

    @TempDir
    Path folder;

    @Test
    void theManifestIsReadBackAsItWasWritten() {
        Manifest manifest = manifest()
                .stackName("stack")
                .region("eu-west-1")
                .stack(new StackOptions(
                        Map.of("team", "a"),
                        Map.of("Given", Optional.of("x"), "Kept", Optional.empty()),
                        List.of("arn:aws:sns:eu-west-1:123456789012:t"),
                        new RollbackAlarms(
                                Optional.of(5),
                                List.of(new RollbackAlarms.Alarm("arn:alarm", "AWS::CloudWatch::Alarm"))),
                        true,
                        Optional.of(Json.compact(Value.mapping("Statement", Value.list()))),
                        Optional.of("arn:aws:iam::123456789012:role/r"),
                        Optional.of(true),
                        ChangeOptions.STANDARD))
                .bucket(new BucketOptions(
                        Optional.of("bucket"),
                        Optional.empty(),
                        new BucketOptions.Encryption(Optional.of("aws:kms"), Optional.of("key")),
                        Optional.of(7)))
                .artifactPrefix("x/y")
                .templateSha256(Sha256.of("t").hex())
                .artifacts(List.of(
                        new Manifest.PackagedArtifact("a.zip", Sha256.of("a").hex(), 4_000_000_000L, "x/y/a")))
                .images(new PackagedImages(
                        new ImageRepository(
                                Optional.of("123456789012.dkr.ecr.eu-west-1.amazonaws.com"),
                                "team/app",
                                true,
                                true,
                                Optional.of(5),
                                Optional.of("KMS"),
                                Optional.of("key"),
                                true),
                        List.of(new PackagedImages.PackagedImage(
                                "app", "images/app", "sha256:" + Sha256.of("i").hex()))))
                .function("hello", "stack-hello")
                .pruning(new Pruning(3, List.of("stack-hello"), List.of("tools")))
                .missingParts(List.of("provider.domain"))
                .build();
        assertThat(Manifest.fromJson(manifest.toJson(), "manifest.json")).isEqualTo(manifest);
    }

    @Test
    void whatAnEarlierPackagingLeftIsDeletedAndWhatIsTheSameIsNotTouched() throws IOException {
        Files.writeString(folder.resolve("old.zip"), "old");
        DeploymentTest.DeploymentFolders.packaged(folder, "{}");
        assertThat(folder.resolve("old.zip")).doesNotExist();
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(folder.resolve("manifest.json"), longAgo);
        DeploymentTest.DeploymentFolders.packaged(folder, "{}");
        assertThat(Files.getLastModifiedTime(folder.resolve("manifest.json"))).isEqualTo(longAgo);
    }

    @Test
    void theSameCommitIsNotWrittenAgain() throws IOException {
        Path commit = folder.resolve("commit.txt");
        FileTime longAgo = FileTime.fromMillis(1_000_000);
        DeploymentFolder.complete(folder, manifest().build(), "{}", Optional.of("0badcafe"));
        Files.setLastModifiedTime(commit, longAgo);
        DeploymentFolder.complete(folder, manifest().build(), "{}", Optional.of("0badcafe"));
        assertThat(Files.getLastModifiedTime(commit)).isEqualTo(longAgo);
        DeploymentFolder.complete(folder, manifest().build(), "{}", Optional.of("0badbeef"));
        assertThat(commit).hasContent("0badbeef");
        DeploymentFolder.complete(folder, manifest().build(), "{}", Optional.empty());
        assertThat(commit).doesNotExist();
    }

    @Test
    void whatMayHoldValuesOfTheEnvironmentIsReadableByItsOwnerOnly() throws IOException {
        Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rw-------");
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        for (int i = 0; i < 2; i++) { // the second time the files are unchanged, of an earlier version of the plugin
            DeploymentTest.DeploymentFolders.packaged(folder, "{}");
            for (String name : List.of("template.json", "manifest.json")) {
                assertThat(Files.getPosixFilePermissions(folder.resolve(name))).isEqualTo(ownerOnly);
                Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
    }

    @Test
    void aFolderThatWasNeverPackagedIsRefused() {
        assertThatThrownBy(() -> DeploymentFolder.read(folder.resolve("none")))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure ->
                                assertThat(failure.render()).contains("Nothing is packaged", "mvn serverless:package"));
    }

    @Test
    void aFileChangedSincePackagingIsRefused() throws IOException {
        DeploymentTest.DeploymentFolders.packaged(folder, "{}");
        Files.writeString(folder.resolve("hello.zip"), "tampered");
        assertThatThrownBy(() -> DeploymentFolder.read(folder)).hasMessageContaining("hello.zip was changed since");
    }

    @Test
    void aMissingPackageIsRefused() throws IOException {
        DeploymentTest.DeploymentFolders.packaged(folder, "{}");
        Files.delete(folder.resolve("hello.zip"));
        assertThatThrownBy(() -> DeploymentFolder.read(folder)).hasMessageContaining("hello.zip is missing");
    }

    @Test
    void aManifestOfAnotherFormatIsRefused() {
        String written = manifest().build().toJson();
        for (String json : List.of(
                "nonsense",
                "{}",
                "[]",
                "{\"formatVersion\":1}",
                "{\"formatVersion\":2}",
                written.replace("\"formatVersion\": 2", "\"formatVersion\": 3"),
                written.replaceFirst("\"service\": \"hello\",?", ""),
                written.replace("\"service\": \"hello\"", "\"service\": null"),
                written.replace("\"region\": null", "\"region\": 7"),
                written.replace("\"region\": null", "\"region\": []"),
                written.replace("\"keptArtifacts\": null", "\"keptArtifacts\": \"7\""),
                written.replace("\"region\": null", "\"regoin\": null"))) {
            assertThat(json).isNotEqualTo(written);
            assertThatThrownBy(() -> Manifest.fromJson(json, "manifest.json"))
                    .as(json)
                    .isInstanceOf(ServerlessException.class)
                    .hasMessageContaining("manifest.json was not written by this version");
        }
    }

    @Test
    void foldersForTheSameStackAreRefusedTogether() {
        DeploymentFolder one = packaged("one", "shop-dev", "eu-west-1");
        DeploymentFolder elsewhere = packaged("elsewhere", "shop-dev", "us-east-1");
        DeploymentFolder.requireOwnStacks(List.of(one, elsewhere, packaged("two", "cart-dev", "eu-west-1")));
        assertThatThrownBy(() -> DeploymentFolder.requireOwnStacks(
                        List.of(one, elsewhere, packaged("three", "shop-dev", "eu-west-1"))))
                .isInstanceOf(ServerlessException.class)
                .hasMessage(
                        "one and three are both for the stack shop-dev: the second would delete what the first deploys.");
    }

    @Test
    void aPackageThatLacksSomethingIsNotDeployed() {
        DeploymentFolder complete = packaged("one", "shop-dev", "eu-west-1");
        complete.requireAllParts();
        DeploymentFolder lacking = new DeploymentFolder(
                complete.path(),
                manifest().missingParts(List.of("provider.domain")).build(),
                Value.Mapping.EMPTY);
        assertThatThrownBy(lacking::requireAllParts)
                .isInstanceOf(ServerlessException.class)
                .hasMessage("The package lacks what was not looked up in AWS: provider.domain.");
    }

    private static DeploymentFolder packaged(String folder, String stackName, String region) {
        Manifest manifest = manifest()
                .stackName(stackName)
                .region(region)
                .artifactPrefix("serverless/shop/dev")
                .templateSha256(Sha256.of("{}").hex())
                .build();
        return new DeploymentFolder(Path.of(folder), manifest, Value.Mapping.EMPTY);
    }
}
