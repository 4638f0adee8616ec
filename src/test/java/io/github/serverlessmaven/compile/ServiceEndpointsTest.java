/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.FunctionEndpoint;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceEndpointsTest {

    @Test
    void eachRequestThatReachesAFunctionIsAnEndpointInTheOrderConfigured() {
        assertThat(endpoints("", """
                  hello:
                    handler: a.B
                    url: true
                    events:
                      - httpApi: GET /orders/{id}
                      - httpApi: '*'
                      - http: post /orders/
                  other:
                    handler: a.C
                    events:
                      - http: {method: any, path: /}
                      - httpApi: {method: '*', path: /b}
                """))
                .containsExactly(
                        "hello ANY ${HelloLambdaFunctionUrl}",
                        "hello GET ${HttpApiUrl}/orders/{id}",
                        "hello ANY ${HttpApiUrl}",
                        "hello POST ${ServiceEndpoint}/orders",
                        "other ANY ${HttpApiUrl}/b",
                        "other ANY ${ServiceEndpoint}");
    }

    @Test
    void withoutTheUrlOfAnApiThereAreNone() {
        assertThat(endpoints(
                        "httpApi: {disableDefaultEndpoint: true}\n  apiGateway: {disableDefaultEndpoint: true}", """
                  hello:
                    handler: a.B
                    events: [{httpApi: GET /a}, {http: GET /a}]
                """))
                .isEmpty();
    }

    @Test
    void anApiOfAnotherStackIsKnownByItsIdOrByAnOutput() {
        String function = """
                  hello:
                    handler: a.B
                    events: [{httpApi: GET /a}]
                """;
        assertThat(endpoints("httpApi: {id: a1b2c3}", function))
                .containsExactly("hello GET https://a1b2c3.execute-api.${AWS::Region}.${AWS::URLSuffix}/a");
        assertThat(endpoints("httpApi: {id: !ImportValue shared-api}", function))
                .containsExactly("hello GET ${HttpApiUrl}/a");
        assertThat(service("httpApi: {id: !ImportValue shared-api}", function).at("Outputs", "HttpApiUrl", "Value"))
                .contains("{\"Fn::ImportValue\":\"shared-api\"},\".execute-api.\"");
        assertThat(service("httpApi: {id: a1b2c3}", function).at("Outputs", "HttpApiUrl"))
                .isEqualTo("absent");
    }

    @Test
    void theEndpointsOfAFunctionUnderAConditionComeAndGoWithIt() {
        CompiledService service = service("", """
                  hello:
                    handler: a.B
                    condition: IsProduction
                    events: [{http: GET /a}]
                """);
        assertThat(new ServiceCompiler(service.service()).endpoints())
                .extracting(FunctionEndpoint::onlyWith)
                .containsExactly(Optional.of("HelloLambdaFunction"));
    }

    private static Stream<String> endpoints(String provider, String functions) {
        return new ServiceCompiler(service(provider, functions).service())
                .endpoints().stream()
                        .map(endpoint -> endpoint.function() + " " + endpoint.method() + " " + endpoint.base()
                                + endpoint.path());
    }

    private static CompiledService service(String provider, String functions) {
        CompiledService service = CompiledService.of("""
                service: demo
                provider:
                  name: aws
                  runtime: java21
                  %s
                resources:
                  Conditions:
                    IsProduction: !Equals [!Ref AWS::Region, eu-central-1]
                package: {artifact: app.zip}
                functions:
                %s
                """.formatted(provider, functions));
        assertThat(service.rendered()).isEmpty();
        return service;
    }
}
