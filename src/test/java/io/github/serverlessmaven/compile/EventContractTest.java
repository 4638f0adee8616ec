/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.FixedPackages;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the compiler makes of the fragments of events: shared resources, conditions, roles, collisions and origins. */
class EventContractTest {

    private static final String POOL = """
            service: demo
            provider: {name: aws, runtime: java21}
            functions:
              one:
                handler: a.B
                %s
                events: [{cognitoUserPool: {pool: users, trigger: PreSignUp}}]
              two:
                handler: a.B
                %s
                events: [{cognitoUserPool: {pool: users, trigger: CustomMessage}}]
            resources: {Conditions: {Here: {'Fn::Equals': [a, a]}, There: {'Fn::Equals': [a, b]}}}
            """;

    @Test
    void whatSeveralFunctionsShareIsWrittenOnceWithAllTheirEventsInView() {
        CompiledService service = CompiledService.of(POOL.formatted("description: a", "description: b"));
        assertThat(service.at("Resources", "CognitoUserPoolUsers", "Properties", "LambdaConfig"))
                .contains("PreSignUp", "OneLambdaFunction", "CustomMessage", "TwoLambdaFunction");
    }

    @Test
    void whatIsSharedHasTheConditionThatAllItsFunctionsHave() {
        assertThat(CompiledService.of(POOL.formatted("condition: Here", "condition: Here"))
                        .at("Resources", "CognitoUserPoolUsers", "Condition"))
                .isEqualTo("\"Here\"");
        assertThat(CompiledService.of(POOL.formatted("condition: Here", "condition: There"))
                        .at("Resources", "CognitoUserPoolUsers", "Condition"))
                .isEqualTo("absent");
        assertThat(CompiledService.of(POOL.formatted("condition: Here", "description: b"))
                        .at("Resources", "CognitoUserPoolUsers", "Condition"))
                .isEqualTo("absent");
    }

    @Test
    void whatBelongsToOneFunctionHasItsCondition() {
        CompiledService service = CompiledService.of(POOL.formatted("condition: Here", "description: b"));
        assertThat(service.at(
                        "Resources", "OneLambdaPermissionCognitoUserPoolUsersTriggerSourcePreSignUp", "Condition"))
                .isEqualTo("\"Here\"");
    }

