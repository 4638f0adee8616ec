/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackOperation;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.manifest.ChangeOptions;
import io.github.serverlessmaven.manifest.ChangeOptions.Method;
import io.github.serverlessmaven.manifest.RollbackAlarms;
import io.github.serverlessmaven.manifest.StackOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationRequest;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackRequest;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackResponse;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackResponse;
import software.amazon.awssdk.services.cloudformation.model.DeploymentConfig;
import software.amazon.awssdk.services.cloudformation.model.DeploymentConfigMode;
import software.amazon.awssdk.services.cloudformation.model.DeploymentMode;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.RollbackStackRequest;
import software.amazon.awssdk.services.cloudformation.model.RollbackStackResponse;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackResponse;
import software.amazon.awssdk.services.s3.S3Client;

/** What CloudFormation is asked for, also where the emulator does not keep it. */
class AwsStacksTest {

    private static final String ROLE = "arn:aws:iam::123456789012:role/deployment";
    private static final StackOptions OPTIONS = new StackOptions(
            Map.of(),
            Map.of(),
            List.of("arn:aws:sns:eu-west-1:123456789012:t"),
            new RollbackAlarms(
                    Optional.of(5), List.of(new RollbackAlarms.Alarm("arn:alarm", "AWS::CloudWatch::Alarm"))),
            true,
            Optional.empty(),
            Optional.of(ROLE),
            Optional.empty(),
            ChangeOptions.STANDARD);

    private static final Stack STACK = new Stack(
            "id", "name", new StackStatus("CREATE_COMPLETE"), Map.of(), Map.of(), List.of(), false, Optional.empty());

    private final Recording client = new Recording(new ArrayList<>());
    private final AwsStacks stacks = new AwsStacks(client, () -> client, () -> new S3ArtifactStore(new NoBuckets()));

    @Test
    void aChangeSetIsMadeInTheRoleWithParametersTopicsAndAlarms() {
        stacks.create(request(true, OPTIONS));
        CreateChangeSetRequest made = (CreateChangeSetRequest) client.requests().get(0);
        assertThat(made.roleARN()).isEqualTo(ROLE);
        assertThat(made.notificationARNs()).containsExactly("arn:aws:sns:eu-west-1:123456789012:t");
        assertThat(made.rollbackConfiguration().monitoringTimeInMinutes()).isEqualTo(5);
        assertThat(made.rollbackConfiguration().rollbackTriggers())
                .singleElement()
                .satisfies(trigger ->
                        assertThat(trigger.arn() + " " + trigger.type()).isEqualTo("arn:alarm AWS::CloudWatch::Alarm"));
        assertThat(made.parameters())
                .containsExactlyInAnyOrder(
                        Parameter.builder()
                                .parameterKey("Given")
                                .parameterValue("x")
                                .build(),
                        Parameter.builder()
                                .parameterKey("Kept")
                                .usePreviousValue(true)
                                .build());
        assertThat(made.capabilities()).contains(Capability.CAPABILITY_AUTO_EXPAND);
    }

    @Test
    void withoutOptionsOnlyTheTopicsOfBeforeAreTakenAway() {
        stacks.create(request(false, StackOptions.NONE));
        CreateChangeSetRequest made = (CreateChangeSetRequest) client.requests().get(0);
        assertThat(made.roleARN()).isNull();
        assertThat(made.rollbackConfiguration()).isNull();
        assertThat(made.notificationARNs()).isEmpty();
        assertThat(made.hasNotificationARNs()).isTrue();
        assertThat(made.capabilities()).doesNotContain(Capability.CAPABILITY_AUTO_EXPAND);
    }

    @Test
    void aFailureIsKeptOnlyOnDemand() {
        ChangeSet changeSet = new ChangeSet("c", "s", ChangeSet.State.READY, 1, Optional.empty());
        stacks.execute(changeSet, true);
        stacks.execute(changeSet, false);
        assertThat(client.requests())
                .extracting(request -> ((ExecuteChangeSetRequest) request).disableRollback())
                .containsExactly(true, null);
    }

