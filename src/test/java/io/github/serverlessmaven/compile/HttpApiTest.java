/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HttpApiTest {

    @Test
    void aRouteIsThrottledAndMeasuredByTheStageThatComesAfterIt() {
        CompiledService service = service("httpApi: {throttle: {burstLimit: 200, rateLimit: 99.5}}", """
                      - httpApi: GET /a
                      - httpApi: {method: post, path: /a, throttle: {burstLimit: 2}}
                      - httpApi: {method: get, path: /b, metrics: true}
                """);
        assertThat(service.at("Resources", "HttpApiStage", "Properties", "DefaultRouteSettings"))
                .isEqualTo(
                        "{\"DetailedMetricsEnabled\":false,\"ThrottlingBurstLimit\":200,\"ThrottlingRateLimit\":99.5}");
        assertThat(service.at("Resources", "HttpApiStage", "Properties", "RouteSettings"))
                .isEqualTo(
                        "{\"POST /a\":{\"DetailedMetricsEnabled\":false,\"ThrottlingBurstLimit\":2},"
                                + "\"GET /b\":{\"DetailedMetricsEnabled\":true,\"ThrottlingBurstLimit\":200,\"ThrottlingRateLimit\":99.5}}");
        assertThat(service.at("Resources", "HttpApiStage", "DependsOn"))
                .isEqualTo("[\"HttpApiRoutePostA\",\"HttpApiRouteGetB\"]");
    }

    @Test
    void settingsOfARouteUnderAConditionAreThereWithIt() {
        CompiledService service = service("", """
                      - httpApi: {method: get, path: /a, metrics: true}
                    condition: IsProduction
                """);
        assertThat(service.at("Resources", "HttpApiStage", "Properties", "RouteSettings", "GET /a", "Fn::If"))
                .isEqualTo("[\"IsProduction\",{\"DetailedMetricsEnabled\":true},{\"Ref\":\"AWS::NoValue\"}]");
    }

    @Test
    void theConditionOfAFunctionReachesWhatBelongsToIt() {
        CompiledService service = service("", """
                      - httpApi: GET /a
                    condition: IsProduction
                  other:
                    handler: a.C
                    events:
                      - httpApi: GET /b
                """);
        for (String id : new String[] {"HttpApiRouteGetA", "HttpApiIntegrationHello", "HelloLambdaPermissionHttpApi"}) {
            assertThat(service.at("Resources", id, "Condition")).isEqualTo("\"IsProduction\"");
        }
        for (String id : new String[] {"HttpApiRouteGetB", "HttpApi", "HttpApiStage"}) {
            assertThat(service.at("Resources", id, "Condition")).isEqualTo("absent");
        }
    }

    @Test
    void anAuthorizerExistsUnderTheConditionOfItsFunction() {
        CompiledService service =
                service("httpApi: {authorizers: {partners: {type: request, functionName: hello}}}", """
                      - httpApi: {method: get, path: /a, authorizer: partners}
                    condition: IsProduction
                  other:
                    handler: a.C
                    events:
                      - httpApi: GET /b
                """);
        assertThat(service.at("Resources", "HttpApiAuthorizerPartners", "Condition"))
                .isEqualTo("\"IsProduction\"");
        assertThat(service.at("Resources", "PartnersLambdaAuthorizerPermissionHttpApi", "Condition"))
                .isEqualTo("\"IsProduction\"");
    }

    @Test
    void theApiHasADescriptionAndGivesUpAfterATimeOfOnesOwn() {
        CompiledService service = service("httpApi: {description: Orders, timeoutInMillis: 20000}", """
                      - httpApi: GET /a
                    httpApi: {timeoutInMillis: 5000}
                    timeout: 4
                """);
        assertThat(service.at("Resources", "HttpApi", "Properties", "Description"))
                .isEqualTo("\"Orders\"");
        assertThat(service.at("Resources", "HttpApiIntegrationHello", "Properties", "TimeoutInMillis"))
                .isEqualTo("5000");
        assertThat(service.renderedWarnings()).isEmpty();
    }

    @Test
    void aFunctionThatMayRunLongerThanTheApiWaitsIsWarnedOf() {
        assertThat(service("", """
                      - httpApi: GET /a
                    timeout: 30
                """).renderedWarnings())
                .contains(
                        "functions.hello.events.0.httpApi: the function may run for 30 seconds, but the HTTP API waits for"
                                + " 30000 milliseconds only, its own work included [TIMEOUT_BEYOND_API]")
                .contains("Set a \"timeout\" of 29 seconds or less for the function.");
    }

    @Test
    void anExistingApiGetsRoutesAndItsUrlAsAnOutput() {
        CompiledService service = service("httpApi: {id: !ImportValue shared-api}", """
                      - httpApi: GET /a
                """);
        assertThat(service.at("Resources", "HttpApi")).isEqualTo("absent");
        assertThat(service.at("Resources", "HttpApiStage")).isEqualTo("absent");
        assertThat(service.at("Outputs", "HttpApiId")).isEqualTo("absent");
        assertThat(service.at("Outputs", "HttpApiUrl", "Value")).contains("shared-api");
        assertThat(service.at("Resources", "HttpApiRouteGetA", "Properties", "ApiId"))
                .isEqualTo("{\"Fn::ImportValue\":\"shared-api\"}");
    }

    private static CompiledService service(String provider, String events) {
        return CompiledService.of("""
                service: orders
                provider:
                  name: aws
                  runtime: java21
                  %s
                resources: {Conditions: {IsProduction: !Equals [!Ref 'AWS::Region', us-east-1]}}
                functions:
                  hello:
                    handler: a.B
                    events:
                """.formatted(provider) + events);
    }
}
