/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.manifest.ApiLogging;
import io.github.serverlessmaven.manifest.RestApiStage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestApiTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logs: {restApi: true} | true |",
                "logs: {restApi: {accessLogging: false}} | true |",
                "logs: {restApi: {executionLogging: false}} | true |",
                "logs: {restApi: {role: 'arn:aws:iam::123456789012:role/logs'}} | true | arn:aws:iam::123456789012:role/logs",
                "logs: {restApi: {role: !Sub 'arn:aws:iam::${AWS::AccountId}:role/logs'}} | true |"
                        + " arn:aws:iam::${AWS::AccountId}:role/logs",
                "logs: {restApi: {roleManagedExternally: true}} | false |",
                "logs: {restApi: {accessLogging: false, executionLogging: false}} | false |",
                "logs: {restApi: false} | false |",
                "logs: {httpApi: true} | false |",
                "apiName: demo | false |"
            })
    void logsNeedARoleOfTheAccount(String provider, boolean needed, String role) {
        CompiledService service = service(provider, "- http: GET /a");
        assertThat(service.rendered()).isEmpty();
        assertThat(StandardFeatures.apiLogging(service.service()))
                .isEqualTo(new ApiLogging(needed, Optional.ofNullable(role)));
    }

    @Test
    void aChangeOfAMethodGivesANewDeploymentAndNothingElseDoes() {
        String plain = deployment(service("", "- http: GET /a"));
        assertThat(deployment(service("", "- http: GET /a"))).isEqualTo(plain);
        assertThat(deployment(service("apiGateway: {apiKeys: [partner]}", "- http: GET /a")))
                .isEqualTo(plain);
        assertThat(deployment(service("", "- http: {method: get, path: a, private: true}")))
                .isNotEqualTo(plain);
        assertThat(deployment(service("apiGateway: {metrics: true}", "- http: GET /a")))
                .isEqualTo(plain);
    }

    @Test
    void theUsersOwnResourcesOfTheApiGiveANewDeploymentToo() {
        String plain = deployment(service("", "- http: GET /a"));
        assertThat(deployment(CompiledService.of(yaml("", "- http: GET /a") + """
                resources:
                  Resources:
                    Error: {Type: 'AWS::ApiGateway::GatewayResponse', Properties: {RestApiId: !Ref ApiGatewayRestApi, ResponseType: DEFAULT_4XX}}
                """)))
                .isNotEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true | true | '*' | absent",
                "true | {origin: 'https://a.example'} | 'https://a.example' | absent",
                "true | {origins: ['https://a.example'], allowCredentials: true} | 'https://a.example' | 'true'",
                "https://b.example | {origins: ['https://a.example', 'https://b.example']} | 'https://b.example' | absent",
                "capacitor://localhost | false | 'capacitor://localhost' | absent",
                "'*' | {origin: 'https://a.example'} | '*' | absent",
                "false | true | absent | absent"
            })
    void errorsOfTheApiPermitTheOriginOfTheEvents(String setting, String cors, String origin, String credentials) {
        CompiledService service = service(
                "apiGateway: {corsOnErrors: " + setting + "}", "- http: {method: get, path: a, cors: " + cors + "}");
        assertThat(service.rendered()).isEmpty();
        for (String type : List.of("4XX", "5XX")) {
            assertThat(errorHeader(service, type, "Origin")).isEqualTo(text(origin));
            assertThat(errorHeader(service, type, "Credentials")).isEqualTo(text(credentials));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{origins: ['https://a.example', 'https://b.example']} | permits https://a.example, https://b.example",
                "{origin: 'https://a.example, https://b.example'} | permits https://a.example, https://b.example",
                "{origin: 'https://*.example'} | permits https://*.example",
                "false | needs an origin, but no \"http\" event has \"cors\""
            })
    void errorsOfTheApiPermitOneOriginOnly(String cors, String problem) {
        assertThat(service("apiGateway: {corsOnErrors: true}", "- http: {method: get, path: a, cors: " + cors + "}")
                        .rendered())
                .contains(
                        "provider.apiGateway.corsOnErrors: ",
                        problem,
                        "[NO_SINGLE_ORIGIN]",
                        "Write the origin whose pages may read errors");
    }

    @Test
    void twoOriginsOfTwoMethodsArentOneForErrors() {
        assertThat(service("apiGateway: {corsOnErrors: true}", """
                - http: {method: get, path: a, cors: {origin: 'https://a.example'}}
                      - http: {method: get, path: b, cors: {origin: 'https://b.example'}}""").rendered())
                .contains("permits https://a.example, https://b.example");
    }

    @ParameterizedTest
    @CsvSource({"custom", "CUSTOM", "jwt"})
    void anAuthorizerOfATypeThatAwsDoesNotKnowIsRefused(String type) {
        assertThat(service("", "- http: {method: get, path: a, authorizer: {name: hello, type: " + type + "}}")
                        .rendered())
                .contains(
                        "functions.hello.events.0.http.authorizer.type: must be one of token, request, cognito_user_pools, aws_iam, but is \""
                                + type + "\"");
    }

    @Test
    void aDeploymentOfTheApiComesAfterItsResponsesToErrors() {
        CompiledService service = service("apiGateway: {corsOnErrors: '*'}", "- http: GET /a");
        assertThat(service.at("Resources", deployment(service), "DependsOn"))
                .contains("GatewayResponseDefault4XX", "GatewayResponseDefault5XX");
        assertThat(deployment(service)).isNotEqualTo(deployment(service("", "- http: GET /a")));
    }

    @ParameterizedTest
    @CsvSource({"!Ref ApiGatewayRestApi, absent", "!Ref Other, present", "a1b2c3, absent"})
    void theUsersOwnResponseToErrorsTakesPrecedence(String api, String ours) {
        CompiledService service =
                CompiledService.of(yaml("apiGateway: {corsOnErrors: '*'}", "- http: GET /a") + """
                resources:
                  Resources:
                    Mine:
                      Type: AWS::ApiGateway::GatewayResponse
                      Properties: {RestApiId: %s, ResponseType: DEFAULT_4XX, StatusCode: '418'}
                    Other: {Type: 'AWS::ApiGateway::RestApi', Properties: {Name: other}}
                """.formatted(api));
        assertThat(service.rendered()).isEmpty();
        assertThat(service.at("Resources", "GatewayResponseDefault4XX").equals("absent"))
                .isEqualTo(ours.equals("absent"));
        assertThat(service.at("Resources", "GatewayResponseDefault5XX")).isNotEqualTo("absent");
    }

    @Test
    void theUsersOwnResponseUnderTheIdOfOursIsLeftAsItIs() {
        CompiledService service = CompiledService.of(yaml("apiGateway: {corsOnErrors: '*'}", "- http: GET /a") + """
                resources:
                  Resources:
                    GatewayResponseDefault4XX:
                      Type: AWS::ApiGateway::GatewayResponse
                      Properties:
                        RestApiId: !Ref ApiGatewayRestApi
                        ResponseType: DEFAULT_4XX
                        ResponseParameters: {gatewayresponse.header.X-Error: "'yes'"}
                """);
        assertThat(errorHeader(service, "4XX", "Origin")).isEqualTo("absent");
        assertThat(errorHeader(service, "5XX", "Origin")).contains("*");
    }

    @Test
    void errorsOfAnExistingApiAreNotThisServices() {
        assertThat(service(
                                "apiGateway: {restApiId: a1, restApiRootResourceId: r1, corsOnErrors: '*'}",
                                "- http: GET /a")
                        .rendered())
                .contains("provider.apiGateway.corsOnErrors: cannot be set for the existing API");
    }

    private static String errorHeader(CompiledService service, String type, String name) {
        return service.at(
                "Resources",
                "GatewayResponseDefault" + type,
                "Properties",
                "ResponseParameters",
                "gatewayresponse.header.Access-Control-Allow-" + name);
    }

    private static String text(String value) {
        return value.equals("absent") ? value : "\"" + value + "\"";
    }

    @Test
    void theStageIsSetUpBesideTheTemplate() {
        CompiledService service = service("""
                tracing: {apiGateway: true}
                  tags: {team: orders}
                  stackTags: {cost: a, team: all}
                  apiGateway: {metrics: true, stage: live, throttle: {burstLimit: 20, rateLimit: 10.50}, variables: {table: orders}}\
                """, "- http: GET /a");
        assertThat(service.template().toString()).doesNotContain("AWS::ApiGateway::Stage", "StageDescription");
        assertThat(StandardFeatures.restApiStage(service.service()))
                .isEqualTo(new RestApiStage(
                        "ApiGatewayRestApi",
                        "live",
                        Map.of(
                                "/tracingEnabled",
                                "true",
                                "/*/*/metrics/enabled",
                                "true",
                                "/*/*/throttling/burstLimit",
                                "20",
                                "/*/*/throttling/rateLimit",
                                "10.5",
                                "/variables/table",
                                "orders"),
                        List.of(),
                        Map.of("cost", "a", "team", "orders")));
        assertThat(service.at("Resources", "ApiGatewayRestApi", "Properties", "Tags"))
                .isEqualTo("[{\"Key\":\"team\",\"Value\":\"orders\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logs: {restApi: true} | INFO | true | true",
                "logs: {restApi: {level: ERROR, fullExecutionData: false}} | ERROR | false | true",
                "logs: {restApi: {executionLogging: false}} | OFF | true | true",
                "logs: {restApi: {accessLogging: false}} | INFO | true | false",
                "logs: {restApi: false} | OFF | false | false"
            })
    void logsOfTheStageAreThoseOfServerless(String provider, String level, String full, boolean access) {
        RestApiStage stage = StandardFeatures.restApiStage(
                service(provider, "- http: GET /a").service());
        assertThat(stage.settings())
                .containsEntry("/*/*/logging/loglevel", level)
                .containsEntry("/*/*/logging/dataTrace", full);
        assertThat(stage.settings().getOrDefault("/accessLogSettings/destinationArn", ""))
                .isEqualTo(
                        access
                                ? "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${ApiGatewayLogGroup}"
                                : "");
        assertThat(stage.absent()).isEqualTo(access ? List.of() : List.of("/accessLogSettings"));
    }

    @Test
    void theEndpointDemandsWhatIsConfigured() {
        CompiledService service =
                service("apiGateway: {endpoint: {securityPolicy: TLS_1_2, accessMode: strict}}", "- http: GET /a");
        assertThat(service.at("Resources", "ApiGatewayRestApi", "Properties", "SecurityPolicy"))
                .isEqualTo("\"TLS_1_2\"");
        assertThat(service.at("Resources", "ApiGatewayRestApi", "Properties", "EndpointAccessMode"))
                .isEqualTo("\"STRICT\"");
    }

    @Test
    void theTimeOfAnEventTakesPrecedenceOverThatOfTheApi() {
        CompiledService service = service("apiGateway: {timeoutInMillis: 20000}", """
                - http: GET /a
                      - http: {method: get, path: /b, timeoutInMillis: 7000}\
                """);
        assertThat(service.at("Resources", "ApiGatewayMethodAGet", "Properties", "Integration", "TimeoutInMillis"))
                .isEqualTo("20000");
        assertThat(service.at("Resources", "ApiGatewayMethodBGet", "Properties", "Integration", "TimeoutInMillis"))
                .isEqualTo("7000");
    }

    @Test
    void streamedResponsesComeByAnAddressOfTheirOwn() {
        CompiledService service = service("", "- http: {method: get, path: a, response: {transferMode: stream}}");
        String[] integration = {"Resources", "ApiGatewayMethodAGet", "Properties", "Integration"};
        assertThat(service.at(integration))
                .contains("\"ResponseTransferMode\":\"STREAM\"")
                .contains(":lambda:path/2021-11-15/functions/")
                .contains("/response-streaming-invocations");
        assertThat(service.renderedWarnings()).contains("and not java21 [STREAMING_RUNTIME]");
    }

    @Test
    void templatesBesideAnIntegrationThatPassesEverythingOnAreWarnedOf() {
        assertThat(service(
                                "",
                                "- http: {method: get, path: a, request: {template: {a/b: c}}, response: {headers: {A: b}}}")
                        .renderedWarnings())
                .contains("functions.hello.events.0.http.request.template: has no effect")
                .contains("functions.hello.events.0.http.response.headers: has no effect");
        assertThat(service("", "- http: {method: get, path: a, integration: lambda, response: {headers: {A: b}}}")
                        .renderedWarnings())
                .doesNotContain("IGNORED_BY_PROXY");
    }

    @Test
    void aMethodCallsTheAlias() {
        CompiledService service = service("", """
                - http: GET /a
                    provisionedConcurrency: 1\
                """);
        assertThat(service.at("Resources", "ApiGatewayMethodAGet", "Properties", "Integration", "Uri"))
                .contains("\":\",\"provisioned\",\"/invocations\"");
        assertThat(service.at("Resources", "ApiGatewayMethodAGet", "DependsOn")).contains("ProvConc");
    }

    @Test
    void theResourcesOfAnExistingApiAreNamedByAMappingOrAList() {
        String list = resources("[{path: /orders, resourceId: r2}]");
        assertThat(list).contains("\"ParentId\":\"r2\"").isEqualTo(resources("{/orders: r2}"));
    }

    @Test
    void aServiceWithoutLettersInItsNameHasAValidatorToo() {
        String yaml = yaml("", "- http: {method: get, path: a, request: {parameters: {querystrings: {page: true}}}}")
                .replace("service: orders", "service: '-'\nconfigValidationMode: off");
        assertThat(CompiledService.of(yaml).at("Resources", "ApiGatewayRequestValidator", "Type"))
                .isEqualTo("\"AWS::ApiGateway::RequestValidator\"");
    }

    private static String resources(String written) {
        CompiledService service = service(
                "apiGateway: {restApiId: a1, restApiRootResourceId: r1, restApiResources: " + written + "}",
                "- http: GET /orders/{id}");
        assertThat(service.at("Resources", "ApiGatewayRestApi")).isEqualTo("absent");
        assertThat(service.at("Resources", "ApiGatewayResourceOrders")).isEqualTo("absent");
        return service.at("Resources", "ApiGatewayResourceOrdersIdVar", "Properties");
    }

    private static String deployment(CompiledService service) {
        return Pattern.compile("ApiGatewayDeployment[0-9a-f]{16}")
                .matcher(service.template().toString())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }

    private static CompiledService service(String provider, String events) {
        return CompiledService.of(yaml(provider, events));
    }

    private static String yaml(String provider, String events) {
        return """
                service: orders
                provider:
                  name: aws
                  runtime: java21
                  %s
                functions:
                  hello:
                    handler: a.B
                    events:
                      %s
                """.formatted(provider, events);
    }
}
