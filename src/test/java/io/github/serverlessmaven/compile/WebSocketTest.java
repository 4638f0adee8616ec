/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import org.junit.jupiter.api.Test;

class WebSocketTest {

    private static final String CONNECT = "      - websocket: $connect\n";

    @Test
    void aDeploymentIsNamedForTheRoutesItDeploys() {
        String first = deployment(service("", CONNECT));

        assertThat(deployment(service("", CONNECT))).isEqualTo(first);
        assertThat(deployment(service("", CONNECT + "      - websocket: send\n")))
                .isNotEqualTo(first);
        assertThat(deployment(service("websocketsApiRouteSelectionExpression: $request.body.type", CONNECT)))
                .isNotEqualTo(first);
    }

    @Test
    void anExistingApiGetsADeploymentOfItsNewRoutes() {
        String external = "apiGateway: {websocketApiId: a1b2c3d4e5}";
        CompiledService service = service(external, CONNECT);

        assertThat(deployment(service(external, CONNECT + "      - websocket: send\n")))
                .isNotEqualTo(deployment(service));
        assertThat(service.at("Resources", deployment(service), "Properties"))
                .isEqualTo(
                        "{\"ApiId\":\"a1b2c3d4e5\",\"Description\":\"Serverless Websockets\",\"StageName\":\"dev\"}");
        assertThat(service.at("Resources", "WebsocketsApi")).isEqualTo("absent");
        assertThat(service.at("Resources", "WebsocketsDeploymentStage")).isEqualTo("absent");
    }

    @Test
    void whatTheUserAddsToTheApiIsDeployedToo() {
        String extension = "extensions: {HelloWebsocketsIntegration: {Properties: {TimeoutInMillis: 5000}}}";
        CompiledService extended = service("", CONNECT, extension);

        assertThat(deployment(extended)).isNotEqualTo(deployment(service("", CONNECT)));
        assertThat(extended.at("Resources", "WebsocketsDeploymentStage", "Properties", "DeploymentId"))
                .isEqualTo("{\"Ref\":\"" + deployment(extended) + "\"}");
    }

    @Test
    void anHttpApiBesideItIsNoPartOfItsDeployment() {
        assertThat(deployment(service("", CONNECT + "      - httpApi: GET /rooms\n")))
                .isEqualTo(deployment(service("", CONNECT)));
    }

    @Test
    void aFunctionMayAnswerOnConnectionsOfItsOwnApiAndStageOnly() {
        assertThat(service("", CONNECT).at("Resources", "IamRoleLambdaExecution"))
                .contains("""
                        {"Effect":"Allow","Action":["execute-api:ManageConnections"],"Resource":[{"Fn::Join":["",["arn:",\
                        {"Ref":"AWS::Partition"},":execute-api:",{"Ref":"AWS::Region"},":",{"Ref":"AWS::AccountId"},":",\
                        {"Ref":"WebsocketsApi"},"/dev/*/@connections/*"]]}]}""");
    }

    @Test
    void aRoleForOneFunctionMayAnswerOnlyIfTheFunctionHasRoutes() {
        CompiledService service = service("iam: {role: {mode: perFunction}}", CONNECT + """
                  other:
                    handler: a.C
                """);

        assertThat(service.at("Resources", "HelloIamRoleLambdaExecution")).contains("execute-api:ManageConnections");
        assertThat(service.at("Resources", "OtherIamRoleLambdaExecution")).doesNotContain("execute-api");
    }

    @Test
    void aRouteIsThrottledAndMeasuredByTheStage() {
        CompiledService service =
                service("logs: {websocket: {level: ERROR}}\n  websocket: {throttle: {rateLimit: 100}}", CONNECT + """
                      - websocket: {route: send, throttle: {burstLimit: 2}}
                      - websocket: {route: count, metrics: true}
                    condition: IsProduction
                """);

        String stage = "WebsocketsDeploymentStage";
        assertThat(service.at("Resources", stage, "Properties", "DefaultRouteSettings"))
                .isEqualTo("{\"DataTraceEnabled\":true,\"LoggingLevel\":\"ERROR\",\"ThrottlingRateLimit\":100}");
        assertThat(service.at("Resources", stage, "Properties", "RouteSettings"))
                .isEqualTo("""
                        {"send":{"Fn::If":["IsProduction",{"DataTraceEnabled":true,"LoggingLevel":"ERROR",\
                        "ThrottlingBurstLimit":2},{"Ref":"AWS::NoValue"}]},\
                        "count":{"Fn::If":["IsProduction",{"DataTraceEnabled":true,"LoggingLevel":"ERROR",\
                        "DetailedMetricsEnabled":true,"ThrottlingRateLimit":100},{"Ref":"AWS::NoValue"}]}}""");
    }

