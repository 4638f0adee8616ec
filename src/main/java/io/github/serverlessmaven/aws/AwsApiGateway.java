/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.ApiGateway;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.BadRequestException;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** Settings of Amazon API Gateway. */
final class AwsApiGateway implements ApiGateway {

    private static final String TRUST = Json.compact(Value.mapping()
            .put("Version", "2012-10-17")
            .put(
                    "Statement",
                    Value.list(Value.mapping()
                            .put("Effect", "Allow")
                            .put("Principal", Value.mapping("Service", Value.of("apigateway.amazonaws.com")))
                            .put("Action", "sts:AssumeRole")
                            .build()))
            .build());

    private final ApiGatewayClient client;
    private final IamClient roles;
    private final String region;
    private final String partition;

    /**
     * Combines the clients.
     *
     * @param region where the APIs are
     * @param partition of AWS: {@code aws}
     */
    AwsApiGateway(ApiGatewayClient client, IamClient roles, String region, String partition) {
        this.client = client;
        this.roles = roles;
        this.region = region;
        this.partition = partition;
    }

    @Override
    public Optional<String> logRole() {
        return AwsErrors.translating(
                "read the account's settings of API Gateway",
                () -> Optional.ofNullable(client.getAccount(request -> {}).cloudwatchRoleArn())
                        .filter(arn -> !arn.isEmpty()));
    }

    @Override
    public String createLogRole(String name) {
        return AwsErrors.translating("create the role " + name, () -> {
            String arn = findOrCreate(name);
            String writeLogs =
                    "arn:" + partition + ":iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs";
            boolean mayWrite =
                    roles
                            .listAttachedRolePoliciesPaginator(request -> request.roleName(name))
                            .attachedPolicies()
                            .stream()
                            .anyMatch(policy -> writeLogs.equals(policy.policyArn()));
            if (!mayWrite) {
                roles.attachRolePolicy(request -> request.roleName(name).policyArn(writeLogs));
            }
            return arn;
        });
    }

    private String findOrCreate(String name) {
        try {
            return arn(name);
        } catch (NoSuchEntityException missing) {
            try {
                return roles.createRole(
                                request -> request.roleName(name).path("/").assumeRolePolicyDocument(TRUST))
                        .role()
                        .arn();
            } catch (EntityAlreadyExistsException madeMeanwhile) {
                return arn(name);
            }
        }
    }

    private String arn(String name) {
        return roles.getRole(request -> request.roleName(name)).role().arn();
    }

    @Override
    public Optional<String> setLogRole(String arn) {
        return AwsErrors.translating("set the role " + arn + " for logs of API Gateway", () -> {
            try {
                client.updateAccount(request -> request.patchOperations(List.of(PatchOperation.builder()
                        .op(Op.REPLACE)
                        .path("/cloudwatchRoleArn")
                        .value(arn)
                        .build())));
                return Optional.empty();
            } catch (BadRequestException e) {
                return Optional.of(String.valueOf(e.awsErrorDetails().errorMessage()));
            }
        });
    }

    @Override
    public Optional<Stage> stage(String api, String name) {
        return AwsErrors.translating("read the stage " + name + " of REST API " + api, () -> {
            try {
                GetStageResponse stage =
                        client.getStage(request -> request.restApiId(api).stageName(name));
                return Optional.of(new Stage(StagePaths.settings(stage), stage.tags()));
            } catch (NotFoundException missing) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void changeStage(String api, String name, Map<String, Optional<String>> settings) {
        List<PatchOperation> operations = settings.entrySet().stream()
                .map(setting -> PatchOperation.builder()
                        .op(setting.getValue().isPresent() ? Op.REPLACE : Op.REMOVE)
                        .path(setting.getKey())
                        .value(setting.getValue().orElse(null))
                        .build())
                .toList();
        AwsErrors.translating(
                "change the stage " + name + " of REST API " + api,
                () -> client.updateStage(
                        request -> request.restApiId(api).stageName(name).patchOperations(operations)));
    }

    @Override
    public void tagStage(String api, String name, Map<String, String> tags) {
        String arn = "arn:" + partition + ":apigateway:" + region + "::/restapis/" + api + "/stages/" + name;
        AwsErrors.translating(
                "tag the stage " + name + " of REST API " + api,
                () -> client.tagResource(request -> request.resourceArn(arn).tags(tags)));
    }
}
