/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.DriftDetection;
import io.github.serverlessmaven.deploy.port.ResourceDrift;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DifferenceType;
import software.amazon.awssdk.services.cloudformation.model.PropertyDifference;
import software.amazon.awssdk.services.cloudformation.model.StackDriftDetectionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;

/**
 * Drift as AWS CloudFormation detects it: of the properties that the template sets and that can be read.
 *
 * @param client repeats what failed
 */
record AwsDriftDetection(CloudFormationClient client) implements DriftDetection {

    @Override
    public String start(String stackName) {
        return AwsErrors.translating(
                "compare the resources of stack " + stackName + " with its template",
                () -> client.detectStackDrift(request -> request.stackName(stackName))
                        .stackDriftDetectionId());
    }

    @Override
    public Progress progress(String id) {
        return AwsErrors.translating("read how far the comparison of resources with their template is", () -> {
            var found = client.describeStackDriftDetectionStatus(request -> request.stackDriftDetectionId(id));
            return new Progress(
                    found.detectionStatus() == StackDriftDetectionStatus.DETECTION_IN_PROGRESS,
                    found.detectionStatus() == StackDriftDetectionStatus.DETECTION_FAILED
                            ? Optional.of(String.valueOf(found.detectionStatusReason()))
                            : Optional.empty());
        });
    }

    @Override
    public List<ResourceDrift> drifts(String stackName) {
        return AwsErrors.translating(
                "read how the resources of stack " + stackName + " differ from its template",
                () -> client
                        .describeStackResourceDriftsPaginator(request -> request.stackName(stackName)
                                .stackResourceDriftStatusFilters(
                                        StackResourceDriftStatus.MODIFIED, StackResourceDriftStatus.DELETED))
                        .stream()
                        .flatMap(page -> page.stackResourceDrifts().stream())
                        .map(AwsDriftDetection::drift)
                        .toList());
    }

    private static ResourceDrift drift(StackResourceDrift drift) {
        return new ResourceDrift(
                drift.logicalResourceId(),
                drift.stackResourceDriftStatus() == StackResourceDriftStatus.DELETED,
                drift.propertyDifferences().stream()
                        .map(AwsDriftDetection::difference)
                        .toList());
    }

    private static ResourceDrift.Difference difference(PropertyDifference difference) {
        return new ResourceDrift.Difference(
                difference.propertyPath(),
                difference.differenceType() == DifferenceType.ADD
                        ? Optional.empty()
                        : Optional.ofNullable(difference.expectedValue()),
                difference.differenceType() == DifferenceType.REMOVE
                        ? Optional.empty()
                        : Optional.ofNullable(difference.actualValue()));
    }
}
