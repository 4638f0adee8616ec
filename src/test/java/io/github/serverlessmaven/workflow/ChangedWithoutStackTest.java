/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.plan.Plan;
import io.github.serverlessmaven.report.Ink;
import io.github.serverlessmaven.report.PlanFormat;
import io.github.serverlessmaven.report.ServiceInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service on the local target, some of whose functions left the template of their stack. */
class ChangedWithoutStackTest {

    @TempDir
    Path folder;

    @BeforeEach
    void deploy() throws IOException {
        write("1", 128);
        deployments().deploy();
    }

    @Test
    void aDeployedStackHasNone() {
        assertThat(info()).doesNotContain("without the stack");
        assertThat(plan()).doesNotContain("without the stack");
    }

    @Test
    void infoAndPlanNameFunctionsUntilTheStackIsDeployed() throws IOException {
        write("2", 256);
        deployFunction("hello");
        write("3", 256);
        deployFunction("hello");
        assertThat(info())
                .containsPattern("changed without the stack \\(the next deployment replaces these changes\\):\n"
                        + "  shop-dev-hello: Code, MemorySize on \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC")
                .doesNotContain("shop-dev-other: ");
        assertThat(plan())
                .contains("  drift: HelloLambdaFunction was changed without the stack: Code, MemorySize on ")
                .containsPattern("first restores the deployed template  serverless.yml:\\d+")
                .endsWith("outcome: review\n");
        deployments().deploy();
        assertThat(info()).doesNotContain("without the stack");
        assertThat(plan()).doesNotContain("drift").endsWith("outcome: none\n");
    }

    @Test
    void aPlanWithoutOtherChangesNamesThemToo() throws IOException {
        write("2", 128);
        deployFunction("hello,other");
        write("1", 128);
        assertThat(plan())
                .contains("No changes.", "drift: HelloLambdaFunction ", "drift: OtherLambdaFunction ")
                .endsWith("outcome: review\n");
    }

    @Test
    void whatTheBucketDoesNotTellIsANoteAndNoFailure() throws IOException {
        write("2", 128);
        deployFunction("hello");
        damageMarkers();
        assertThat(info()).contains("  not known: The object serverless/shop/dev/functions/");
        assertThat(plan()).contains("Whether functions were changed without the stack is not known: The object ");
    }

    private void damageMarkers() throws IOException {
        try (var files = Files.walk(folder.resolve("state"))) {
            for (Path file : files.filter(path -> path.toString().contains("/functions/"))
                    .filter(Files::isRegularFile)
                    .toList()) {
                Files.writeString(file, "{}");
            }
        }
    }

    private void deployFunction(String keys) {
        deployments().deploy(new FunctionOptions(Optional.of(keys), false));
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

    private String plan() {
        FolderBuild build = deployments().build();
        List<Plan> plans = new PlanService(
                        build, deployments().targets(build), Optional.empty(), false, Optional.empty())
                .planAll(LocalDeployments.packaging(build, new LoadService(build))).stream()
                        .map(PlanService.ModulePlan::plan)
                        .toList();
        return PlanFormat.TEXT.render(plans, Ink.NONE);
    }

    private void write(String answer, int memory) throws IOException {
        Files.writeString(folder.resolve("index.js"), "exports.handler = async () => " + answer + ";");
        Files.writeString(folder.resolve("serverless.yml"), """
                service: shop
                provider: {name: aws, runtime: nodejs22.x, region: eu-central-1, versionFunctions: false}
                package: {patterns: ['!**', index.js]}
                functions:
                  hello: {handler: index.handler, memorySize: %d}
                  other: {handler: index.handler}
                """.formatted(memory));
    }
}
