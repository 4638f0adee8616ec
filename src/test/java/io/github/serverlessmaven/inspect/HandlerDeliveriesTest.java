/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.github.serverlessmaven.compile.Deliveries;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Severity;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.workflow.FolderBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers whose classes contradict the events of their functions. */
class HandlerDeliveriesTest {

    private static final String HANDLER = """
            package app;
            import com.amazonaws.services.lambda.runtime.*;
            import com.amazonaws.services.lambda.runtime.events.*;
            import java.util.*;
            public class %1$s extends Types.Base<%2$s, %3$s> {
              @Override public %3$s handleRequest(%2$s event, Context context) { return null; }
              public static %3$s call(%2$s event, Context context) { return null; }
              public static void nothing(%2$s event) {}
              public static int number(%2$s event) { return 1; }
            }
            """;

    private static final String TYPES = """
            package app;
            import com.amazonaws.services.lambda.runtime.*;
            import com.amazonaws.services.lambda.runtime.events.*;
            public class Types {
              public static class Own extends SQSEvent {}
              public static class Order { public String id; }
              public abstract static class Base<I, O> implements RequestHandler<I, O> {}
            }
            """;

    /** Each is an event class of a handler that answers text. */
    private static final List<String> EVENTS = List.of(
            "APIGatewayProxyRequestEvent",
            "APIGatewayV2HTTPEvent",
            "APIGatewayV2WebSocketEvent",
            "ActiveMQEvent",
            "ApplicationLoadBalancerRequestEvent",
            "CloudWatchLogsEvent",
            "CognitoUserPoolCreateAuthChallengeEvent",
            "CognitoUserPoolCustomMessageEvent",
            "CognitoUserPoolDefineAuthChallengeEvent",
            "CognitoUserPoolMigrateUserEvent",
            "CognitoUserPoolPostAuthenticationEvent",
            "CognitoUserPoolPostConfirmationEvent",
            "CognitoUserPoolPreAuthenticationEvent",
            "CognitoUserPoolPreSignUpEvent",
            "CognitoUserPoolPreTokenGenerationEvent",
            "CognitoUserPoolPreTokenGenerationEventV2",
            "CognitoUserPoolVerifyAuthChallengeResponseEvent",
            "DynamodbEvent",
            "DynamodbTimeWindowEvent",
            "IoTButtonEvent",
            "KafkaEvent",
            "KinesisEvent",
            "LambdaDestinationEvent",
            "LexEvent",
            "Map<String, Object>",
            "Object",
            "RabbitMQEvent",
            "S3Event",
            "SNSEvent",
            "SQSEvent",
            "SQSEvent.SQSMessage",
            "ScheduledEvent",
            "String",
            "Types.Order",
            "Types.Own",
            "com.amazonaws.serverless.proxy.model.AwsProxyRequest",
            "com.amazonaws.serverless.proxy.model.HttpApiV2ProxyRequest",
            "com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification",
            "java.io.InputStream");

    /** Each is a result of handlers of messages and of authorizers. */
    private static final List<String> RESULTS = List.of(
            "IamPolicyResponse",
            "IamPolicyResponseV1",
            "Integer",
            "Map<String, Object>",
            "Object",
            "SQSBatchResponse",
            "SimpleIAMPolicyResponse",
            "StreamsEventResponse",
            "Void");

    private static final List<String> ANSWERING = List.of(
            "SQSEvent",
            "APIGatewayCustomAuthorizerEvent",
            "APIGatewayV2CustomAuthorizerEvent",
            "APIGatewayProxyRequestEvent",
            "APIGatewayV2HTTPEvent");

    private static final String SERVICE = """
            service: orders
            provider: {name: aws, runtime: java17, region: eu-central-1%s}
            functions:
              f:
                handler: app.Handler
                %s
              other: {handler: app.Handler}
            """;

    private static final String QUEUE = "sqs: 'arn:aws:sqs:eu-central-1:123456789012:q'";
    private static final String REPORTING =
            "sqs: {arn: 'arn:aws:sqs:eu-central-1:123456789012:q', functionResponseType: ReportBatchItemFailures}";