    @Test
    void equalResourcesOfTwoEventsAreOne() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21}
                functions:
                  one: {handler: a.B, events: [{eventBridge: {eventBus: shop, pattern: {source: [a]}}}]}
                  two: {handler: a.B, events: [{eventBridge: {eventBus: shop, pattern: {source: [b]}}}]}
                """);
        assertThat(service.at("Resources", "ShopEventBridgeEventBus", "Type")).isEqualTo("\"AWS::Events::EventBus\"");
    }

    @Test
    void differentResourcesOfOneLogicalIdAreReportedWithBothPlaces() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider: {name: aws, runtime: java21}
                functions:
                  one:
                    handler: a.B
                    events:
                      - eventBridge: {eventBus: my.shop, pattern: {source: [a]}}
                      - eventBridge: {eventBus: myshop, pattern: {source: [b]}}
                """);
        assertThat(service.rendered())
                .contains("serverless.yml:8:22 functions.one.events.1.eventBridge: gives a resource with the logical id"
                        + " MyshopEventBridgeEventBus, which functions.one.events.0.eventBridge (serverless.yml:7:22)"
                        + " gives too, with other properties [COLLIDING_LOGICAL_IDS]");
    }

    @Test
    void eachPartOfTheTemplateIsTracedToTheLineThatCausesIt() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider:
                  name: aws
                  runtime: java21
                  memorySize: 512
                functions:
                  one:
                    handler: a.B
                    timeout: 5
                    events:
                      - iot: {sql: SELECT * FROM 'x'}
                resources:
                  Resources:
                    Jobs:
                      Type: AWS::SQS::Queue
                      Properties: {QueueName: jobs}
                  extensions:
                    OneIotTopicRule1:
                      Properties: {RuleName: mine}
                """);
        Value.Mapping sources = new ServiceCompiler(service.service())
                .compile(FixedPackages.of(service.service()))
                .sources();
        assertThat(Json.compact(sources))
                .contains("\"/Resources/OneLambdaFunction\":\"serverless.yml:8:5\"")
                .contains("\"/Resources/OneLambdaFunction/Properties/Timeout\":\"serverless.yml:9:14\"")
                .contains("\"/Resources/OneLambdaFunction/Properties/MemorySize\":\"serverless.yml:5:15\"")
                .contains("\"/Resources/OneLambdaPermissionIotTopicRule1\":\"serverless.yml:11:14\"")
                .contains("\"/Resources/Jobs/Properties/QueueName\":\"serverless.yml:16:20\"")
                .contains("\"/Resources/OneIotTopicRule1/Properties/RuleName\":\"serverless.yml:19:20\"");
    }

    @Test
    void eachStatementOfAGeneratedRoleIsTracedToWhatNeedsIt() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider:
                  name: aws
                  runtime: java21
                  iam:
                    role:
                      statements:
                        - {Effect: Allow, Action: 's3:GetObject', Resource: '*'}
                        - Effect: Allow
                          Action: s3:PutObject
                          Resource: '*'
                functions:
                  one:
                    handler: a.B
                  two:
                    handler: a.B
                    events:
                      - sqs: arn:aws:sqs:us-east-1:123456789012:jobs
                  three:
                    handler: a.B
                    iam:
                      role:
                        statements:
                          - {Effect: Allow, Action: 'sns:Publish', Resource: '*'}
                """);
        CompiledTemplate compiled = new ServiceCompiler(service.service()).compile(FixedPackages.of(service.service()));
        assertThat(places("IamRoleLambdaExecution", compiled))
                .containsExactly(
                        "logs:CreateLogStream serverless.yml:14:5",
                        "logs:PutLogEvents serverless.yml:14:5",
                        "sqs:ReceiveMessage serverless.yml:16:5",
                        "s3:GetObject serverless.yml:8:11",
                        "s3:PutObject serverless.yml:9:11");
        assertThat(places("ThreeIamRoleLambdaExecution", compiled)).contains("sns:Publish serverless.yml:24:13");
        assertThat(compiled.sources().text("/Resources/IamRoleLambdaExecution")).contains("serverless.yml:7:7");
    }

    @Test
    void statementsInTheFormOfServerless2AreTracedToo() {
        CompiledService service = CompiledService.of("""
                service: demo
                provider:
                  name: aws
                  runtime: java21
                  iamRoleStatements:
                    - {Effect: Allow, Action: 's3:GetObject', Resource: '*'}
                functions:
                  one: {handler: a.B}
                """);
        assertThat(places(
                        "IamRoleLambdaExecution",
                        new ServiceCompiler(service.service()).compile(FixedPackages.of(service.service()))))
                .contains("s3:GetObject serverless.yml:6:7");
    }

    /** The first action of each statement of a role, with the place that causes it. */
    private static List<String> places(String role, CompiledTemplate compiled) {
        Value.Mapping policy = (Value.Mapping) compiled.template()
                .section("Resources")
                .section(role)
                .section("Properties")
                .items("Policies")
                .get(0);
        List<Value> statements = policy.section("PolicyDocument").items("Statement");
        List<String> places = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            Value action = ((Value.Mapping) statements.get(i)).get("Action").orElseThrow();
            Value first =
                    action instanceof Value.Sequence actions ? actions.items().get(0) : action;
            String pointer = "/Resources/" + role + "/Properties/Policies/0/PolicyDocument/Statement/" + i;
            places.add(((Value.Text) first).text() + " "
                    + compiled.sources().text(pointer).orElse("nowhere"));
        }
        return places;
    }
}
