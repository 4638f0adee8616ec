/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.manifest.ChangeOptions;
import io.github.serverlessmaven.manifest.RollbackAlarms;
import io.github.serverlessmaven.manifest.StackOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeploymentConfig;
import software.amazon.awssdk.services.cloudformation.model.DeploymentConfigMode;
import software.amazon.awssdk.services.cloudformation.model.DeploymentMode;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.RollbackConfiguration;
import software.amazon.awssdk.services.cloudformation.model.RollbackTrigger;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;

/**
 * A change as AWS is asked for it, by each of the calls that bring it about.
 *
 * @param wanted the change; its name is the token of the request
 * @param address where the template is; empty if it is in the request
 */
record StackRequests(ChangeSetRequest wanted, Optional<String> address) {

    /** With a token, a request whose answer was lost can be sent again: CloudFormation carries it out once. */
    static String newToken() {
        return "serverless-" + UUID.randomUUID();
    }

    CreateStackRequest creation() {
        return CreateStackRequest.builder()
                .stackName(wanted.stackName())
                .clientRequestToken(wanted.name())
                .templateBody(body())
                .templateURL(address.orElse(null))
                .capabilities(capabilities())
                .parameters(parameters())
                .tags(tags())
                .notificationARNs(options().notificationArns())
                .rollbackConfiguration(rollback())
                .roleARN(options().role().orElse(null))
                .disableRollback(disableRollback())
                .deploymentConfig(express())
                .disableValidation(onDemand(options().changes().disableValidation()))
                .build();
    }

    UpdateStackRequest update() {
        return asForCreation(UpdateStackRequest.builder()).build();
    }

    CreateChangeSetRequest changeSet() {
        ChangeOptions changes = options().changes();
        return asForCreation(CreateChangeSetRequest.builder())
                .changeSetName(wanted.name())
                .clientToken(wanted.name())
                .changeSetType(wanted.creates() ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                .importExistingResources(onDemand(changes.importExisting()))
                .deploymentMode(changes.revertDrift() && !wanted.creates() ? DeploymentMode.REVERT_DRIFT : null)
                .build();
    }

    /** Fields of one name mean the same in all of these requests, whose builders have no type in common that has them. */
    private <B extends SdkPojo> B asForCreation(B builder) {
        CreateStackRequest creation = creation();
        builder.sdkFields()
                .forEach(field -> creation.getValueForField(field.memberName(), Object.class)
                        .ifPresent(value -> field.set(builder, value)));
        return builder;
    }

    private StackOptions options() {
        return wanted.options();
    }

    private @Nullable String body() {
        return wanted.template() instanceof ChangeSetRequest.Inline inline ? inline.text() : null;
    }

    private @Nullable Boolean disableRollback() {
        return onDemand(options().keepFailures() && !options().changes().express());
    }

    /** The express mode does not roll back unless that is asked for. */
    private @Nullable DeploymentConfig express() {
        return options().changes().express()
                ? DeploymentConfig.builder()
                        .mode(DeploymentConfigMode.EXPRESS)
                        .disableRollback(options().keepFailures())
                        .build()
                : null;
    }

    private static @Nullable Boolean onDemand(boolean wanted) {
        return wanted ? true : null;
    }

    private List<Capability> capabilities() {
        return wanted.transforms()
                ? List.of(Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM, Capability.CAPABILITY_AUTO_EXPAND)
                : List.of(Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM);
    }

    private List<Parameter> parameters() {
        return wanted.parameters().entrySet().stream()
                .map(parameter -> parameter(parameter.getKey(), parameter.getValue()))
                .toList();
    }

    private static Parameter parameter(String key, Optional<String> value) {
        Parameter.Builder parameter = Parameter.builder().parameterKey(key);
        return value.map(parameter::parameterValue)
                .orElseGet(() -> parameter.usePreviousValue(true))
                .build();
    }

    private List<Tag> tags() {
        return wanted.tags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private @Nullable RollbackConfiguration rollback() {
        RollbackAlarms alarms = options().rollback();
        return alarms.minutes()
                .map(minutes -> RollbackConfiguration.builder()
                        .monitoringTimeInMinutes(minutes)
                        .rollbackTriggers(alarms.alarms().stream()
                                .map(alarm -> RollbackTrigger.builder()
                                        .arn(alarm.arn())
                                        .type(alarm.type())
                                        .build())
                                .toList())
                        .build())
                .orElse(null);
    }
}
