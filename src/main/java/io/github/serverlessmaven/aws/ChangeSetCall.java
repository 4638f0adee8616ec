/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.manifest.RollbackAlarms;
import io.github.serverlessmaven.manifest.StackOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.RollbackConfiguration;
import software.amazon.awssdk.services.cloudformation.model.RollbackTrigger;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** A change set as AWS is asked for it. */
final class ChangeSetCall {

    private ChangeSetCall() {}

    /** The request, without the template. */
    static CreateChangeSetRequest.Builder of(ChangeSetRequest wanted) {
        StackOptions options = wanted.options();
        return CreateChangeSetRequest.builder()
                .stackName(wanted.stackName())
                .changeSetName(wanted.name())
                .clientToken(wanted.name())
                .changeSetType(wanted.creates() ? ChangeSetType.CREATE : ChangeSetType.UPDATE)
                .capabilities(capabilities(wanted))
                .parameters(wanted.parameters().entrySet().stream()
                        .map(parameter -> parameter(parameter.getKey(), parameter.getValue()))
                        .toList())
                .tags(wanted.tags().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .notificationARNs(options.notificationArns())
                .rollbackConfiguration(options.rollback()
                        .minutes()
                        .map(minutes -> rollback(options.rollback(), minutes))
                        .orElse(null))
                .roleARN(options.role().orElse(null));
    }

    private static List<Capability> capabilities(ChangeSetRequest wanted) {
        return wanted.transforms()
                ? List.of(Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM, Capability.CAPABILITY_AUTO_EXPAND)
                : List.of(Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM);
    }

    private static Parameter parameter(String key, Optional<String> value) {
        Parameter.Builder parameter = Parameter.builder().parameterKey(key);
        return value.map(parameter::parameterValue)
                .orElseGet(() -> parameter.usePreviousValue(true))
                .build();
    }

    private static RollbackConfiguration rollback(RollbackAlarms alarms, int minutes) {
        return RollbackConfiguration.builder()
                .monitoringTimeInMinutes(minutes)
                .rollbackTriggers(alarms.alarms().stream()
                        .map(alarm -> RollbackTrigger.builder()
                                .arn(alarm.arn())
                                .type(alarm.type())
                                .build())
                        .toList())
                .build();
    }
}
