/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureExplainerTest {

    private static final String STACK = "AWS::CloudFormation::Stack";

    private final List<StackEvent> events = new ArrayList<>();
    private Map<String, String> places = Map.of();

    @Test
    void aFailureNamesTheLineOfTheProperty() {
        places = Map.of(
                "/Resources/Hello",
                "serverless.yml:12:3",
                "/Resources/Hello/Properties/Timeout",
                "serverless.yml:14:14");
        event(
                "Hello",
                "AWS::Lambda::Function",
                "UPDATE_FAILED",
                "Model validation failed (#/Timeout: 901 is too large)");
        assertThat(failed("UPDATE_ROLLBACK_COMPLETE").problem())
                .isEqualToNormalizingNewlines("The deployment of stack orders-dev failed:\n"
                        + "  serverless.yml:14:14: Hello (AWS::Lambda::Function) UPDATE_FAILED:"
                        + " Model validation failed (#/Timeout: 901 is too large)");
    }

    @Test
    void aPropertyWithoutALineOfItsOwnHasThatOfItsResource() {
        places = Map.of("/Resources/Hello", "pom.xml:40:11");
        event("Hello", "AWS::Lambda::Function", "CREATE_FAILED", "(#/VpcConfig/SubnetIds/0: no)");
        assertThat(failed("ROLLBACK_COMPLETE").causes().get(0).place()).contains("pom.xml:40:11");
    }

    @Test
    void severalIndependentFailuresAreAllNamedTheFirstOneFirst() {
        event("A", "AWS::SQS::Queue", "CREATE_FAILED", "first");
        event("B", "AWS::SNS::Topic", "CREATE_FAILED", "second");
        event("C", "AWS::SNS::Topic", "CREATE_FAILED", "Resource creation cancelled");
        assertThat(failed("ROLLBACK_COMPLETE").causes())
                .extracting(Explanation::logicalId)
                .containsExactly("A", "B");
    }

    @Test
    void whatFailsDuringTheRollbackComesAfterItsCause() {
        event("orders-dev", STACK, "UPDATE_IN_PROGRESS", "User Initiated");
        event("Hello", "AWS::Lambda::Function", "UPDATE_FAILED", "the cause");
        event(
                "orders-dev",
                STACK,
                "UPDATE_ROLLBACK_IN_PROGRESS",
                "The following resource(s) failed to update: [Hello]. ");
        event("Role", "AWS::IAM::Role", "UPDATE_FAILED", "the role is gone");
        event("orders-dev", STACK, "UPDATE_ROLLBACK_FAILED", "The following resource(s) failed to update: [Role]. ");
        StackFailure failure = failed("UPDATE_ROLLBACK_FAILED");
        assertThat(failure.causes()).extracting(Explanation::reason).containsExactly("the cause", "the role is gone");
        assertThat(failure.remedy()).contains("because the rollback failed too");
    }

    @Test
    void theFailureOfANestedStackIsNamedIfItTellsMoreThanASummary() {
        event("Nested", STACK, "CREATE_FAILED", "Embedded stack arn:x was not successfully created: Rate exceeded");
        assertThat(failed("ROLLBACK_COMPLETE").causes())
                .extracting(Explanation::logicalId)
                .containsExactly("Nested");
    }

    @Test
    void aStackWithoutAnyReasonNamesItsStatus() {
        event("orders-dev", STACK, "ROLLBACK_COMPLETE", "User Initiated");
        assertThat(failed("ROLLBACK_COMPLETE").problem()).endsWith("the stack is in status ROLLBACK_COMPLETE");
    }

    @Test
    void aRefusedTemplateNamesTheLineOfTheResourceItSpeaksOf() {
        places = Map.of("/Resources/Table", "serverless.yml:30:5");
        StackFailure failure = explainer()
                .refused(
                        "orders-dev",
                        Optional.of("Template error: instance of Fn::GetAtt references Table"),
                        List.of());
        assertThat(failure.problem())
                .isEqualToNormalizingNewlines("CloudFormation refuses the deployment of stack orders-dev:\n"
                        + "  serverless.yml:30:5: orders-dev (AWS::CloudFormation::Stack) FAILED:"
                        + " Template error: instance of Fn::GetAtt references Table");
        assertThat(failure.remedy()).contains("Nothing was changed");
    }

    @Test
    void whatValidationFoundReplacesTheSummaryOfTheChangeSet() {
        StackEvent found = new StackEvent(
                "1",
                "Bad",
                "AWS::IAM::Policy",
                "FAILED",
                Optional.of("Required property [PolicyName] not found (at /Resources/Bad/Properties)"));
        places = Map.of("/Resources/Bad", "serverless.yml:8:5");
        assertThat(explainer()
                        .refused("orders-dev", Optional.of("validation failed"), List.of(found))
                        .problem())
                .contains("serverless.yml:8:5: Bad (AWS::IAM::Policy) FAILED: Required property")
                .doesNotContain("validation failed");
    }

    @Test
    void theEventsInTheConsoleAreLinked() {
        event("A", "AWS::SQS::Queue", "CREATE_FAILED", "first");
        assertThat(failed("ROLLBACK_COMPLETE").remedy()).endsWith("Events: https://console/arn");
    }

    private void event(String logicalId, String type, String status, String reason) {
        events.add(new StackEvent("e" + events.size(), logicalId, type, status, Optional.of(reason)));
    }

    private StackFailure failed(String status) {
        return explainer().failed("orders-dev", "arn", new StackStatus(status), events);
    }

    private FailureExplainer explainer() {
        return new FailureExplainer(
                new ExistingResources(Value.Mapping.EMPTY, "eu-central-1"),
                pointer -> Optional.ofNullable(places.get(pointer)),
                id -> Optional.of("https://console/" + id),
                SuggestedCommands.NONE);
    }
}
