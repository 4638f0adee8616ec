/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import static io.github.serverlessmaven.local.messaging.MessagingFixture.FUNCTION;
import static io.github.serverlessmaven.local.messaging.MessagingFixture.QUEUE;
import static io.github.serverlessmaven.local.messaging.MessagingFixture.TOPIC;
import static io.github.serverlessmaven.local.messaging.MessagingFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {

    private static final String ORDERS = """
        "Orders": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "orders", "Subscription": [
          {"Protocol": "lambda", "Endpoint": {"Fn::GetAtt": ["First", "Arn"]}},
          {"Protocol": "lambda", "Endpoint": {"Fn::GetAtt": ["First", "Arn"]}}]}}\
        """;

    @TempDir
    Path folder;

    private MessagingFixture shop;

    @BeforeEach
    void deploy() throws IOException {
        shop = new MessagingFixture(folder);
    }

    private static Queues.Message message(String body) {
        return new Queues.Message(
                body, Map.of("kind", new Queues.MessageAttribute("String", "new")), Optional.empty(), Optional.empty());
    }

    private Receipt publish(String topic, Publication publication) {
        return shop.messaging
                .topics()
                .publish(shop.messaging.topics().find(TOPIC + topic).orElseThrow(), publication);
    }

    private Receipt publish(String body) {
        return publish("orders", Publication.of(message(body)));
    }

    @Test
    void aFunctionGetsTheEventOfAwsOnceForEachEndpoint() throws IOException {
        shop.with(ORDERS);
        Receipt receipt = publish("orders", new Publication(message("Größe 1"), Optional.of("An order"), false));
        assertThat(shop.calls()).hasSize(1).first().asString().startsWith("First {");
        SNSEvent event = LambdaEventSerializers.serializerFor(
                        SNSEvent.class, getClass().getClassLoader())
                .fromJson(shop.event());
        assertThat(event.getRecords()).singleElement().satisfies(each -> {
            assertThat(each.getEventSource()).isEqualTo("aws:sns");
            assertThat(each.getEventSubscriptionArn()).startsWith(TOPIC + "orders:");
            assertThat(each.getSNS().getMessage()).isEqualTo("Größe 1");
            assertThat(each.getSNS().getMessageId()).isEqualTo(receipt.messageId());
            assertThat(each.getSNS().getSubject()).isEqualTo("An order");
            assertThat(each.getSNS().getTimestamp().getMillis())
                    .isEqualTo(shop.clock.now().toEpochMilli());
            assertThat(each.getSNS().getMessageAttributes().get("kind").getValue())
                    .isEqualTo("new");
        });
        assertThat(shop.notification().entries().keySet())
                .containsExactlyElementsOf(sample().entries().keySet());
        publish("without a subject");
        assertThat(shop.notification().get("Subject")).contains(Value.NULL);
        assertThat(shop.recordedOnly()).isEmpty();
    }

    /** The {@code Sns} of the sample that {@code serverless:invoke} has. */
    private static Value.Mapping sample() throws IOException {
        try (InputStream file =
                TopicsTest.class.getResourceAsStream("/io/github/serverlessmaven/workflow/event/sns.json")) {
            String json = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            Value.Mapping sample = Values.asMapping(Json.parse(json, "The sample"));
            return Values.mapping(
                    Values.asMapping(Values.items(sample, "Records").get(0)), "Sns");
        }
    }

    @Test
    void aQueueGetsTheEnvelopeOrTheRawMessage() {
        shop.with(
                ORDERS,
                subscription("ToQueue", "Orders", "sqs", QUEUE + "orders", ""),
                subscription("Raw", "Orders", "sqs", QUEUE + "dead", ", \"RawMessageDelivery\": true"));
        publish("Größe 1");
        Value.Mapping envelope =
                Values.asMapping(Json.parse(shop.bodies("orders").get(0), "The envelope"));
        assertThat(envelope.entries().keySet())
                .containsExactly(
                        "Type",
                        "MessageId",
                        "TopicArn",
                        "Message",
                        "Timestamp",
                        "SignatureVersion",
                        "Signature",
                        "SigningCertURL",
                        "UnsubscribeURL",
                        "MessageAttributes");
        assertThat(Values.text(envelope, "Message")).isEqualTo("Größe 1");
        assertThat(shop.queues.get(QUEUE + "orders").get(0).attributes()).isEmpty();
        assertThat(shop.queues.get(QUEUE + "dead")).containsExactly(message("Größe 1"));
    }

    @Test
    void aFilterPolicyDecidesWhoGetsAMessage() {
        shop.with(
                ORDERS,
                subscription(
                        "Old", "Orders", "lambda", FUNCTION + "Second", ", \"FilterPolicy\": {\"kind\": [\"old\"]}"),
                subscription(
                        "Large",
                        "Orders",
                        "sqs",
                        QUEUE + "orders",
                        ", \"RawMessageDelivery\": true, \"FilterPolicyScope\": \"MessageBody\","
                                + " \"FilterPolicy\": {\"total\": [{\"numeric\": [\">\", 100]}]}"));
        publish("{\"total\": 7}");
        publish("{\"total\": 700}");
        assertThat(shop.calls()).hasSize(2).allMatch(call -> call.startsWith("First "));
        assertThat(shop.bodies("orders")).containsExactly("{\"total\": 700}");
        assertThat(shop.lines)
                .contains("Message id-1 of topic orders: 1 subscriber", "Message id-3 of topic orders: 2 subscribers");
    }

    @Test
    void aStructuredMessageHasATextForEachProtocol() {
        shop.with(ORDERS, subscription("Raw", "Orders", "sqs", QUEUE + "orders", ", \"RawMessageDelivery\": \"true\""));
        publish(
                "orders",
                new Publication(
                        Queues.Message.of("{\"default\": \"any\", \"sqs\": \"for queues\"}"), Optional.empty(), true));
        assertThat(Values.text(shop.notification(), "Message")).isEqualTo("any");
        assertThat(shop.bodies("orders")).containsExactly("for queues");
    }

    @Test
    void whatHasNoReceiverGoesToItsDeadLetterQueue() {
        String redrive = ", \"RedrivePolicy\": {\"deadLetterTargetArn\": \"" + QUEUE + "dead\"}";
        shop.with(
                ORDERS,
                subscription("Gone", "Orders", "lambda", FUNCTION + "Gone", redrive),
                subscription("Lost", "Orders", "sqs", QUEUE + "gone", ""));
        publish("text");
        assertThat(shop.bodies("dead")).singleElement().asString().contains("\"Message\":\"text\"");
        assertThat(shop.lines)
                .contains(
                        "Message of topic orders not delivered: this machine has no " + FUNCTION
                                + "Gone; it is in its dead" + " letter queue " + QUEUE + "dead",
                        "Message of topic orders not delivered: this machine has no " + QUEUE + "gone");
        assertThat(shop.calls()).hasSize(1);
    }

    @Test
    void aQueueThatDoesNotAnswerGetsTheMessageLater() throws InterruptedException {
        shop.with(ORDERS, subscription("ToQueue", "Orders", "sqs", QUEUE + "orders", ""));
        shop.outages.set(3);
        publish("text");
        assertThat(shop.arrivals.poll(10, TimeUnit.SECONDS)).isEqualTo(QUEUE + "orders");
    }

    @Test
    void aFifoTopicKeepsGroupsAndDropsWhatComesAgain() {
        shop.with("""
                  "Fifo": {"Type": "AWS::SNS::Topic", "Properties": {"FifoTopic": true, "ContentBasedDeduplication": true,
                    "TopicName": "steps.fifo"}}\
                  """, subscription("Steps", "Fifo", "sqs", QUEUE + "steps.fifo", ""));
        shop.queues.put(QUEUE + "steps.fifo", new java.util.ArrayList<>());
        Queues.Message step = new Queues.Message("one", Map.of(), Optional.of("g"), Optional.empty());
        Receipt first = publish("steps.fifo", Publication.of(step));
        assertThat(publish("steps.fifo", Publication.of(step))).isEqualTo(first);
        Queues.Message queued = shop.queues.get(QUEUE + "steps.fifo").get(0);
        assertThat(queued.group()).contains("g");
        assertThat(queued.deduplicationId())
                .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f]{64}"));
        assertThat(queued.body())
                .contains("\"SequenceNumber\":\"" + first.sequenceNumber().orElseThrow() + "\"")
                .doesNotContain("Signature");
        shop.clock.sleep(Duration.ofMinutes(5));
        assertThat(publish("steps.fifo", Publication.of(step)).sequenceNumber().orElseThrow())
                .isGreaterThan(first.sequenceNumber().orElseThrow());
        assertThat(shop.bodies("steps.fifo")).hasSize(2);
        shop.messaging.reset();
        publish("steps.fifo", Publication.of(step));
        assertThat(shop.bodies("steps.fifo")).hasSize(3);
        assertThatThrownBy(() -> publish("steps.fifo", Publication.of(message("no group"))))
                .isInstanceOf(TopicProblem.class)
                .hasMessageContaining("MessageGroupId parameter is required");
    }

    @ParameterizedTest
    @CsvSource({
        "'', , false, Empty message",
        "text, 'two\nlines', false, Subject",
        "text, , true, JSON message body failed to parse",
        "'{\"sqs\": \"x\"}', , true, No default entry in JSON message body"
    })
    void whatSnsRefusesIsRefused(String body, String subject, boolean isStructured, String reason) {
        shop.with(ORDERS);
        assertThatThrownBy(() -> publish(
                        "orders", new Publication(Queues.Message.of(body), Optional.ofNullable(subject), isStructured)))
                .isInstanceOf(TopicProblem.class)
                .hasMessageContaining(reason);
        assertThat(shop.calls()).isEmpty();
    }

    @Test
    void theLargestMessageIsASettingOfTheTopic() {
        shop.with(ORDERS.replace("\"TopicName\"", "\"MaximumMessageSize\": 300000, \"TopicName\""));
        publish("ü".repeat(149_000));
        assertThatThrownBy(() -> publish("ü".repeat(150_000)))
                .isInstanceOf(TopicProblem.class)
                .hasMessage("Invalid parameter: Message too long");
    }

    @Test
    void aTopicOfSomebodyElseIsKnownByItsName() {
        shop.with("""
            "Other": {"Type": "AWS::SNS::Subscription", "Properties": {"TopicArn": "arn:aws:sns:eu-west-1:123456789012:theirs",
              "Protocol": "lambda", "Endpoint": {"Fn::GetAtt": ["First", "Arn"]}}},
            "Mail": {"Type": "AWS::SNS::Subscription", "Properties": {"TopicArn": "arn:aws:sns:eu-west-1:123456789012:theirs",
              "Protocol": "email", "Endpoint": "a@example.com"}}\
            """);
        publish("theirs", Publication.of(message("text")));
        assertThat(Values.text(shop.notification(), "TopicArn")).isEqualTo("arn:aws:sns:eu-west-1:123456789012:theirs");
        assertThat(shop.messaging.topics().find(TOPIC + "unknown")).isEmpty();
        assertThat(shop.recordedOnly()).containsExactly("Mail (AWS::SNS::Subscription)");
        assertThat(shop.lines).contains("Subscriptions by email receive nothing on this machine: a@example.com");
    }
}
