/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.report.DeploymentList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service is deployed to the local target several times. */
class ListDeploymentsTest {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    @BeforeEach
    void makeRepository() throws IOException {
        Files.createDirectories(folder.resolve(".git/refs/heads"));
        Files.createDirectories(folder.resolve(".git/objects"));
        Files.writeString(folder.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Files.writeString(folder.resolve(".git/refs/heads/main"), COMMIT + "\n");
        Files.writeString(folder.resolve("index.js"), "exports.handler = async () => 'hello';");
    }

    @Test
    void theNewestComesFirstAndTheOneThatRunsIsMarked() throws IOException {
        deploy(128);
        deploy(256);
        deploy(512);
        String text = list(2);
        List<String> lines = text.lines().toList();
        assertThat(lines).hasSize(4).startsWith("stack: orders-dev", "deployments:");
        assertThat(lines.get(2))
                .matches(
                        "  [0-9]{13}-[0-9a-f]{12}  \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC  commit 0123456789.*  \\(current\\)");
        assertThat(lines.get(3)).doesNotContain("current");
        assertThat(lines.get(3).substring(0, 15)).isLessThan(lines.get(2).substring(0, 15));
    }

    @Test
    void aDeploymentThatChangesNothingIsNotListed() throws IOException {
        deploy(128);
        deploy(128);
        assertThat(list(20).lines()).hasSize(3);
    }

    @Test
    void withoutAStackThereIsTheCommandThatMakesOne() throws IOException {
        write(128);
        assertThatThrownBy(() -> list(20))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure -> assertThat(failure.render())
                                .contains(
                                        "There is no stack orders-dev",
                                        "mvn serverless:deploy -Dserverless.target=local"));
    }

    @Test
    void aLimitOfNoneIsRefused() throws IOException {
        write(128);
        assertThatThrownBy(() -> list(0)).hasMessage("serverless.deployments.limit must be at least 1, but is 0.");
    }

    private String list(int limit) {
        FolderBuild build = build();
        return new ListDeployments(build, new LoadService(build), targets(build), limit)
                .listAll()
                .map(DeploymentList::of)
                .findFirst()
                .orElseThrow();
    }

    private void deploy(int memory) throws IOException {
        write(memory);
        new LocalDeployments(folder).deploy();
    }

    private FolderBuild build() {
        return new LocalDeployments(folder).build();
    }

    private Targets targets(FolderBuild build) {
        return new LocalDeployments(folder).targets(build);
    }

    private void write(int memory) throws IOException {
        Files.writeString(
                folder.resolve("serverless.yml"),
                "service: orders\npackage: {patterns: ['!**', index.js]}\nprovider: {name: aws, runtime: nodejs22.x, region: eu-central-1, memorySize: "
                        + memory + "}\nfunctions:\n  hello: {handler: index.handler}\n");
    }
}
