/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2CustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2WebSocketEvent;
import com.amazonaws.services.lambda.runtime.events.ActiveMQEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCreateAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolCustomMessageEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolDefineAuthChallengeEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolMigrateUserEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPostConfirmationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreAuthenticationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreSignUpEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEvent;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolPreTokenGenerationEventV2;
import com.amazonaws.services.lambda.runtime.events.CognitoUserPoolVerifyAuthChallengeResponseEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.LambdaDestinationEvent;
import com.amazonaws.services.lambda.runtime.events.RabbitMQEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample events become objects of AWS's classes by AWS's own deserialization. */
class SampleEventTest {

    private static final String BODY = "{\"id\":\"4711\",\"quantity\":2}";

    @Test
    void aRequestToARestApi() {
        APIGatewayProxyRequestEvent event = read("apigw-v1", APIGatewayProxyRequestEvent.class);
        assertThat(event.getHttpMethod()).isEqualTo("POST");
        assertThat(event.getPath()).isEqualTo("/orders/4711");
        assertThat(event.getResource()).isEqualTo("/orders/{id}");
        assertThat(event.getPathParameters()).containsExactly(Map.entry("id", "4711"));
        assertThat(event.getMultiValueQueryStringParameters()).containsEntry("currency", List.of("EUR"));
        assertThat(event.getMultiValueHeaders()).containsEntry("Content-Type", List.of("application/json"));
        assertThat(event.getBody()).isEqualTo(BODY);
        assertThat(event.getRequestContext().getIdentity().getSourceIp()).isEqualTo("192.0.2.10");
        assertThat(event.getRequestContext().getRequestTimeEpoch()).isEqualTo(1772353800000L);
    }

    @Test
    void aRequestToAnHttpApi() {
        APIGatewayV2HTTPEvent event = read("apigw-v2", APIGatewayV2HTTPEvent.class);
        assertThat(event.getVersion()).isEqualTo("2.0");
        assertThat(event.getRouteKey()).isEqualTo("POST /orders/{id}");
        assertThat(event.getCookies()).containsExactly("session=s3ss10n");
        assertThat(event.getHeaders()).containsEntry("content-type", "application/json");
        assertThat(event.getBody()).isEqualTo(BODY);
        assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("POST");
        assertThat(event.getRequestContext().getAuthorizer().getJwt().getScopes())
                .containsExactly("orders/write");
    }

    @Test
    void aRequestToAFunctionUrl() {
        APIGatewayV2HTTPEvent event = read("url", APIGatewayV2HTTPEvent.class);
        assertThat(event.getRouteKey()).isEqualTo("$default");
        assertThat(event.getRequestContext().getDomainName()).endsWith(".lambda-url.eu-central-1.on.aws");
        assertThat(event.getRequestContext().getHttp().getPath()).isEqualTo("/orders/4711");
    }

    @ParameterizedTest
    @CsvSource({
        "websocket-connect, CONNECT, $connect",
        "websocket, MESSAGE, $default",
        "websocket-disconnect, DISCONNECT, $disconnect"
    })
    void anEventOfAWebSocket(String name, String type, String route) {
        APIGatewayV2WebSocketEvent event = read(name, APIGatewayV2WebSocketEvent.class);
        assertThat(event.getRequestContext().getEventType()).isEqualTo(type);
        assertThat(event.getRequestContext().getRouteKey()).isEqualTo(route);
        assertThat(event.getRequestContext().getConnectionId()).isNotEmpty();
        assertThat(event.getBody() != null).isEqualTo(type.equals("MESSAGE"));
    }

    @Test
    void aRequestToALoadBalancer() {
        ApplicationLoadBalancerRequestEvent event = read("alb", ApplicationLoadBalancerRequestEvent.class);
        assertThat(event.getRequestContext().getElb().getTargetGroupArn()).contains(":targetgroup/orders/");
        assertThat(event.getPath()).isEqualTo("/orders/4711");
        assertThat(event.getBody()).isEqualTo(BODY);
    }

    @Test
    void requestsToAuthorizers() {
        APIGatewayCustomAuthorizerEvent token = read("authorizer-token", APIGatewayCustomAuthorizerEvent.class);
        assertThat(token.getType()).isEqualTo("TOKEN");
        assertThat(token.getAuthorizationToken()).isEqualTo("Bearer t0ken");
        APIGatewayCustomAuthorizerEvent request = read("authorizer-request", APIGatewayCustomAuthorizerEvent.class);
        assertThat(request.getMethodArn()).endsWith("/dev/POST/orders/4711");
        assertThat(request.getHeaders()).containsEntry("Authorization", "Bearer t0ken");
        APIGatewayV2CustomAuthorizerEvent second = read("authorizer-v2", APIGatewayV2CustomAuthorizerEvent.class);
        assertThat(second.getIdentitySource()).containsExactly("Bearer t0ken");
        assertThat(second.getRequestContext().getTimeEpoch()).isEqualTo(Instant.parse("2026-03-01T08:30:00Z"));
    }

