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
import io.github.serverlessmaven.deploy.history.DeploymentHistory;
import io.github.serverlessmaven.deploy.history.DeploymentRecord;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.BucketOptions;
import io.github.serverlessmaven.manifest.ChangeOptions;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.RollbackAlarms;
import io.github.serverlessmaven.manifest.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordDeploymentTest {

    private static final String BUCKET = "hello-dev-bucket";
    private static final String PREFIX = "serverless/hello/dev";

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private final FakeTarget target = new FakeTarget();
    private final FakeArtifactStore store = target.store();
    private final DeploymentHistory history = new DeploymentHistory(store, BUCKET, PREFIX);

    private final List<String> warnings = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void eachDeploymentIsRecordedWithEverythingItUses() throws IOException {
        DeploymentFolder packaged = deploy("a", StackOptions.NONE, Optional.empty());
        assertThat(history.keys()).hasSize(1);
        DeploymentRecord record = history.read(history.keys().get(0)).orElseThrow();
        assertThat(record.commit()).contains(COMMIT);
        assertThat(record.objects()).contains(PREFIX + "/code/a.zip");
        Path restored = Files.createDirectory(folder.resolve("restored"));
        DeploymentFolder again = record.folder(restored);
        assertThat(again.manifest()).isEqualTo(packaged.manifest());
        assertThat(again.templateText()).isEqualTo(packaged.templateText());
        assertThat(again.commit()).isEqualTo(record.commit());
        assertThat(again.rollbackOf()).contains(record.id());
    }

    @Test
    void whatChangesNothingOrFailsIsNotRecorded() throws IOException {
        deploy("a", StackOptions.NONE, Optional.empty());
        deploy("a", StackOptions.NONE, Optional.empty());
        assertThat(history.keys()).hasSize(1);
        target.stacks().failures.put("b", "no");
        assertThatThrownBy(() -> deploy("b", StackOptions.NONE, Optional.empty()))
                .isInstanceOf(DeploymentException.class);
        assertThat(history.keys()).hasSize(1);
    }

    @Test
    void valuesThatCloudFormationShowsNobodyAreNotRecorded() throws IOException {
        StackOptions parameters = new StackOptions(
                Map.of(),
                Map.of("Password", Optional.of("geheim"), "Size", Optional.of("large")),
                List.of(),
                RollbackAlarms.UNCHANGED,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ChangeOptions.STANDARD);
        deploy("a", parameters, Optional.empty());
        String text = store.read(BUCKET, history.keys().get(0)).orElseThrow();
        assertThat(text).contains("large").doesNotContain("geheim");
        assertThat(history.read(history.keys().get(0)).orElseThrow().withheld()).containsExactly("Password");
    }

    @Test
    void earlierDeploymentsAreKeptWholeUpToTheNumber() throws IOException {
        store.write(BUCKET, PREFIX + "/notes.txt", "of somebody else");
        for (String name : List.of("a", "b", "a", "c", "d")) {
            deploy(name, StackOptions.NONE, Optional.of(2));
        }
        assertThat(history.keys()).hasSize(3);
        assertThat(store.objects)
                .containsKeys(
                        BUCKET + "/" + PREFIX + "/notes.txt",
                        BUCKET + "/" + PREFIX + "/code/a.zip",
                        BUCKET + "/" + PREFIX + "/code/c.zip",
                        BUCKET + "/" + PREFIX + "/code/d.zip")
                .doesNotContainKey(BUCKET + "/" + PREFIX + "/code/b.zip");
    }

    @Test
    void anObjectThatIsNoRecordIsNamed() {
        String key = PREFIX + "/deployments/1700000000000-0123456789ab.json";
        store.write(BUCKET, key, "{}");
        assertThatThrownBy(() -> history.read(key))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining(key);
    }

    @Test
    void aRecordThatCannotBeReadEndsTheCleanUpOnly() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            deploy(name, StackOptions.NONE, Optional.of(1));
        }
        store.write(BUCKET, history.keys().get(0), "{}");
        deploy("d", StackOptions.NONE, Optional.of(1));
        assertThat(warnings)
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .startsWith("The deployment is complete, but bucket " + BUCKET + " was not cleaned up: "));
        assertThat(history.keys()).hasSize(3);
        assertThat(store.objects).containsKey(BUCKET + "/" + PREFIX + "/code/b.zip");
    }

    private DeploymentFolder deploy(String name, StackOptions options, Optional<Integer> kept) throws IOException {
        target.clock().sleep(Duration.ofSeconds(1));
        Path code = Files.writeString(folder.resolve(name + ".zip"), name);
        String template =
                "{\"Parameters\":{\"Password\":{\"Type\":\"String\",\"NoEcho\":true},\"Size\":{\"Type\":\"String\"}},\"Resources\":{\"ServerlessDeploymentBucket\":{\"Type\":\"AWS::S3::Bucket\"},\""
                        + name + "\":{\"Type\":\"T\"}},\"Outputs\":{}}";
        Manifest manifest = manifest()
                .templateSha256(Sha256.of(template).hex())
                .artifacts(List.of(DeploymentFolder.describe(Artifact.of(code), PREFIX + "/code/" + name + ".zip")))
                .stack(options)
                .bucket(new BucketOptions(Optional.empty(), Optional.empty(), BucketOptions.Encryption.NONE, kept))
                .build();
        DeploymentFolder.complete(folder, manifest, template, Optional.of(COMMIT));
        DeploymentFolder packaged = DeploymentFolder.read(folder);
        new Deployment(target, this::noteWarning).run(packaged, options != StackOptions.NONE);
        return packaged;
    }

    private void noteWarning(DeployEvent event) {
        if (event.level() == DeployEvent.Level.WARNING) {
            warnings.add(event.text());
        }
    }
}
