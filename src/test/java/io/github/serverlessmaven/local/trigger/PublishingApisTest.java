/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import static io.github.serverlessmaven.local.messaging.MessagingFixture.FUNCTION;
import static io.github.serverlessmaven.local.messaging.MessagingFixture.QUEUE;
import static io.github.serverlessmaven.local.messaging.MessagingFixture.TOPIC;
import static io.github.serverlessmaven.local.messaging.MessagingFixture.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.function.Invocations;
import io.github.serverlessmaven.local.messaging.MessagingFixture;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Subscription;

/** AWS's SDK publishes over HTTP. */
class PublishingApisTest {

    @TempDir
    Path folder;

    private MessagingFixture shop;
    private LocalServer server;
    private SnsClient sns;
    private EventBridgeClient events;

    @BeforeEach
    void serve() throws IOException {
        shop = new MessagingFixture(folder).with("""
            "Orders": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "orders", "DisplayName": "Größe & <mehr>",
              "Subscription": [{"Protocol": "lambda", "Endpoint": {"Fn::GetAtt": ["First", "Arn"]}}]}}\
            """, rule("all", "", ", \"Arn\":" + " \"" + FUNCTION + "Second\""));
        server = new LocalServer(
                LocalSetUp.LOOPBACK,
                0,
                List.of(
                        new SnsApi(shop.messaging.topics(), () -> "request-1"),
                        new EventBridgeApi(shop.messaging.buses(), "us-east-1", shop.clock, () -> "event-1")),
                new StartPage(
                        "shop",
                        new StateFolder(folder),
                        (function, call) -> {
                            throw new AssertionError("no function is called");
                        },
                        new Invocations(),
                        new LocalSetUp(),
                        () -> "id"),
                List::of,
                shop.clock,
                shop.lines::add);
        sns = SnsClient.builder()
                .endpointOverride(uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        events = EventBridgeClient.builder()
                .endpointOverride(uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterEach
    void end() {
        sns.close();
        events.close();
        server.close();
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Test
    void aMessageIsPublishedWithItsAttributes() {
        PublishResponse published = sns.publish(request -> request.topicArn(TOPIC + "orders")
                .message("a=1&b=Größe\n<x>")
                .subject("An order")
                .messageAttributes(Map.of(
                        "kind", attribute("String", "new"),
                        "bytes",
                                MessageAttributeValue.builder()
                                        .dataType("Binary")
                                        .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1}))
                                        .build())));
        assertThat(Values.text(shop.notification(), "MessageId")).isEqualTo(published.messageId());
        assertThat(Values.text(shop.notification(), "Message")).isEqualTo("a=1&b=Größe\n<x>");
        assertThat(Values.text(shop.notification(), "Subject")).isEqualTo("An order");
        Value.Mapping attributes = Values.mapping(shop.notification(), "MessageAttributes");
        assertThat(Values.text(Values.mapping(attributes, "kind"), "Value")).isEqualTo("new");
        assertThat(Values.text(Values.mapping(attributes, "bytes"), "Value")).isEqualTo("AP8=");
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    @Test
    void eachMessageOfABatchHasItsOwnResult() {
        PublishBatchResponse results = sns.publishBatch(request -> request.topicArn(TOPIC + "orders")
                .publishBatchRequestEntries(
                        PublishBatchRequestEntry.builder()
                                .id("a")
                                .message("one")
                                .build(),
                        PublishBatchRequestEntry.builder()
                                .id("b")
                                .message("two")
                                .subject("two\nlines")
                                .build()));
        assertThat(results.successful())
                .singleElement()
                .satisfies(each -> assertThat(each.id()).isEqualTo("a"));
        assertThat(results.failed()).singleElement().satisfies(each -> {
            assertThat(each.id()).isEqualTo("b");
            assertThat(each.code()).isEqualTo("InvalidParameter");
            assertThat(each.senderFault()).isTrue();
        });
        PublishBatchRequestEntry same =
                PublishBatchRequestEntry.builder().id("a").message("one").build();
        assertThatThrownBy(() -> sns.publishBatch(
                        request -> request.topicArn(TOPIC + "orders").publishBatchRequestEntries(same, same)))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
    }

    @Test
    void topicsAndTheirSubscriptionsAreListed() {
        assertThat(sns.listTopics().topics())
                .singleElement()
                .satisfies(topic -> assertThat(topic.topicArn()).isEqualTo(TOPIC + "orders"));
        assertThat(sns.getTopicAttributes(request -> request.topicArn(TOPIC + "orders"))
                        .attributes())
                .containsEntry("DisplayName", "Größe & <mehr>")
                .containsEntry("SubscriptionsConfirmed", "1");
        String arn = sns.subscribe(request -> request.topicArn(TOPIC + "orders")
                        .protocol("sqs")
                        .endpoint(QUEUE + "orders")
                        .attributes(Map.of("RawMessageDelivery", "true", "FilterPolicy", "{\"kind\": [\"new\"]}")))
                .subscriptionArn();
        assertThat(sns.listSubscriptionsByTopic(request -> request.topicArn(TOPIC + "orders"))
                        .subscriptions())
                .extracting(Subscription::endpoint)
                .containsExactly(FUNCTION + "First", QUEUE + "orders");
        sns.publish(request -> request.topicArn(TOPIC + "orders").message("filtered"));
        sns.publish(request -> request.topicArn(TOPIC + "orders")
                .message("raw")
                .messageAttributes(Map.of("kind", attribute("String", "new"))));
        assertThat(shop.bodies("orders")).containsExactly("raw");
        sns.unsubscribe(request -> request.subscriptionArn(arn));
        List<Subscription> left = sns.listSubscriptions().subscriptions();
        assertThat(left).hasSize(1);
        assertThatThrownBy(() -> sns.unsubscribe(
                        request -> request.subscriptionArn(left.get(0).subscriptionArn())))
                .hasMessageContaining("belongs to a stack");
    }

    @Test
    void theListingShowsWhoGetsWhat() {
        assertThat(server.listing())
                .contains("  shop-First   topic " + TOPIC + "orders", "  shop-Second  bus default, rule all");
    }

    @Test
    void whatSnsCannotDoHereIsRefusedInItsForm() {
        assertThatThrownBy(() -> sns.publish(
                        request -> request.topicArn(TOPIC + "nobody").message("x")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no stack on this machine declares or names " + TOPIC + "nobody");
        assertThatThrownBy(
                        () -> sns.publish(request -> request.topicArn("orders").message("x")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("TopicArn Reason: orders is not the ARN of a topic");
        assertThatThrownBy(() ->
                        sns.publish(request -> request.phoneNumber("+491234").message("x")))
                .hasMessageContaining("sends no text messages");
        assertThatThrownBy(() -> sns.createTopic(request -> request.name("new")))
                .isInstanceOf(SnsException.class)
                .hasMessageContaining("does not support the action CreateTopic of SNS");
        assertThatThrownBy(() -> sns.publish(
                        request -> request.topicArn(TOPIC + "orders").message("x".repeat(300_000))))
                .hasMessageContaining("Message too long");
        assertThatThrownBy(() -> sns.subscribe(request -> request.topicArn(TOPIC + "orders")
                        .protocol("sqs")
                        .endpoint(QUEUE + "orders")
                        .attributes(Map.of("FilterPolicy", "{\"kind\": \"new\"}"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("must be an object or an array");
        assertThat(shop.calls()).isEmpty();
    }

    private static PutEventsRequestEntry entry(String detail) {
        return PutEventsRequestEntry.builder()
                .source("shop")
                .detailType("Order placed")
                .detail(detail)
                .time(Instant.parse("2026-03-01T08:30:00.5Z"))
                .resources("arn:aws:s3:::any")
                .build();
    }

    @Test
    void anEventReachesTheTargetOfARule() {
        PutEventsResponse results = events.putEvents(request -> request.entries(
                entry("{\"id\": \"4711\"}"),
                entry("no JSON"),
                entry("{}").toBuilder().source("aws.ec2").build(),
                entry("{}").toBuilder().detailType(null).build()));
        assertThat(results.failedEntryCount()).isEqualTo(3);
        assertThat(results.entries())
                .extracting(each -> each.eventId() + " " + each.errorCode())
                .containsExactly(
                        "event-1 null", "null MalformedDetail", "null NotAuthorizedForSource", "null InvalidArgument");
        assertThat(shop.calls())
                .containsExactly("Second {\"version\":\"0\",\"id\":\"event-1\",\"detail-type\":\"Order"
                        + " placed\",\"source\":\"shop\","
                        + "\"account\":\"000000000000\",\"time\":\"2026-03-01T08:30:00Z\",\"region\":\"us-east-1\","
                        + "\"resources\":[\"arn:aws:s3:::any\"],\"detail\":{\"id\":\"4711\"}}");
        ScheduledEvent event = LambdaEventSerializers.serializerFor(
                        ScheduledEvent.class, getClass().getClassLoader())
                .fromJson(shop.event());
        assertThat(event.getDetailType()).isEqualTo("Order placed");
        assertThat(event.getDetail()).isEqualTo(Map.of("id", "4711"));
        assertThat(event.getTime().getMillis())
                .isEqualTo(Instant.parse("2026-03-01T08:30:00Z").toEpochMilli());
    }

    @Test
    void whatEventBridgeCannotDoHereIsRefusedInItsForm() {
        assertThatThrownBy(() -> events.putEvents(request -> request.entries(Collections.nCopies(11, entry("{}")))))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("less than or equal to 10");
        assertThatThrownBy(() -> events.putEvents(
                        request -> request.entries(entry("{\"x\": \"" + "x".repeat(1_100_000) + "\"}"))))
                .hasMessageContaining("Total size of the entries in the request is over the limit");
        assertThatThrownBy(() -> events.listRules(request -> {}))
                .hasMessageContaining("The local target supports PutEvents, not ListRules");
        assertThat(shop.calls()).isEmpty();
    }

    @Test
    void aPageOfAnotherOriginCannotPublish() throws Exception {
        HttpRequest.Builder form = HttpRequest.newBuilder(uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "Action=Publish&Version=2010-03-31&Message=x&TopicArn=" + TOPIC + "orders"));
        assertThat(status(form.copy().header("Origin", "https://evil.example"))).isEqualTo(403);
        assertThat(status(form.copy().header("Sec-Fetch-Site", "cross-site"))).isEqualTo(403);
        HttpRequest.Builder event = HttpRequest.newBuilder(uri())
                .header("X-Amz-Target", "AWSEvents.PutEvents")
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(status(event)).isEqualTo(403);
        assertThat(shop.calls()).isEmpty();
        assertThat(status(form)).isEqualTo(200);
        assertThat(shop.calls()).hasSize(1);
        assertThat(status(HttpRequest.newBuilder(uri())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("Action=Publish&name=%zz"))))
                .as("a form of somebody else's")
                .isEqualTo(200);
    }

    private static int status(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }
}