    @Test
    void iamMayDecideWhoConnects() {
        CompiledService service = service("", "      - websocket: {route: $connect, authorizer: aws_iam}\n");

        assertThat(service.at("Resources", "SconnectWebsocketsRoute", "Properties", "AuthorizationType"))
                .isEqualTo("\"AWS_IAM\"");
        assertThat(Json.compact(service.template())).doesNotContain("ApiGatewayV2::Authorizer");
    }

    @Test
    void theAccountNeedsARoleForLogsUnlessOthersSetIt() {
        assertThat(StandardFeatures.apiLogging(service("", CONNECT).service()).needsRole())
                .isFalse();
        assertThat(StandardFeatures.apiLogging(
                                service("logs: {websocket: true}", CONNECT).service())
                        .needsRole())
                .isTrue();
        assertThat(StandardFeatures.apiLogging(
                                service("logs: {websocket: true, restApi: {roleManagedExternally: true}}", CONNECT)
                                        .service())
                        .needsRole())
                .isFalse();
    }

    @Test
    void theApiStaysWhenTheConditionOfAllItsFunctionsIsFalse() {
        CompiledService service = service("", CONNECT + "    condition: IsProduction\n");

        assertThat(service.at("Resources", "WebsocketsApi", "Condition")).isEqualTo("absent");
        assertThat(service.at("Resources", "WebsocketsDeploymentStage", "Condition"))
                .isEqualTo("\"IsProduction\"");
        assertThat(service.at("Resources", deployment(service), "Condition")).isEqualTo("\"IsProduction\"");
    }

    @Test
    void aRouteOfAnyCharactersHasALegalLogicalId() {
        CompiledService service = service("", "      - websocket: 'my route:é'\n");

        assertThat(service.at("Resources", "myX0020routeX003AX00E9WebsocketsRoute", "Properties", "RouteKey"))
                .isEqualTo("\"my route:é\"");
    }

    @Test
    void aRouteThatLooksLikeOneOfApiGatewaysOwnIsWarnedOf() {
        assertThat(service("", "      - websocket: $conect\n").renderedWarnings())
                .contains(
                        "functions.hello.events.0.websocket.route: is $conect, which is not a route of API Gateway's own"
                                + " [RESERVED_ROUTE]")
                .contains("Did you mean \"$connect\"?");
    }

    @Test
    void aFunctionThatMayRunLongerThanTheApiWaitsIsWarnedOf() {
        assertThat(service("", CONNECT + "    timeout: 30\n").renderedWarnings())
                .contains(
                        "the function may run for 30 seconds, but the WebSocket API waits for 29000 milliseconds only")
                .contains("Set a \"timeout\" of 28 seconds or less for the function.");
    }

    private static String deployment(CompiledService service) {
        Value.Mapping resources = service.template().section("Resources");
        return resources.entries().keySet().stream()
                .filter(id -> resources
                        .section(id)
                        .text("Type")
                        .filter("AWS::ApiGatewayV2::Deployment"::equals)
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static CompiledService service(String provider, String events) {
        return service(provider, events, "");
    }

    private static CompiledService service(String provider, String events, String resources) {
        return CompiledService.of("""
                service: chat
                provider:
                  name: aws
                  runtime: java21
                  %s
                resources:
                  Conditions: {IsProduction: !Equals [!Ref 'AWS::Region', us-east-1]}
                  %s
                functions:
                  hello:
                    handler: a.B
                    events:
                """.formatted(provider, resources) + events);
    }
}