    @Test
    void aMessageOfAQueue() {
        assertThat(read("sqs", SQSEvent.class).getRecords()).singleElement().satisfies(message -> {
            assertThat(message.getBody()).isEqualTo(BODY);
            assertThat(message.getEventSourceArn()).isEqualTo("arn:aws:sqs:eu-central-1:123456789012:orders");
            assertThat(message.getAttributes()).containsEntry("ApproximateReceiveCount", "1");
            assertThat(message.getMessageAttributes().get("kind").getStringValue())
                    .isEqualTo("order");
        });
    }

    @Test
    void aMessageOfATopic() {
        assertThat(read("sns", SNSEvent.class).getRecords()).singleElement().satisfies(record -> {
            assertThat(record.getEventSource()).isEqualTo("aws:sns");
            assertThat(record.getSNS().getMessage()).isEqualTo(BODY);
            assertThat(record.getSNS().getTimestamp().getMillis()).isEqualTo(1772353800000L);
            assertThat(record.getSNS().getMessageAttributes().get("kind").getValue())
                    .isEqualTo("order");
        });
    }

    @ParameterizedTest
    @CsvSource({"s3, ObjectCreated:Put", "s3-removed, ObjectRemoved:Delete"})
    void aChangeInABucket(String name, String eventName) {
        assertThat(read(name, S3Event.class).getRecords()).singleElement().satisfies(record -> {
            assertThat(record.getEventName()).isEqualTo(eventName);
            assertThat(record.getEventTime().getMillis()).isEqualTo(1772353800000L);
            S3Entity object = record.getS3();
            assertThat(object.getBucket().getName()).isEqualTo("orders-photos");
            assertThat(object.getObject().getUrlDecodedKey()).isEqualTo("in/order 4711.jpg");
        });
    }

    @Test
    void changesOfATable() {
        List<DynamodbEvent.DynamodbStreamRecord> records =
                read("dynamodb", DynamodbEvent.class).getRecords();
        assertThat(records).extracting("eventName").containsExactly("INSERT", "MODIFY", "REMOVE");
        assertThat(records.get(0).getDynamodb().getKeys().get("id").getS()).isEqualTo("4711");
        assertThat(records.get(1).getDynamodb().getNewImage().get("quantity").getN())
                .isEqualTo("2");
        assertThat(records.get(1).getDynamodb().getApproximateCreationDateTime())
                .isEqualTo(Instant.parse("2026-03-01T08:30:00Z"));
        assertThat(records.get(2).getDynamodb().getNewImage()).isNull();
    }

    @Test
    void aRecordOfAStream() {
        assertThat(read("kinesis", KinesisEvent.class).getRecords())
                .singleElement()
                .satisfies(record -> {
                    assertThat(StandardCharsets.UTF_8
                                    .decode(record.getKinesis().getData())
                                    .toString())
                            .isEqualTo(BODY);
                    assertThat(record.getKinesis().getPartitionKey()).isEqualTo("4711");
                    assertThat(record.getKinesis().getApproximateArrivalTimestamp())
                            .isEqualTo(Instant.parse("2026-03-01T08:30:00.250Z"));
                });
    }

    @ParameterizedTest
    @CsvSource({"kafka, SelfManagedKafka, false", "msk, aws:kafka, true"})
    void aRecordOfAKafkaTopic(String name, String source, boolean hasArn) {
        KafkaEvent event = read(name, KafkaEvent.class);
        assertThat(event.getEventSource()).isEqualTo(source);
        assertThat(event.getEventSourceArn() != null).isEqualTo(hasArn);
        assertThat(event.getBootstrapServers()).contains(",");
        assertThat(event.getRecords().get("orders-0")).singleElement().satisfies(record -> {
            assertThat(decoded(record.getValue())).isEqualTo(BODY);
            assertThat(decoded(record.getKey())).isEqualTo("4711");
            assertThat(record.getOffset()).isEqualTo(15);
            assertThat(new String(record.getHeaders().get(0).get("kind"), StandardCharsets.UTF_8))
                    .isEqualTo("order");
        });
    }

    @Test
    void messagesOfBrokers() {
        assertThat(read("activemq", ActiveMQEvent.class).getMessages())
                .singleElement()
                .satisfies(message -> {
                    assertThat(decoded(message.getData())).isEqualTo(BODY);
                    assertThat(message.getDestination().getPhysicalName()).isEqualTo("orders");
                    assertThat(message.getExpiration()).isEqualTo(60000);
                });
        assertThat(read("rabbitmq", RabbitMQEvent.class).getRmqMessagesByQueue().get("orders::/"))
                .singleElement()
                .satisfies(message -> {
                    assertThat(decoded(message.getData())).isEqualTo(BODY);
                    assertThat(message.getBasicProperties().getMessageId()).isEqualTo("m-4711");
                    assertThat(message.getBasicProperties().getExpiration()).isEqualTo(60000);
                });
    }