    @Test
    void aStackIsCreatedAndUpdatedDirectlyInTheRoleWithParametersTopicsAndAlarms() {
        stacks.change(request(false, OPTIONS));
        UpdateStackRequest update = (UpdateStackRequest) client.requests().get(0);
        assertThat(update)
                .returns("stack", UpdateStackRequest::stackName)
                .returns("change", UpdateStackRequest::clientRequestToken)
                .returns("{}", UpdateStackRequest::templateBody)
                .returns(ROLE, UpdateStackRequest::roleARN)
                .returns(OPTIONS.notificationArns(), UpdateStackRequest::notificationARNs)
                .returns(true, UpdateStackRequest::disableRollback)
                .returns(null, UpdateStackRequest::deploymentConfig)
                .returns(null, UpdateStackRequest::disableValidation);
        assertThat(update.rollbackConfiguration().monitoringTimeInMinutes()).isEqualTo(5);
        assertThat(update.parameters()).hasSize(2);
        stacks.change(creating(new ChangeOptions(Method.DIRECT, true, false, false), false));
        assertThat((CreateStackRequest) client.requests().get(1))
                .returns("change", CreateStackRequest::clientRequestToken)
                .returns(null, CreateStackRequest::disableRollback)
                .returns(true, CreateStackRequest::disableValidation)
                .returns(null, CreateStackRequest::deploymentConfig);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theExpressModeAlwaysStatesWhetherItRollsBack(boolean keepsFailures) {
        ChangeOptions express = new ChangeOptions(Method.EXPRESS, false, false, false);
        DeploymentConfig config = DeploymentConfig.builder()
                .mode(DeploymentConfigMode.EXPRESS)
                .disableRollback(keepsFailures)
                .build();
        stacks.change(creating(express, keepsFailures));
        assertThat((CreateStackRequest) client.requests().get(0))
                .returns(config, CreateStackRequest::deploymentConfig)
                .returns(null, CreateStackRequest::disableRollback);
        stacks.create(creating(express, keepsFailures));
        assertThat((CreateChangeSetRequest) client.requests().get(1))
                .returns(config, CreateChangeSetRequest::deploymentConfig);
    }

    @Test
    void driftIsRevertedByAChangeSetOfAStackThatIsThere() {
        ChangeOptions reverting = new ChangeOptions(Method.CHANGE_SETS, true, true, true);
        ChangeSetRequest creation = creating(reverting, false);
        stacks.create(creation);
        stacks.create(new ChangeSetRequest(
                "stack", "change", false, creation.template(), false, Map.of(), Map.of(), creation.options()));
        assertThat(client.requests())
                .extracting(request -> ((CreateChangeSetRequest) request).deploymentMode())
                .containsExactly(null, DeploymentMode.REVERT_DRIFT);
        assertThat(client.requests())
                .allSatisfy(request -> assertThat((CreateChangeSetRequest) request)
                        .returns(true, CreateChangeSetRequest::disableValidation)
                        .returns(true, CreateChangeSetRequest::importExistingResources)
                        .returns(null, CreateChangeSetRequest::includeNestedStacks));
    }

    private static ChangeSetRequest creating(ChangeOptions changes, boolean keepsFailures) {
        StackOptions none = StackOptions.NONE;
        StackOptions options = new StackOptions(
                Map.of(),
                Map.of(),
                List.of(),
                none.rollback(),
                keepsFailures,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                changes);
        return new ChangeSetRequest(
                "stack", "change", true, new ChangeSetRequest.Inline("{}"), false, Map.of(), Map.of(), options);
    }

    @Test
    void aStackIsDeletedInTheRole() {
        stacks.delete(STACK, DeletionOptions.as(Optional.of(ROLE)));
        stacks.delete(STACK, DeletionOptions.STANDARD);
        assertThat(client.requests())
                .extracting(request -> ((DeleteStackRequest) request).roleARN())
                .containsExactly(ROLE, null);
    }

    @Test
    void aStackIsDeletedInTheExpressModeOnlyIfThatIsAsked() {
        stacks.delete(STACK, new DeletionOptions(Optional.empty(), true));
        stacks.delete(STACK, DeletionOptions.STANDARD);
        assertThat(client.requests())
                .extracting(request -> ((DeleteStackRequest) request).deploymentConfig())
                .containsExactly(
                        DeploymentConfig.builder()
                                .mode(DeploymentConfigMode.EXPRESS)
                                .build(),
                        null);
    }

    @Test
    void aChangeIsUndoneInTheRoleWithATokenThatItsEventsCarry() {
        StackOperation operation = stacks.rollBack(STACK, Optional.of(ROLE));
        RollbackStackRequest sent = (RollbackStackRequest) client.requests().get(0);
        assertThat(sent.stackName()).isEqualTo("id");
        assertThat(sent.roleARN()).isEqualTo(ROLE);
        assertThat(operation.token()).contains(sent.clientRequestToken());
    }

    @Test
    void aRollbackIsContinuedWithoutExactlyTheResourcesNamed() {
        StackOperation operation = stacks.continueRollback(STACK, List.of("Table"), Optional.empty());
        stacks.continueRollback(STACK, List.of(), Optional.of(ROLE));
        ContinueUpdateRollbackRequest first =
                (ContinueUpdateRollbackRequest) client.requests().get(0);
        assertThat(first.resourcesToSkip()).containsExactly("Table");
        assertThat(operation.token()).contains(first.clientRequestToken());
        ContinueUpdateRollbackRequest second =
                (ContinueUpdateRollbackRequest) client.requests().get(1);
        assertThat(second.resourcesToSkip()).isEmpty();
        assertThat(second.roleARN()).isEqualTo(ROLE);
        assertThat(second.clientRequestToken()).isNotEqualTo(first.clientRequestToken());
    }

    private static ChangeSetRequest request(boolean transforms, StackOptions options) {
        return new ChangeSetRequest(
                "stack",
                "change",
                false,
                new ChangeSetRequest.Inline("{}"),
                transforms,
                Map.of("Given", Optional.of("x"), "Kept", Optional.empty()),
                Map.of(),
                options);
    }

    /** CloudFormation that agrees to everything. */
    private record Recording(List<CloudFormationRequest> requests) implements CloudFormationClient {

        @Override
        public CreateChangeSetResponse createChangeSet(CreateChangeSetRequest request) {
            requests.add(request);
            return CreateChangeSetResponse.builder().id("c").stackId("s").build();
        }

        @Override
        public ExecuteChangeSetResponse executeChangeSet(ExecuteChangeSetRequest request) {
            requests.add(request);
            return ExecuteChangeSetResponse.builder().build();
        }

        @Override
        public CreateStackResponse createStack(CreateStackRequest request) {
            requests.add(request);
            return CreateStackResponse.builder().stackId("s").build();
        }

        @Override
        public UpdateStackResponse updateStack(UpdateStackRequest request) {
            requests.add(request);
            return UpdateStackResponse.builder().stackId("s").build();
        }

        @Override
        public DeleteStackResponse deleteStack(DeleteStackRequest request) {
            requests.add(request);
            return DeleteStackResponse.builder().build();
        }

        @Override
        public RollbackStackResponse rollbackStack(RollbackStackRequest request) {
            requests.add(request);
            return RollbackStackResponse.builder().build();
        }

        @Override
        public ContinueUpdateRollbackResponse continueUpdateRollback(ContinueUpdateRollbackRequest request) {
            requests.add(request);
            return ContinueUpdateRollbackResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "cloudformation";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    /** S3 that is not asked. */
    private record NoBuckets() implements S3Client {

        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
