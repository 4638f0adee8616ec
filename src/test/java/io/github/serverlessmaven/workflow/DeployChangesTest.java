/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.local.NoJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On the local target, which is deployed to like AWS. */
@Timeout(60)
class DeployChangesTest {

    private static final String SERVICE = """
            service: shop
            provider: {name: aws, runtime: python3.13, region: us-east-1}
            functions:
              orders:
                handler: index.handler
            """;

    @TempDir
    Path folder;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private FolderBuild build;
    private Optional<Thread> deploying = Optional.empty();
    private int read;

    @BeforeEach
    void deploy() throws IOException {
        Files.writeString(folder.resolve("index.py"), "def handler(event, context): return 1\n");
        Files.writeString(folder.resolve("serverless.yml"), SERVICE);
        build = new FolderBuild(folder).withLocalTarget(new NoJava());
        DeployService service = new DeployService(
                build,
                new LoadService(build),
                new Targets(build, "local", Optional.empty(), LocalOptions.DEFAULT),
                DeployOptions.of(false, Optional.empty(), false),
                new FunctionOptions(Optional.empty(), true),
                Safeguards.NONE,
                (DeployEvent event) -> events.add(event.text()));
        PackageService packaging = new PackageService(
                build,
                new LoadService(build),
                new PackagingOptions(true, false, Optional.empty(), Optional.empty(), Optional.empty()));
        Thread thread = new Thread(() -> service.deployChanges(packaging));
        thread.start();
        deploying = Optional.of(thread);
        await("info Waiting for changes. Press Ctrl+C to stop.");
    }

    @AfterEach
    void stop() throws InterruptedException {
        deploying.orElseThrow().interrupt();
        deploying.orElseThrow().join();
    }

    private String await(String start) {
        while (true) {
            for (; read < build.lines.size(); read++) {
                if (build.lines.get(read).startsWith(start)) {
                    return build.lines.get(read++);
                }
            }
            assertThat(deploying.orElseThrow().isAlive())
                    .as(build.lines.toString())
                    .isTrue();
            Thread.onSpinWait();
        }
    }

    @Test
    void changedCodeGoesToTheFunctionAloneAndAnAddedFunctionToTheStack() throws IOException {
        events.clear();
        Files.writeString(folder.resolve("index.py"), "def handler(event, context): return 2\n");
        assertThat(await("info Deployed service: ")).endsWith("its configuration or code changed.");
        assertThat(events).contains("Updated function shop-dev-orders: Code").noneMatch(text -> text.contains("Stack"));
        events.clear();
        Files.writeString(folder.resolve("serverless.yml"), SERVICE + "  bills: {handler: index.handler}\n");
        await("info Deployed service: ");
        assertThat(events).contains("Stack shop-dev: update");
    }

    @Test
    void aChangeWithErrorsIsReportedAndTheNextOneDeployed() throws IOException {
        Files.writeString(folder.resolve("serverless.yml"), SERVICE.replace("handler:", "handlr:"));
        assertThat(await("error "))
                .startsWith("error The change is not deployed: ")
                .contains("serverless.yml:5:5 functions.orders.handlr");
        Files.writeString(folder.resolve("serverless.yml"), SERVICE.replace("index.handler", "index.handler # same"));
        await("info Deployed service: ");
    }
}
