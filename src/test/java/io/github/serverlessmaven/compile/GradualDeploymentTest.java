/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradualDeploymentTest {

    private static final String REPORTS = "codedeploy:PutLifecycleEventHookExecutionStatus";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{alias: live} | UNKNOWN_DEPLOYMENT_TYPE | Add it, as in \"type: Canary10Percent5Minutes\"",
                "Canary10Percent5Minute | UNKNOWN_DEPLOYMENT_TYPE | Did you mean \"Canary10Percent5Minutes\"?",
                "canary10percent5minutes | UNKNOWN_DEPLOYMENT_TYPE | Did you mean \"Canary10Percent5Minutes\"?",
                "CodeDeployDefault.LambdaAllAtOne | UNKNOWN_DEPLOYMENT_TYPE | Did you mean \"AllAtOnce\"?",
                "'arn:aws:codedeploy:us-east-1:123456789012:deploymentconfig:slow' | UNKNOWN_DEPLOYMENT_TYPE | follows the last colon",
                "{type: AllAtOnce, alias: 7} | PATTERN_MISMATCH | functions.hello.deployment.alias",
                "{type: AllAtOnce, alias: a b} | PATTERN_MISMATCH | functions.hello.deployment.alias",
                "{type: AllAtOnce, hooks: {preTraffic: verfy}} | UNKNOWN_HOOK | Did you mean \"verify\"?",
                "{type: AllAtOnce, hooks: {preTraffic: elsewhere}} | UNKNOWN_HOOK | begins with CodeDeployHook_",
                "{type: AllAtOnce, hooks: {postTraffic: hello}} | OWN_HOOK | Write a function of its own",
                "{type: AllAtOnce, hooks: {preTraffic: sometimes}} | CONDITIONAL_HOOK | Give functions.hello the same condition.",
                "{type: AllAtOnce, hooks: {before: verify}} | UNKNOWN_KEY | preTraffic",
                "{type: AllAtOnce, alarms: !Split [',', a]} | ALARMS_NOT_A_LIST | write Fn::If with two lists",
                "{type: AllAtOnce, alarms: [a, b, c, d, e, f, g, h, i, j, k]} | OUT_OF_RANGE | at most 10",
                "{type: AllAtOnce, triggerConfigurations: [{TriggerName: a}]} | INCOMPLETE | TriggerTargetArn",
                "{type: AllAtOnce, role: admin} | PATTERN_MISMATCH | the ARN of a role"
            })
    void whatIsWrongIsReportedWithItsPlaceAndARemedy(String deployment, String code, String text) {
        assertThat(service("", "deployment: " + deployment).rendered()).contains("serverless.yml:", code, text);
    }

    @Test
    void bothFormsOfOneFunctionAreRefused() {
        assertThat(service("", "deployment: AllAtOnce\n    deploymentSettings: {type: AllAtOnce}")
                        .rendered())
                .contains("TWO_DEPLOYMENTS", "Keep only \"deployment\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"slow-and-steady", "OurCanary", "CodeDeployDefault.LambdaAllAtOnce"})
    void aConfigurationOfOnesOwnIsGivenByItsName(String type) {
        assertThat(service("", "deployment: " + type)
                        .at("Resources", "HelloLambdaFunctionDeploymentGroup", "Properties", "DeploymentConfigName"))
                .isEqualTo("\"" + type + "\"");
    }

    @Test
    void anAlarmThatResemblesOneOfTheStackIsWarnedOf() {
        CompiledService service = service("", "deployment: {type: AllAtOnce, alarms: [Latncy, shop-errors]}");
        assertThat(service.renderedWarnings())
                .contains("UNKNOWN_DEPLOYMENT_ALARM", "Did you mean \"Latency\"?")
                .doesNotContain("shop-errors");
        assertThat(alarms(service)).isEqualTo("[{\"Name\":\"Latncy\"},{\"Name\":\"shop-errors\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[Latency]", "Latency", "[!Ref Latency]", "!Ref Latency", "[{name: Latency}]"})
    void anAlarmOfTheStackIsReferredTo(String alarms) {
        assertThat(alarms(service("", "deployment: {type: AllAtOnce, alarms: " + alarms + "}")))
                .isEqualTo("[{\"Name\":{\"Ref\":\"Latency\"}}]");
    }

    private static String alarms(CompiledService service) {
        return service.at(
                "Resources", "HelloLambdaFunctionDeploymentGroup", "Properties", "AlarmConfiguration", "Alarms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | live | HelloLambdaFunctionAliaslive",
                "provisionedConcurrency: 1 | provisioned | HelloProvConcLambdaAlias",
                "snapStart: true | snapstart | HelloSnapStartLambdaAlias",
                "durableConfig: {executionTimeout: 60} | durable | HelloDurableLambdaAlias"
            })
    void anAliasThatTheFunctionHasAnywayKeepsItsName(String setting, String name, String id) {
        Value.Mapping alias = service("", "deployment: AllAtOnce\n    " + setting)
                .template()
                .section("Resources")
                .section(id);
        assertThat(alias.section("Properties").text("Name")).hasValue(name);
        assertThat(alias.get("UpdatePolicy")).isPresent();
    }

    @Test
    void aGivenNameReplacesThatOfTheAlias() {
        CompiledService service =
                service("", "provisionedConcurrency: 2\n    deployment: {type: AllAtOnce, alias: blue_green-1}");
        assertThat(service.at("Resources", "HelloProvConcLambdaAlias")).isEqualTo("absent");
        assertThat(service.at("Resources", "HelloLambdaFunctionAliasblueUnderscoregreenDash1", "Properties"))
                .contains("\"Name\":\"blue_green-1\"", "\"ProvisionedConcurrentExecutions\":2");
    }

    @Test
    void theAliasHasAVersionThoughNoneAreKept() {
        assertThat(service("", "versionFunction: false\n    deployment: AllAtOnce")
                        .template()
                        .section("Resources")
                        .entries()
                        .keySet())
                .anyMatch(id -> id.startsWith("HelloLambdaVersion"));
    }

    @Test
    void eventsAndUrlsGoThroughTheAlias() {
        CompiledService service =
                service("", "deployment: AllAtOnce\n    url: true\n    events: [{schedule: rate(1 hour)}]");
        assertThat(service.at("Resources", "HelloLambdaFunctionUrl", "Properties", "TargetFunctionArn"))
                .contains("\"live\"");
        assertThat(service.at("Resources", "HelloEventsRuleSchedule1", "Properties", "Targets"))
                .contains("\"live\"");
    }

    @Test
    void theProvidersDeploymentIsNotForItsHooksNorForFunctionsThatSwitchItOff() {
        CompiledService service = service("deployment: {type: AllAtOnce, hooks: {preTraffic: verify}}", "");
        assertThat(groups(service))
                .containsOnly("HelloLambdaFunctionDeploymentGroup", "SometimesLambdaFunctionDeploymentGroup");
        assertThat(groups(service("deployment: {type: AllAtOnce, hooks: {preTraffic: verify}}", "deployment: false")))
                .containsOnly("SometimesLambdaFunctionDeploymentGroup");
    }

    @ParameterizedTest
    @CsvSource({"[dev],true", "'[dev, prod]',true", "[],true", "[prod],false"})
    void otherStagesAreDeployedAtOnce(String stages, boolean gradual) {
        CompiledService service =
                service("", "deployment: {type: AllAtOnce, stages: " + stages + ", hooks: {preTraffic: verify}}");
        assertThat(groups(service).isEmpty()).isNotEqualTo(gradual);
        assertThat(Json.compact(service.template()).contains(REPORTS)).isEqualTo(gradual);
        assertThat(Json.compact(service.template()).contains("AWS::Lambda::Alias"))
                .isEqualTo(gradual);
    }

    @Test
    void eachKeyOfAFunctionTakesPrecedence() {
        CompiledService service = service(
                "deployment: {type: AllAtOnce, alias: stable, alarms: [Latency]}",
                "deployment: {type: Linear10PercentEvery1Minute, alarms: []}");
        assertThat(service.at("Resources", "HelloLambdaFunctionDeploymentGroup", "Properties", "DeploymentConfigName"))
                .isEqualTo("\"CodeDeployDefault.LambdaLinear10PercentEvery1Minute\"");
        assertThat(service.at("Resources", "HelloLambdaFunctionDeploymentGroup", "Properties", "AlarmConfiguration"))
                .isEqualTo("absent");
        assertThat(service.at("Resources", "HelloLambdaFunctionAliasstable")).isNotEqualTo("absent");
    }

    @ParameterizedTest
    @CsvSource({"'',IamRoleLambdaExecution", "'iam: {role: {mode: perFunction}}',VerifyIamRoleLambdaExecution"})
    void aHookMayReportToItsDeploymentsOnly(String provider, String role) {
        CompiledService service = service(provider, "deployment: {type: AllAtOnce, hooks: {preTraffic: verify}}");
        assertThat(service.at("Resources", role, "Properties", "Policies"))
                .contains(
                        REPORTS,
                        "deploymentgroup:${DemodevDeploymentApplication}/demo-dev-HelloLambdaFunctionDeploymentGroup");
        if (!provider.isEmpty()) {
            assertThat(service.at("Resources", "HelloIamRoleLambdaExecution")).doesNotContain(REPORTS);
        }
        assertThat(service.at("Resources", "CodeDeployServiceRole", "Properties", "Policies"))
                .contains("lambda:InvokeFunction", "function:demo-dev-verify\"")
                .doesNotContain("demo-dev-hello");
    }

    @Test
    void theGeneratedRoleHasTheBoundaryOfTheOthers() {
        String boundary = "arn:aws:iam::123456789012:policy/boundary";
        assertThat(service("iam: {role: {permissionsBoundary: '" + boundary + "'}}", "deployment: AllAtOnce")
                        .at("Resources", "CodeDeployServiceRole", "Properties", "PermissionsBoundary"))
                .isEqualTo("\"" + boundary + "\"");
    }

    @Test
    void groupAndAliasFollowTheConditionOfTheirFunction() {
        CompiledService service = service("", "condition: IsProd\n    deployment: AllAtOnce");
        assertThat(Map.of(
                        "group", service.at("Resources", "HelloLambdaFunctionDeploymentGroup", "Condition"),
                        "alias", service.at("Resources", "HelloLambdaFunctionAliaslive", "Condition"),
                        "application", service.at("Resources", "DemodevDeploymentApplication", "Condition")))
                .isEqualTo(Map.of("group", "\"IsProd\"", "alias", "\"IsProd\"", "application", "absent"));
    }

    @Test
    void aHookThatRefersToTheAliasIsACircularDependency() {
        assertThat(CompiledService.of("""
                        service: demo
                        provider: {name: aws, region: us-east-1, runtime: java21}
                        functions:
                          hello:
                            handler: com.example.Hello
                            deployment: {type: AllAtOnce, hooks: {preTraffic: verify}}
                          verify:
                            handler: com.example.Verify
                            environment: {CHECKED: !Ref HelloLambdaFunctionAliaslive}
                        """).rendered()).contains("CIRCULAR_DEPENDENCY", "HelloLambdaFunctionAliaslive");
    }

    private static List<String> groups(CompiledService service) {
        return service.template().section("Resources").entries().keySet().stream()
                .filter(id -> id.endsWith("DeploymentGroup"))
                .toList();
    }

    private static CompiledService service(String provider, String function) {
        return CompiledService.of("""
                service: demo
                provider:
                  name: aws
                  region: us-east-1
                  runtime: java21
                  %s
                functions:
                  hello:
                    handler: com.example.Hello
                    %s
                  verify:
                    handler: com.example.Verify
                  sometimes:
                    handler: com.example.Sometimes
                    condition: IsProd
                resources:
                  Conditions:
                    IsProd: !Equals [a, a]
                  Resources:
                    Latency:
                      Type: AWS::CloudWatch::Alarm
                """.formatted(provider, function));
    }
}
