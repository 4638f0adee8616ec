/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** The table of the guide says for each status of a stack what a deployment does. */
class StackStatesTest {

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\| (\\w+)", Pattern.MULTILINE);
    private static final String BUCKET = "\"ServerlessDeploymentBucket\":{\"Type\":\"AWS::S3::Bucket\"}";
    private static final String OLD = "{\"Resources\":{" + BUCKET + ",\"Old\":{\"Type\":\"T\"}},\"Outputs\":{}}";
    private static final String NEW = "{\"Resources\":{" + BUCKET + ",\"New\":{\"Type\":\"T\"}},\"Outputs\":{}}";

    private final FakeTarget target = new FakeTarget();
    private final FakeStacks stacks = target.stacks();
    private final List<DeployEvent> events = new ArrayList<>();

    @TempDir
    Path folder;

    static List<Arguments> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/guides/deploying.md")))
                .results()
                .map(row -> Arguments.of(row.group(1), row.group(2)))
                .toList();
    }

    @Test
    void theTableHasEachStatus() throws IOException {
        assertThat(ROW.matcher(Files.readString(Path.of("docs/guides/deploying.md")))
                        .results()
                        .map((MatchResult row) -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(StackStatus.knownValues().stream()
                        .map(StackStatus::toString)
                        .toList());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void aDeploymentDoesWhatTheTableSays(String status, String does) {
        if (does.equals("waits")) {
            stacks.givenBusy("hello-dev", status, end(status), OLD);
        } else if (!status.equals("DELETE_COMPLETE")) {
            stacks.given("hello-dev", status, OLD, Map.of());
        }
        switch (does) {
            case "updates" -> assertThat(calls()).startsWith("update hello-dev");
            case "creates" -> assertThat(calls()).startsWith("create hello-dev");
            case "deletes" -> assertThat(calls()).startsWith("delete hello-dev", "create hello-dev");
            case "continues" -> assertThat(calls()).startsWith("continue hello-dev", "update hello-dev");
            case "fails" -> assertThat(calls()).isEmpty();
            case "waits" -> {
                assertThat(calls())
                        .startsWith(status.equals("DELETE_IN_PROGRESS") ? "create hello-dev" : "update hello-dev");
                assertThat(events.get(0)).isInstanceOf(StackProgress.Waiting.class);
            }
            default -> throw new AssertionError(does);
        }
    }

    private static String end(String status) {
        return status.equals("DELETE_IN_PROGRESS") ? "DELETE_COMPLETE" : "UPDATE_COMPLETE";
    }

    private void writeTemplate() {
        try {
            Files.writeString(folder.resolve(DeploymentFolder.TEMPLATE), NEW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was done; nothing if the deployment was refused. */
    private List<String> calls() {
        writeTemplate();
        DeploymentFolder packaged = new DeploymentFolder(
                folder, manifest().templateSha256(Sha256.of(NEW).hex()).build(), (Value.Mapping)
                        Json.parse(NEW, "template"));
        try {
            new Deployment(target, events::add).run(packaged, false);
        } catch (DeploymentException refused) {
            assertThat(refused).hasMessageContaining("cannot be updated");
        }
        return stacks.calls;
    }
}
