/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.plan.Plan;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.NoJava;
import io.github.serverlessmaven.report.Ink;
import io.github.serverlessmaven.report.PlanFormat;
import io.github.serverlessmaven.report.PlanJson;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.workflow.PlanService.ModulePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanServiceTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("index.js"), "exports.handler = async () => 'hello';");
        write("orders", 128);
    }

    @Test
    void aFirstDeploymentAddsEverything() {
        assertThat(text(plan(Optional.empty())))
                .startsWith("Plan for stack orders-dev, stage dev, eu-central-1, compared with no stack:\n")
                .contains("  + HelloLambdaFunction (AWS::Lambda::Function)  serverless.yml:")
                .contains("Resources: 6 added.\n")
                .endsWith("outcome: changes\n");
    }

    @Test
    void ofAFirstDeploymentPermissionsAndCostsAreExpectedButNotPublicAccess() throws IOException {
        write("orders", 128);
        List<ModulePlan> own = plan(Optional.empty());
        assertThat(text(own)).contains("  iam: IamRoleLambdaExecution permits logs:");
        assertThatThrownBy(() -> PlanService.check(own, FailOn.parse("iam"))).hasMessageContaining("iam of");
        Path file = folder.resolve("serverless.yml");
        Files.writeString(
                file, Files.readString(file).replace("{handler: index.handler", "{url: true, handler: index.handler"));
        assertThat(text(plan(Optional.empty()))).contains("  public: ").endsWith("outcome: review\n");
    }

    @Test
    void aDeployedServiceHasNoChanges() {
        deploy();
        assertThat(text(plan(Optional.empty()))).contains("No changes.\n").endsWith("outcome: none\n");
    }

    @Test
    void aChangedPropertyIsShownWithItsValuesAndTheLineThatCausesIt() throws IOException {
        deploy();
        write("orders", 256);
        assertThat(text(plan(Optional.empty())))
                .contains(
                        "  ~ HelloLambdaFunction (AWS::Lambda::Function)",
                        "      MemorySize: 128 -> 256  serverless.yml:9:47\n",
                        "  cost: HelloLambdaFunction may cost more per call: 256 MB for at most 6 s instead of 128 MB")
                .endsWith("outcome: review\n");
    }

    @Test
    void whatHoldsDataIsToBeReviewedAndFailsTheBuildIfThatIsAsked() throws IOException {
        deploy();
        write("invoices", 128);
        List<ModulePlan> plans = plan(Optional.empty());
        assertThat(text(plans))
                .contains(
                        "  ! Queue (AWS::SQS::Queue): is replaced, its data is lost",
                        "QueueName: \"orders\" -> \"invoices\" (replaces)")
                .endsWith("outcome: review\n");
        PlanService.check(plans, FailOn.parse("iam,public"));
        assertThatThrownBy(() -> PlanService.check(plans, FailOn.parse(" dataLoss, replace ")))
                .hasMessage(
                        "The plan has what serverless.plan.failOn names: orders-dev: dataLoss of Queue, replace of Queue.");
        assertThatThrownBy(() -> PlanService.check(plans, FailOn.parse("any"))).hasMessageContaining("outcome review");
    }

    @Test
    void aFileOfAnEarlierBuildIsComparedOffline() throws IOException {
        plan(Optional.empty());
        Path before = Files.copy(folder.resolve("target/serverless/template.json"), folder.resolve("before.json"));
        write("orders", 512);
        assertThat(text(plan(new FolderBuild(folder).offline(), "aws", Optional.of(before))))
                .contains("compared with " + before, "MemorySize: 128 -> 512");
    }

    @Test
    void theAnswerOfGetTemplateIsCompared() throws IOException {
        Path answer = folder.resolve("answer.json");
        Files.writeString(answer, "{\"StagesAvailable\":[],\"TemplateBody\":{\"Resources\":{}}}");
        assertThat(text(plan(Optional.of(answer)))).contains("+ HelloLambdaFunction");
        Files.writeString(answer, "{\"TemplateBody\":\"{\\\"Resources\\\":{}}\"}");
        assertThat(text(plan(Optional.of(answer)))).contains("+ HelloLambdaFunction");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|has no Resources",
                "[1]|has no Resources",
                "Resources: {}|is not valid JSON",
                "|is not valid JSON"
            })
    void whatIsNotATemplateIsRefused(String content, String problem) throws IOException {
        Path file = folder.resolve("other.json");
        Files.writeString(file, content == null ? "" : content);
        if (content != null) {
            assertThatThrownBy(() -> plan(Optional.of(file))).hasMessageContaining(problem);
        } else {
            assertThatThrownBy(() -> plan(Optional.of(file))).isInstanceOf(ServerlessException.class);
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> plan(Optional.of(Path.of("nowhere.json"))))
                .hasMessage("serverless.plan.against names nowhere.json, which does not exist.");
    }

    @Test
    void aChangeSetGivesTheSameAndLeavesNothingBehind() throws IOException {
        changeSet = Optional.of(Safeguards.NONE);
        assertThat(text(plan(Optional.empty()))).contains("compared with a change set", "+ HelloLambdaFunction");
        changeSet = Optional.empty();
        assertThat(text(plan(Optional.empty()))).contains("compared with no stack");
        deploy();
        write("invoices", 128);
        changeSet = Optional.of(Safeguards.NONE);
        assertThat(text(plan(Optional.empty())))
                .contains("  ! Queue (AWS::SQS::Queue): is replaced")
                .endsWith("outcome: review\n");
    }

    @Test
    void aFileAndAChangeSetExcludeEachOther() {
        changeSet = Optional.of(Safeguards.NONE);
        assertThatThrownBy(() -> plan(Optional.of(Path.of("any.json"))))
                .hasMessageContaining("serverless.plan.against");
    }

    @Test
    void offlineAFileIsNeeded() {
        assertThatThrownBy(() -> plan(new FolderBuild(folder).offline(), "aws", Optional.empty()))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure -> assertThat(failure.render())
                                .contains("compares with the stack in AWS", "-Dserverless.plan.against=FILE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"replac", "dataloss", "none", "iam;public"})
    void anUnknownNameIsRefused(String name) {
        assertThatThrownBy(() -> FailOn.parse("any," + name))
                .hasMessage("serverless.plan.failOn must be made of any, replace, dataLoss, iam, public, cost, code,"
                        + " drift, but has \"" + name + "\".");
    }

    @Test
    void nothingFailsTheBuildWithoutTheOption() throws IOException {
        deploy();
        write("invoices", 128);
        PlanService.check(plan(Optional.empty()), FailOn.parse(" , "));
    }

    @Test
    void secretsOfTheDeployedTemplateAreHidden() throws IOException {
        Path before = folder.resolve("before.json");
        plan(Optional.empty());
        String template = Files.readString(folder.resolve("target/serverless/template.json"));
        Files.writeString(
                before,
                template.replace(
                        "\"MemorySize\": 128,",
                        "\"MemorySize\": 128,\"Environment\":{\"Variables\":{\"DB_PASSWORD\":\"hunter2\",\"A\":\"plain\"}},"));
        String text = text(plan(Optional.of(before)));
        assertThat(text).contains("(hidden)", "plain").doesNotContain("hunter2");
        assertThat(json(plan(Optional.of(before)))).contains("(hidden)").doesNotContain("hunter2");
    }

    @Test
    void plansOfSeveralServicesAreOneDocument() {
        Plan plan = plan(Optional.empty()).get(0).plan();
        Value.Sequence document =
                (Value.Sequence) Json.parse(PlanFormat.JSON.render(List.of(plan, plan), Ink.NONE), "plans");
        assertThat(document.items()).hasSize(2).allMatch(PlanJson.of(plan)::equals);
    }

    private static String json(List<ModulePlan> plans) {
        return PlanFormat.JSON.render(plans.stream().map(ModulePlan::plan).toList(), Ink.NONE);
    }

    private static String text(List<ModulePlan> plans) {
        List<Plan> shown = plans.stream().map(ModulePlan::plan).toList();
        return PlanFormat.TEXT.render(shown, Ink.NONE);
    }

    private List<ModulePlan> plan(Optional<Path> against) {
        return plan(build(), "local", against);
    }

    private List<ModulePlan> plan(FolderBuild build, String target, Optional<Path> against) {
        LoadService services = new LoadService(build);
        return new PlanService(build, targets(build, target), against, false, changeSet)
                .planAll(packaging(build, services));
    }

    private void deploy() {
        FolderBuild build = build();
        LoadService services = new LoadService(build);
        packaging(build, services).packageAll();
        new DeployService(build, services, targets(build, "local"), DeployOptions.NONE, Safeguards.NONE, event -> {})
                .deploy(folder.resolve("target/serverless"));
    }

    private Optional<Safeguards> changeSet = Optional.empty();

    private static PackageService packaging(FolderBuild build, LoadService services) {
        return new PackageService(
                build,
                services,
                new PackagingOptions(true, false, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** A build of its own, which packages once. */
    private FolderBuild build() {
        return new FolderBuild(folder).withLocalTarget(new NoJava());
    }

    private Targets targets(FolderBuild build, String name) {
        return new Targets(
                build,
                name,
                Optional.of(folder.resolve("state")),
                LocalOptions.of(1024, DebugOptions.NONE, false, null));
    }

    private void write(String queue, int memory) throws IOException {
        Files.writeString(folder.resolve("serverless.yml"), """
                service: orders
                provider:
                  name: aws
                  runtime: nodejs22.x
                  region: eu-central-1
                  versionFunctions: false
                package: {patterns: ['!**', index.js]}
                functions:
                  hello: {handler: index.handler, memorySize: %d}
                resources:
                  Resources:
                    Queue:
                      Type: AWS::SQS::Queue
                      Properties:
                        QueueName: %s
                """.formatted(memory, queue));
    }
}