    @Test
    void eventsOfEventBridge() {
        ScheduledEvent schedule = read("schedule", ScheduledEvent.class);
        assertThat(schedule.getDetailType()).isEqualTo("Scheduled Event");
        assertThat(schedule.getDetail()).isEmpty();
        assertThat(schedule.getTime().getMillis()).isEqualTo(1772353800000L);
        ScheduledEvent event = read("eventbridge", ScheduledEvent.class);
        assertThat(event.getSource()).isEqualTo("com.example.orders");
        assertThat(event.getDetail()).containsEntry("id", "4711");
    }

    @Test
    void anEventOfEventBridgeSchedulerHasTextThatNoClassOfAwsHolds() {
        assertThat(((Value.Mapping) json("scheduler")).text("detail")).contains("{}");
        assertThatThrownBy(() -> read("scheduler", ScheduledEvent.class))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("ScheduledEvent[\"detail\"]");
    }

    @Test
    void linesOfALogGroup() throws IOException {
        byte[] data = Base64.getDecoder()
                .decode(read("logs", CloudWatchLogsEvent.class).getAwsLogs().getData());
        try (GZIPInputStream lines = new GZIPInputStream(new ByteArrayInputStream(data))) {
            assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"messageType\":\"DATA_MESSAGE\"", "ERROR order 4711 has no address");
        }
    }

    @Test
    void triggersOfUserPools() {
        assertThat(read("cognito-pre-sign-up", CognitoUserPoolPreSignUpEvent.class)
                        .getRequest()
                        .getValidationData())
                .containsEntry("invitation", "i-1");
        assertThat(read("cognito-post-confirmation", CognitoUserPoolPostConfirmationEvent.class)
                        .getRequest()
                        .getUserAttributes())
                .containsEntry("email", "ada@example.com");
        assertThat(read("cognito-pre-authentication", CognitoUserPoolPreAuthenticationEvent.class)
                        .getTriggerSource())
                .isEqualTo("PreAuthentication_Authentication");
        assertThat(read("cognito-post-authentication", CognitoUserPoolPostAuthenticationEvent.class)
                        .getRequest()
                        .getNewDeviceUsed())
                .isTrue();
        assertThat(read("cognito-custom-message", CognitoUserPoolCustomMessageEvent.class)
                        .getRequest()
                        .getCodeParameter())
                .isEqualTo("{####}");
        assertThat(read("cognito-user-migration", CognitoUserPoolMigrateUserEvent.class)
                        .getRequest()
                        .getPassword())
                .isEqualTo("correct-horse");
    }

    @Test
    void triggersThatGenerateTokens() {
        assertThat(read("cognito-pre-token", CognitoUserPoolPreTokenGenerationEvent.class)
                        .getRequest()
                        .getGroupConfiguration()
                        .getGroupsToOverride())
                .containsExactly("customers");
        assertThat(read("cognito-pre-token-v2", CognitoUserPoolPreTokenGenerationEventV2.class)
                        .getRequest()
                        .getScopes())
                .containsExactly("openid", "orders/read");
    }

    @Test
    void triggersOfChallenges() {
        assertThat(read("cognito-define-auth-challenge", CognitoUserPoolDefineAuthChallengeEvent.class)
                        .getRequest()
                        .getSession()[0]
                        .getChallengeName())
                .isEqualTo("SRP_A");
        assertThat(read("cognito-create-auth-challenge", CognitoUserPoolCreateAuthChallengeEvent.class)
                        .getRequest()
                        .getChallengeName())
                .isEqualTo("CUSTOM_CHALLENGE");
        assertThat(read("cognito-verify-auth-challenge", CognitoUserPoolVerifyAuthChallengeResponseEvent.class)
                        .getRequest()
                        .getPrivateChallengeParameters())
                .containsEntry("answer", "42");
    }

    @Test
    void theResultOfAnInvocation() {
        LambdaDestinationEvent event = read("destination", LambdaDestinationEvent.class);
        assertThat(event.getRequestContext().getCondition()).isEqualTo("RetriesExhausted");
        assertThat(event.getRequestPayload()).containsEntry("id", "4711");
    }

    @ParameterizedTest
    @CsvSource({
        "cognito-custom-email-sender, triggerSource, CustomEmailSender_SignUp",
        "cognito-custom-sms-sender, triggerSource, CustomSMSSender_SignUp",
        "iot-provisioning, clientId, sensor-1",
        "iot, device, sensor-1",
        "alexa-skill, version, 1.0",
        "documentdb, eventSource, aws:docdb",
    })
    void eventsWithoutAClassOfAwsAreMappings(String name, String key, String value) {
        assertThat(((Value.Mapping) json(name)).text(key)).contains(value);
    }

    static List<String> names() {
        return SampleEvent.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isJsonOfTheCurrentNames(String name) {
        assertThat(json(name)).isInstanceOf(Value.Mapping.class);
        assertThat(name).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    private static Value json(String name) {
        return Json.parse(SampleEvent.of(name).json(), name);
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    /** As Lambda's runtime does it. */
    private static <T> T read(String name, Class<T> type) {
        PojoSerializer<T> serializer = LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, SampleEventTest.class.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
        return serializer.fromJson(SampleEvent.of(name).json());
    }
}
