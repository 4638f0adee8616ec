/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.function.FunctionMarker;
import io.github.serverlessmaven.deploy.function.FunctionMarker.MarkedFunction;
import io.github.serverlessmaven.deploy.function.FunctionMarkers;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.report.PrunedList;
import io.github.serverlessmaven.template.LogicalId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that was deployed four times, with other code each time. */
class PruneServiceTest {

    @TempDir
    Path folder;

    @BeforeEach
    void deployFourTimes() throws IOException {
        for (String code : List.of("one", "two", "three", "four")) {
            deploy(code);
        }
    }

    @Test
    void aDryRunListsWhatWouldGoAndDeletesNothing() {
        List<String> before = keys();
        List<String> lines = prune(2, true);
        assertThat(lines).startsWith("Stack orders-dev: would delete (dry run, nothing was deleted)");
        assertThat(lines).contains("  function orders-dev-hello: versions 1, 2");
        assertThat(lines).filteredOn(line -> line.startsWith("  object ")).hasSize(4);
        assertThat(keys()).isEqualTo(before);
        assertThat(versions()).contains(1L, 2L, 3L);
    }

    @Test
    void whatIsKeptCanStillBeReturnedTo() {
        List<String> found = prune(2, true);
        assertThat(prune(2, false)).hasSameSizeAs(found).startsWith("Stack orders-dev: deleted");
        assertThat(versions()).containsExactlyInAnyOrder(3L, 4L);
        assertThat(keys()).filteredOn(key -> key.contains("/deployments/")).hasSize(2);
        assertThat(prune(2, false)).containsExactly("Stack orders-dev: nothing to delete");
        rollBack(Optional.empty());
        assertThatThrownBy(() -> rollBack(Optional.of("1"))).hasMessageContaining("has no deployment");
    }

    @Test
    void whatTheStackHasStaysHoweverOldItIs() {
        rollBack(Optional.of(oldest()));
        prune(1, false);
        assertThat(versions()).containsExactly(5L);
        rollBack(Optional.of(oldest()));
        assertThat(keys()).filteredOn(key -> key.contains("/code/")).hasSize(1);
    }

    @Test
    void whatAMarkerOfAFunctionNamesStays() {
        List<String> before = keys();
        String old = before.stream()
                .filter(key -> key.contains("/code/"))
                .reduce((newer, older) -> older)
                .orElseThrow();
        withBucket((target, bucket) -> {
            new FunctionMarkers(target.store(), bucket, "serverless/orders/dev")
                    .write(new FunctionMarker(
                            Instant.EPOCH,
                            "0badcafe",
                            Optional.empty(),
                            Optional.empty(),
                            List.of(new MarkedFunction(
                                    "HelloLambdaFunction", "orders-dev-hello", old, "sha", List.of("Code")))));
            return List.of();
        });
        prune(1, false);
        assertThat(keys()).contains(old).anyMatch(key -> key.startsWith("serverless/orders/dev/functions/"));
        assertThat(keys()).filteredOn(key -> key.contains("/code/")).hasSize(2);
    }

    @Test
    void whatAnInterruptedPruningLeftGoesNextTime() {
        List<String> records = keys().stream()
                .filter(key -> key.contains("/deployments/"))
                .sorted()
                .toList();
        withBucket((target, bucket) -> {
            records.subList(0, 2).forEach(key -> target.store().deleteAll(bucket, key));
            return List.of();
        });
        prune(2, false);
        assertThat(keys()).filteredOn(key -> key.contains("/code/")).hasSize(2);
    }

    @Test
    void fewerRecordsThanAreKeptDeleteNothing() {
        List<String> before = keys();
        prune(5, false);
        assertThat(keys()).isEqualTo(before);
    }

    @Test
    void keepingNoneIsRefused() {
        assertThatThrownBy(() -> prune(0, true)).hasMessage("serverless.prune.keep must be at least 1, but is 0.");
    }

    private List<String> prune(int keep, boolean dryRun) {
        FolderBuild build = build();
        return new PruneService(
                        build, new LoadService(build), targets(build), keep, dryRun, Safeguards.NONE, event -> {})
                .pruneAll().stream()
                        .flatMap(pruned -> PrunedList.of(pruned).stream())
                        .toList();
    }

    private void rollBack(Optional<String> to) {
        FolderBuild build = build();
        new RollBackService(
                        build, new LoadService(build), targets(build), to, false, false, Safeguards.NONE, event -> {})
                .rollBackAll();
    }

    private String oldest() {
        return keys().stream()
                .filter(key -> key.contains("/deployments/"))
                .map(key -> key.substring(key.lastIndexOf('/') + 1, key.lastIndexOf('.')))
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    private List<Long> versions() {
        return withBucket((target, bucket) -> target.versions().ofFunction("orders-dev-hello"));
    }

    private List<String> keys() {
        return withBucket((target, bucket) -> target.store().newestKeys(bucket, "serverless/orders/dev/"));
    }

    private interface Work<T> {
        List<T> on(Target target, String bucket);
    }

    private <T> List<T> withBucket(Work<T> work) {
        FolderBuild build = build();
        try (Target target = targets(build).open(folder, "dev", Optional.of("eu-central-1"), Optional.empty())) {
            return work.on(
                    target,
                    target.stacks()
                            .physicalId("orders-dev", new LogicalId("ServerlessDeploymentBucket"))
                            .orElseThrow());
        }
    }

    private void deploy(String code) throws IOException {
        Files.writeString(folder.resolve("index.js"), "exports.handler = async () => '" + code + "';");
        Files.writeString(folder.resolve("serverless.yml"), """
                service: orders
                package: {patterns: ['!**', index.js]}
                provider: {name: aws, runtime: nodejs22.x, region: eu-central-1}
                functions:
                  hello: {handler: index.handler}
                """);
        new LocalDeployments(folder).deploy();
    }

    private FolderBuild build() {
        return new LocalDeployments(folder).build();
    }

    private Targets targets(FolderBuild build) {
        return new LocalDeployments(folder).targets(build);
    }
}
