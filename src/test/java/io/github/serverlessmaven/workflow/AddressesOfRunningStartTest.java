/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.local.LocalAuthorizers;
import io.github.serverlessmaven.local.LocalEvents;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.trigger.LocalServer;
import io.github.serverlessmaven.report.ServiceInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other goals print as addresses while <code>serverless:start</code> serves the same state at another port than the usual one. */
class AddressesOfRunningStartTest {

    private static final String NOT_SERVED = "endpoints (not served now; serverless:start serves them):";

    @TempDir
    Path folder;

    @BeforeEach
    void deploy() throws IOException {
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("index.js"), "exports.handler = async () => 'hello';");
        Files.writeString(folder.resolve("serverless.yml"), """
                service: shop
                provider: {name: aws, runtime: nodejs22.x, versionFunctions: false}
                package: {patterns: ['!**', index.js]}
                functions:
                  hello:
                    handler: index.handler
                    url: true
                    events: [{httpApi: GET /hello}]
                """);
        deployments().deploy();
    }

    private LocalDeployments deployments() {
        return new LocalDeployments(folder);
    }

    private String info() {
        FolderBuild build = deployments().build();
        return new DescribeService(build, new LoadService(build), deployments().targets(build))
                .describeAll()
                .map(ServiceInfo::of)
                .collect(Collectors.joining());
    }

    private LocalServer serve(LocalTarget target) {
        return target.serve(LocalSetUp.LOOPBACK, 0, "shop-dev", LocalAuthorizers.ON, new LocalEvents(false));
    }

    @Test
    void infoNamesThemAndSaysWhenThereAreNone() {
        assertThat(info()).contains(NOT_SERVED, "http://localhost:3000/hello");
        try (LocalTarget target = new LocalSetUp().open(folder.resolve("state"));
                LocalServer server = serve(target)) {
            String url = server.urls().get(0);
            assertThat(info())
                    .contains("endpoints:\n", url + "/hello", url + "/shop-dev-hello/")
                    .doesNotContain("localhost:3000", "not served");
        }
        assertThat(info()).contains(NOT_SERVED, "http://localhost:3000/hello");
    }

    @Test
    void deploymentsNameThemToo() {
        FolderBuild build = deployments().build();
        LoadService services = new LoadService(build);
        LocalDeployments.packaging(build, services).packageAll();
        try (LocalTarget target = new LocalSetUp().open(folder.resolve("state"));
                LocalServer server = serve(target)) {
            deploy(build, services);
            assertThat(String.join("\n", build.lines))
                    .contains("Endpoints:\n", server.urls().get(0) + "/hello")
                    .doesNotContain("localhost:3000");
        }
    }

    private void deploy(FolderBuild build, LoadService services) {
        new DeployService(
                        build,
                        services,
                        deployments().targets(build),
                        DeployOptions.NONE,
                        FunctionOptions.NONE,
                        Safeguards.NONE,
                        event -> {})
                .deploy(folder.resolve("target/serverless"));
    }
}
