/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.ApiGateway;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.CreateRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;

class AwsApiGatewayIT {

    private static final String NAME = "serverlessApiGatewayCloudWatchRole";

    @Test
    void anAccountGetsItsRoleForLogsOnceAndForAll() {
        try (EmulatedAccount account = new EmulatedAccount()) {
            ApiGateway gateway = account.access().apiGateway().orElseThrow();
            assertThat(gateway.logRole()).isEmpty();
            String role = gateway.createLogRole(NAME);
            assertThat(role).isEqualTo("arn:aws:iam::" + account.access().account() + ":role/" + NAME);
            assertThat(gateway.createLogRole(NAME)).isEqualTo(role);
            assertThat(gateway.setLogRole(role)).isEmpty();
            assertThat(gateway.logRole()).contains(role);
        }
    }

    @Test
    void aStageIsReadAsItWasSetUp() {
        try (EmulatedAccount account = new EmulatedAccount()) {
            String api = api(account);
            ApiGateway gateway = account.access().apiGateway().orElseThrow();
            Map<String, String> settings = Map.of(
                    "/tracingEnabled", "true",
                    "/accessLogSettings/destinationArn", "arn:aws:logs:us-east-1:123456789012:log-group:api",
                    "/accessLogSettings/format", "$context.requestId",
                    "/*/*/metrics/enabled", "true",
                    "/*/*/logging/loglevel", "ERROR",
                    "/*/*/logging/dataTrace", "false",
                    "/*/*/throttling/burstLimit", "20",
                    "/*/*/throttling/rateLimit", "10.5",
                    "/variables/table", "orders");
            Map<String, Optional<String>> changes = new HashMap<>();
            settings.forEach((path, value) -> changes.put(path, Optional.of(value)));
            gateway.changeStage(api, "dev", changes);
            gateway.tagStage(api, "dev", Map.of("team", "orders"));
            assertThat(gateway.stage(api, "dev").orElseThrow().settings()).containsAllEntriesOf(settings);
            assertThat(tags(account, api)).containsEntry("team", "orders");
            gateway.changeStage(api, "dev", Map.of("/accessLogSettings", Optional.empty()));
            assertThat(gateway.stage(api, "dev").orElseThrow().settings())
                    .doesNotContainKeys("/accessLogSettings/destinationArn", "/accessLogSettings/format");
            assertThat(gateway.stage(api, "prod")).isEmpty();
        }
    }

    private static ApiGatewayClient client(EmulatedAccount account) {
        return ApiGatewayClient.builder()
                .endpointOverride(account.endpoint())
                .region(Region.US_EAST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** GetStage of the emulator has none. */
    private static Map<String, String> tags(EmulatedAccount account, String api) {
        try (ApiGatewayClient client = client(account)) {
            return client.getTags(request ->
                            request.resourceArn("arn:aws:apigateway:us-east-1::/restapis/" + api + "/stages/dev"))
                    .tags();
        }
    }

    /** An API with a stage. */
    private static String api(EmulatedAccount account) {
        try (ApiGatewayClient client = client(account)) {
            CreateRestApiResponse api = client.createRestApi(request -> request.name("staged"));
            client.putMethod(request -> request.restApiId(api.id())
                    .resourceId(api.rootResourceId())
                    .httpMethod("GET")
                    .authorizationType("NONE"));
            client.putIntegration(request -> request.restApiId(api.id())
                    .resourceId(api.rootResourceId())
                    .httpMethod("GET")
                    .type(IntegrationType.MOCK));
            client.createDeployment(request -> request.restApiId(api.id()).stageName("dev"));
            return api.id();
        }
    }
}