    private static final String OTHER_LIBRARY = "package com.amazonaws.serverless.proxy.model; public class %s {}";

    private static Path zip;

    private String provider = "";
    private String resources = "";

    @TempDir
    static Path folder;

    @BeforeAll
    static void compile() throws IOException {
        List<String> sources = new ArrayList<>(List.of(
                TYPES, OTHER_LIBRARY.formatted("AwsProxyRequest"), OTHER_LIBRARY.formatted("HttpApiV2ProxyRequest")));
        EVENTS.forEach(event -> sources.add(source(event, "String")));
        ANSWERING.forEach(event -> RESULTS.forEach(result -> sources.add(source(event, result))));
        zip = withEvents().classes(sources.toArray(String[]::new)).writeTo(folder.resolve("handlers.zip"));
    }

    private static String source(String event, String result) {
        return HANDLER.formatted(handler(event, result), event, result);
    }

    /** The name of the class that takes one and answers the other. */
    private static String handler(String event, String result) {
        return event.replaceAll("\\W", "_") + "To" + result.replaceAll("\\W", "_");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "httpApi: GET /orders | APIGatewayV2HTTPEvent",
                "httpApi: '*' | APIGatewayV2HTTPEvent",
                "http: GET /orders | APIGatewayProxyRequestEvent",
                "http: {path: /orders, method: get, integration: lambda} | SQSEvent",
                "http: {path: /orders, method: post, async: true} | SNSEvent",
                "sqs: 'arn:aws:sqs:eu-central-1:123456789012:q' | SQSEvent",
                "sqs: 'arn:aws:sqs:eu-central-1:123456789012:q' | Types.Own",
                "sqs: 'arn:aws:sqs:eu-central-1:123456789012:q' | Types.Order",
                "sqs: 'arn:aws:sqs:eu-central-1:123456789012:q' | Map<String, Object>",
                "sqs: 'arn:aws:sqs:eu-central-1:123456789012:q' | Object",
                "sqs: 'arn:aws:sqs:eu-central-1:123456789012:q' | String",
                "sqs: 'arn:aws:sqs:eu-central-1:123456789012:q' | java.io.InputStream",
                "websocket: $connect | APIGatewayV2WebSocketEvent",
                "alb: {listenerArn: 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/a/50dc6c495c0c9188/f2f7dc8efc522ab2', priority: 1, conditions: {path: /o}} | ApplicationLoadBalancerRequestEvent",
                "sns: orders | SNSEvent",
                "s3: orders-photos | S3Event",
                "s3: orders-photos | com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification",
                "stream: 'arn:aws:dynamodb:eu-central-1:123456789012:table/t/stream/x' | DynamodbEvent",
                "stream: 'arn:aws:dynamodb:eu-central-1:123456789012:table/t/stream/x' | DynamodbTimeWindowEvent",
                "stream: 'arn:aws:kinesis:eu-central-1:123456789012:stream/s' | KinesisEvent",
                "stream: {type: kinesis, arn: !GetAtt Clicks.Arn} | KinesisEvent",
                "kafka: {bootstrapServers: ['k:9092'], topic: t, accessConfigurations: {vpcSubnet: [subnet-1], vpcSecurityGroup: [sg-1]}} | KafkaEvent",
                "msk: {arn: 'arn:aws:kafka:eu-central-1:123456789012:cluster/c/1a-1', topic: t} | KafkaEvent",
                "activemq: {arn: 'arn:aws:mq:eu-central-1:123456789012:broker:b:b-1', queue: q, basicAuthArn: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:s'} | ActiveMQEvent",
                "rabbitmq: {arn: 'arn:aws:mq:eu-central-1:123456789012:broker:b:b-1', queue: q, basicAuthArn: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:s'} | RabbitMQEvent",
                "schedule: rate(1 hour) | ScheduledEvent",
                "schedule: {rate: rate(1 hour), input: {httpMethod: GET}} | APIGatewayProxyRequestEvent",
                "schedule: {rate: rate(1 hour), method: scheduler, input: {id: '1'}} | ScheduledEvent",
                "eventBridge: {pattern: {source: [orders]}} | ScheduledEvent",
                "eventBridge: {pattern: {source: [orders]}, inputPath: $.detail} | SQSEvent",
                "cloudwatchEvent: {event: {source: [aws.ec2]}} | ScheduledEvent",
                "cloudwatchLog: /aws/lambda/orders | CloudWatchLogsEvent",
                "iot: {sql: \"SELECT * FROM 'a'\"} | IoTButtonEvent",
                "alexaSkill: amzn1.ask.skill.1234 | Map<String, Object>",
                "cognitoUserPool: {pool: p, trigger: PreSignUp} | CognitoUserPoolPreSignUpEvent",
                "cognitoUserPool: {pool: p, trigger: UserMigration} | CognitoUserPoolMigrateUserEvent",
                "cognitoUserPool: {pool: p, trigger: PreTokenGeneration, lambdaVersion: V2_0} | CognitoUserPoolPreTokenGenerationEventV2",
            })
    void acceptsTheClassesOfEachEvent(String event, String type) {
        assertThat(findings("events: [{" + event + "}]", type, "String")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PreSignUp",
                "PostConfirmation",
                "PreAuthentication",
                "PostAuthentication",
                "PreTokenGeneration",
                "CustomMessage",
                "DefineAuthChallenge",
                "CreateAuthChallenge",
                "VerifyAuthChallengeResponse",
                "UserMigration"
            })
    void theClassOfEachTriggerExists(String trigger) {
        String remedy = inspected(
                        "events: [{cognitoUserPool: {pool: p, trigger: " + trigger + "}}]",
                        "app.Handler",
                        "SQSEvent",
                        "String")
                .errors()
                .get(0)
                .remedy();
        assertThat(findings(
                        "events: [{cognitoUserPool: {pool: p, trigger: " + trigger + "}}]",
                        remedy.replaceAll("Take (\\w+).*", "$1"),
                        "String"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "httpApi: GET /o | APIGatewayProxyRequestEvent | warning takes APIGatewayProxyRequestEvent, but gets APIGatewayV2HTTPEvent, a request to an HTTP API, from functions.f.events.0.httpApi (3:4) -> Take APIGatewayV2HTTPEvent, or set \"httpApi: {payload: '1.0'}\" of the function.",
                "http: GET /o | APIGatewayV2HTTPEvent | warning takes APIGatewayV2HTTPEvent, but gets APIGatewayProxyRequestEvent, a request to a REST API, from functions.f.events.0.http (3:4) -> Take APIGatewayProxyRequestEvent, or use an \"httpApi\" event.",
                "httpApi: GET /o | ApplicationLoadBalancerRequestEvent | warning takes ApplicationLoadBalancerRequestEvent, but gets APIGatewayV2HTTPEvent, a request to an HTTP API, from functions.f.events.0.httpApi (3:4) -> Take APIGatewayV2HTTPEvent.",
                "httpApi: GET /o | SQSEvent | error takes SQSEvent, but gets APIGatewayV2HTTPEvent, a request to an HTTP API, from functions.f.events.0.httpApi (3:4) -> Take APIGatewayV2HTTPEvent.",
                "websocket: $connect | APIGatewayProxyRequestEvent | warning takes APIGatewayProxyRequestEvent, but gets APIGatewayV2WebSocketEvent, a message to a WebSocket API, from functions.f.events.0.websocket (3:4) -> Take APIGatewayV2WebSocketEvent.",
                "alb: {listenerArn: 'arn:aws:elasticloadbalancing:eu-central-1:123456789012:listener/app/a/50dc6c495c0c9188/f2f7dc8efc522ab2', priority: 1, conditions: {path: /o}} | APIGatewayProxyRequestEvent | warning takes APIGatewayProxyRequestEvent, but gets ApplicationLoadBalancerRequestEvent, a request to a load balancer, from functions.f.events.0.alb (3:4) -> Take ApplicationLoadBalancerRequestEvent.",
                "sqs: 'arn:aws:sqs:eu-central-1:1:q' | SNSEvent | error takes SNSEvent, but gets SQSEvent, messages of a queue, from functions.f.events.0.sqs (3:4) -> Take SQSEvent.",
                "sqs: 'arn:aws:sqs:eu-central-1:1:q' | S3Event | error takes S3Event, but gets SQSEvent, messages of a queue, from functions.f.events.0.sqs (3:4) -> Take SQSEvent.",
                "sqs: 'arn:aws:sqs:eu-central-1:1:q' | SQSEvent.SQSMessage | error takes SQSEvent$SQSMessage, but gets SQSEvent, messages of a queue, from functions.f.events.0.sqs (3:4) -> Take SQSEvent.",
                "sns: orders | Types.Own | error takes SQSEvent, but gets SNSEvent, a message of a topic, from functions.f.events.0.sns (3:4) -> Take SNSEvent.",
                "stream: 'arn:aws:dynamodb:eu-central-1:1:table/t/stream/x' | KinesisEvent | error takes KinesisEvent, but gets DynamodbEvent, changes of a table, from functions.f.events.0.stream (3:4) -> Take DynamodbEvent.",
                "schedule: rate(1 hour) | SQSEvent | warning takes SQSEvent, but gets ScheduledEvent, an event of EventBridge, from functions.f.events.0.schedule (3:4) -> Take ScheduledEvent.",
                "schedule: {rate: rate(1 hour), method: scheduler} | ScheduledEvent | warning takes ScheduledEvent, but gets an event of EventBridge Scheduler, from functions.f.events.0.schedule (3:4) -> Take Map<String, Object>, or configure an \"input\", or \"method: eventBus\".",
                "alexaSkill: amzn1.ask.skill.1234 | LexEvent | warning takes LexEvent, but gets a request of a skill, from functions.f.events.0.alexaSkill (3:4) -> Take Map<String, Object>.",
                "cognitoUserPool: {pool: p, trigger: PreSignUp} | CognitoUserPoolPostConfirmationEvent | error takes CognitoUserPoolPostConfirmationEvent, but gets CognitoUserPoolPreSignUpEvent, an event of PreSignUp, from functions.f.events.0.cognitoUserPool (3:4) -> Take CognitoUserPoolPreSignUpEvent.",
                "cognitoUserPool: {pool: p, trigger: PreTokenGeneration, lambdaVersion: V2_0} | CognitoUserPoolPreTokenGenerationEvent | warning takes CognitoUserPoolPreTokenGenerationEvent, but gets CognitoUserPoolPreTokenGenerationEventV2, an event of PreTokenGeneration V2_0, from functions.f.events.0.cognitoUserPool (3:4) -> Take CognitoUserPoolPreTokenGenerationEventV2, or set \"lambdaVersion: V1_0\".",
            })
    void reportsTheClassOfAnotherEvent(String event, String type, String finding) {
        for (String handler : List.of("app.Handler", "app.Handler::call", "app.Handler::handleRequest")) {
            assertThat(findings(inspected("events: [{" + event + "}]", handler, type, "String")))
                    .containsExactly(finding);
        }
    }

    @Test
    void theVersionOfThePayloadDecidesAboutTheClass() {
        provider = ", httpApi: {payload: '1.0'}";
        String events = "events: [{httpApi: GET /o}]";
        assertThat(findings(events, "APIGatewayProxyRequestEvent", "String")).isEmpty();
        assertThat(findings(events, "APIGatewayV2HTTPEvent", "String"))
                .singleElement()
                .asString()
                .endsWith("-> Take APIGatewayProxyRequestEvent, or set \"httpApi: {payload: '2.0'}\" of the function.");
        assertThat(findings(events + "\n    httpApi: {payload: '2.0'}", "APIGatewayV2HTTPEvent", "String"))
                .isEmpty();
    }

    @Test
    void aClassThatFitsOneEventOfSeveralIsAccepted() {
        assertThat(findings("events: [{schedule: rate(1 hour)}, {sns: orders}, {" + QUEUE + "}]", "SNSEvent", "String"))
                .isEmpty();
        assertThat(findings("events: [{sns: orders}, {" + QUEUE + "}]", "S3Event", "String"))
                .containsExactly(
                        "error takes S3Event, but gets SNSEvent, a message of a topic, from functions.f.events.0.sns (3:4)"
                                + " and SQSEvent, messages of a queue, from functions.f.events.1.sqs (3:4)"
                                + " -> Take Map<String, Object>, or give each event a function of its own.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url: true",
                "events: []",
            })
    void whateverElseInvokesTheFunctionCountsToo(String settings) {
        assertThat(findings(settings, "APIGatewayV2HTTPEvent", "String")).isEmpty();
    }

    @Test
    void theUrlOfAFunctionCountsBesideItsEvents() {
        assertThat(findings("url: true\n    events: [{" + QUEUE + "}]", "APIGatewayV2HTTPEvent", "String"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::Lambda::EventSourceMapping, true",
        "AWS::Lambda::Permission, true",
        "AWS::CloudWatch::Alarm, false",
    })
    void resourcesOfTheUsersMayInvokeTheFunctionWithAnything(String type, boolean may) {
        resources = "resources: {Resources: {Own: {Type: '" + type
                + "', Properties: {FunctionName: !Ref FLambdaFunction}}}}\n";
        assertThat(findings("events: [{" + QUEUE + "}]", "SNSEvent", "String").isEmpty())
                .isEqualTo(may);
    }

    @Test
    void aDestinationGetsResultsOfInvocations() {
        String settings = "destinations: {onFailure: other}\n    events: [{sns: orders}]";
        assertThat(findings(inspected(settings, "other", "app.Handler", "LambdaDestinationEvent", "String")))
                .isEmpty();
        assertThat(findings(inspected(settings, "other", "app.Handler", "SNSEvent", "String")))
                .containsExactly("error takes SNSEvent, but gets LambdaDestinationEvent, the result of an invocation,"
                        + " from functions.f.destinations (3:4) -> Take LambdaDestinationEvent.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app.Handler | SQSBatchResponse | warning answers SQSBatchResponse, but functions.f.events.0.sqs (3:4) has no functionResponseType: all items count as done, whatever the answer -> Add \"functionResponseType: ReportBatchItemFailures\" to the event.",
                "app.Handler | StreamsEventResponse | warning answers StreamsEventResponse, but functions.f.events.0.sqs (3:4) has no functionResponseType: all items count as done, whatever the answer -> Add \"functionResponseType: ReportBatchItemFailures\" to the event.",
                "app.Handler | Void |",
                "app.Handler | String |",
            })
    void failuresThatNothingLooksAtAreReported(String handler, String result, String finding) {
        assertThat(findings(inspected("events: [{" + QUEUE + "}]", handler, "SQSEvent", result)))
                .containsExactlyElementsOf(finding == null ? List.of() : List.of(finding));
    }

    @ParameterizedTest
    @CsvSource({
        "app.Handler, Void, Void",
        "app.Handler, String, String",
        "app.Handler, Integer, Integer",
        "app.Handler::nothing, SQSBatchResponse, void",
        "app.Handler::number, SQSBatchResponse, int",
        "app.Handler, SQSBatchResponse,",
        "app.Handler::call, StreamsEventResponse,",
        "app.Handler, 'Map<String, Object>',",
        "app.Handler, Object,",
    })
    void anAnswerThatCannotNameFailuresIsReportedWhereItShould(String handler, String result, String plain) {
        assertThat(findings(inspected("events: [{" + REPORTING + "}]", handler, "SQSEvent", result)))
                .containsExactlyElementsOf(
                        plain == null
                                ? List.of()
                                : List.of("warning answers " + plain
                                        + ", which cannot name the items that failed, but functions.f.events.0.sqs (3:4) has"
                                        + " the functionResponseType ReportBatchItemFailures -> Answer SQSBatchResponse, or"
                                        + " remove \"functionResponseType\"."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "APIGatewayV2CustomAuthorizerEvent | IamPolicyResponse | |",
                "APIGatewayV2HTTPEvent | Map<String, Object> | |",
                "APIGatewayV2CustomAuthorizerEvent | SimpleIAMPolicyResponse | , enableSimpleResponses: true |",
                "APIGatewayV2CustomAuthorizerEvent | IamPolicyResponse | , enableSimpleResponses: true |",
                "APIGatewayCustomAuthorizerEvent | IamPolicyResponse | , payloadVersion: '1.0' |",
                "APIGatewayV2CustomAuthorizerEvent | SimpleIAMPolicyResponse | | error answers SimpleIAMPolicyResponse, but functions.f.events.0.httpApi (3:4) sends it a request to an authorizer, to which IamPolicyResponse is the answer -> Answer IamPolicyResponse, or set \"enableSimpleResponses: true\" of the authorizer.",
                "APIGatewayCustomAuthorizerEvent | IamPolicyResponse | | warning takes APIGatewayCustomAuthorizerEvent, but gets APIGatewayV2CustomAuthorizerEvent, a request to an authorizer, from functions.f.events.0.httpApi (3:4) -> Take APIGatewayV2CustomAuthorizerEvent, or set \"payloadVersion: '1.0'\" of the authorizer.",
            })
    void anAuthorizerOfAnHttpApiTakesRequestsAndAnswersAPolicy(
            String type, String result, String settings, String finding) {
        provider = ", httpApi: {authorizers: {a: {type: request, functionName: other"
                + (settings == null ? "" : settings) + "}}}";
        assertThat(findings(inspected(
                        "events: [{httpApi: {path: /o, method: get, authorizer: a}}]",
                        "other",
                        "app.Handler",
                        type,
                        result)))
                .containsExactlyElementsOf(finding == null ? List.of() : List.of(finding));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "other | APIGatewayCustomAuthorizerEvent | IamPolicyResponse |",
                "{name: other, type: request} | APIGatewayProxyRequestEvent | IamPolicyResponseV1 |",
                "other | APIGatewayProxyRequestEvent | IamPolicyResponse | warning takes APIGatewayProxyRequestEvent, but gets APIGatewayCustomAuthorizerEvent, a token to a TOKEN authorizer, from functions.f.events.0.http (3:4) -> Take APIGatewayCustomAuthorizerEvent, or set \"type: request\" of the authorizer.",
                "other | APIGatewayCustomAuthorizerEvent | SimpleIAMPolicyResponse | error answers SimpleIAMPolicyResponse, but functions.f.events.0.http (3:4) sends it a token to a TOKEN authorizer, to which IamPolicyResponseV1 is the answer -> Answer IamPolicyResponseV1.",
            })
    void anAuthorizerOfARestApiTakesATokenOrARequest(String authorizer, String type, String result, String finding) {
        assertThat(findings(inspected(
                        "events: [{http: {path: /o, method: get, authorizer: " + authorizer + "}}]",
                        "other",
                        "app.Handler",
                        type,
                        result)))
                .containsExactlyElementsOf(finding == null ? List.of() : List.of(finding));
    }

    @ParameterizedTest
    @CsvSource({"IamPolicyResponse, 0", "SimpleIAMPolicyResponse, 1"})
    void anAuthorizerOfAWebSocketApiAnswersAPolicy(String result, int errors) {
        assertThat(inspected(
                                "events: [{websocket: {route: $connect, authorizer: other}}]",
                                "other",
                                "app.Handler",
                                "APIGatewayCustomAuthorizerEvent",
                                result)
                        .errors())
                .hasSize(errors);
    }

    @ParameterizedTest
    @CsvSource({
        "AwsProxyRequest, http: GET /o, 0",
        "AwsProxyRequest, httpApi: GET /o, 1",
        "HttpApiV2ProxyRequest, httpApi: GET /o, 0",
        "HttpApiV2ProxyRequest, http: GET /o, 1",
    })
    void requestsOfTheServerlessJavaContainerAreKnownToo(String type, String event, int warnings) {
        String name = "com.amazonaws.serverless.proxy.model." + type;
        Diagnostics found = inspected("events: [{" + event + "}]", "app.Handler", name, "String");
        assertThat(found.errors()).isEmpty();
        assertThat(found.warnings()).hasSize(warnings);
    }

    @Test
    void aSerializerOfTheUsersMayReadAnything() throws IOException {
        CompiledPackage code = withEvents()
                .classes(TYPES, HANDLER.formatted("Handler", "SNSEvent", "String"))
                .file("META-INF/services/com.amazonaws.services.lambda.runtime.CustomPojoSerializer", new byte[0]);
        Path written = code.writeTo(folder.resolve("serializer.zip"));
        assertThat(findings(inspected("events: [{" + QUEUE + "}]", "f", "app.Handler", written)))
                .isEmpty();
    }

    @Test
    void aStreamHandlerReadsEventsItself() throws IOException {
        CompiledPackage code = withEvents().classes("""
                package app;
                import com.amazonaws.services.lambda.runtime.*;
                import java.io.*;
                public class Handler implements RequestStreamHandler {
                  @Override public void handleRequest(InputStream in, OutputStream out, Context context) {}
                }
                """);
        Path written = code.writeTo(folder.resolve("streams.zip"));
        for (String handler : List.of("app.Handler", "app.Handler::handleRequest")) {
            assertThat(findings(inspected("events: [{" + REPORTING + "}]", "f", handler, written)))
                    .isEmpty();
        }
    }

    private List<String> findings(String settings, String type, String result) {
        return findings(inspected(settings, "app.Handler", type, result));
    }

    private Diagnostics inspected(String settings, String handler, String type, String result) {
        return inspected(settings, "f", handler, type, result);
    }

    /** Where {@code app.Handler} stands for the handler of the two types. */
    private Diagnostics inspected(String settings, String function, String handler, String type, String result) {
        return inspected(settings, function, handler.replace("Handler", handler(type, result)), zip);
    }

    private static CompiledPackage withEvents() throws IOException {
        Path jar = Path.of(SQSEvent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return new CompiledPackage().file("lib/aws-lambda-java-events.jar", Files.readAllBytes(jar));
    }

    private Diagnostics inspected(String settings, String function, String handler, Path code) {
        Service service = service(settings);
        Diagnostics diagnostics = new Diagnostics();
        new PackageInspection(Optional.empty(), List.of(), diagnostics)
                .inspect(List.of(new InspectedFunction(
                                handler,
                                "java17",
                                "x86_64",
                                "functions." + function + ".handler",
                                Optional.empty(),
                                code,
                                List.of(),
                                false,
                                Set.of())
                        .receiving(Deliveries.of(service).getOrDefault(function, List.of()))));
        return diagnostics;
    }

    private Service service(String settings) {
        Diagnostics diagnostics = new Diagnostics();
        Service service = FolderBuild.parse(SERVICE.formatted(provider, settings) + resources, diagnostics)
                .flatMap(tree -> new FolderBuild(folder).reader().assemble(tree, diagnostics))
                .orElse(null);
        assertThat(diagnostics.errors()).isEmpty();
        return service;
    }

    /** All that was found, with the places of events as (3:4), since they depend on the test. */
    private static List<String> findings(Diagnostics diagnostics) {
        return Stream.concat(diagnostics.errors().stream(), diagnostics.warnings().stream())
                .map(HandlerDeliveriesTest::text)
                .toList();
    }

    private static String text(Diagnostic diagnostic) {
        String kind = diagnostic.severity() == Severity.ERROR ? "error " : "warning ";
        return (kind + diagnostic.problem() + " -> " + diagnostic.remedy())
                .replaceAll("\\((?:\\S*:)?\\d+:\\d+\\)", "(3:4)");
    }
}
