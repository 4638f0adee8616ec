/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import static io.github.serverlessmaven.local.messaging.MessagingFixture.FUNCTION;
import static io.github.serverlessmaven.local.messaging.MessagingFixture.QUEUE;
import static io.github.serverlessmaven.local.messaging.MessagingFixture.TOPIC;
import static io.github.serverlessmaven.local.messaging.MessagingFixture.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusesTest {

    private static final String EVENT =
            "{\"version\":\"0\",\"id\":\"e-1\",\"detail-type\":\"Order placed\",\"source\":\"shop\","
                    + "\"account\":\"000000000000\",\"time\":\"2026-11-23T10:00:00Z\",\"region\":\"us-east-1\",\"resources\":[],"
                    + "\"detail\":{\"id\":\"4711\",\"note\":\"say \\\"hi\\\" / Größe\",\"total\":12.50,\"items\":[{\"sku\":\"a\"},{\"sku\":\"b\"}]}}";
    private static final String TO_FIRST = ", \"Arn\": \"" + FUNCTION + "First\"";
    private static final String BUS = "arn:aws:events:us-east-1:000000000000:event-bus/";
    private static final String TO_QUEUE = ", \"Arn\": \"" + QUEUE + "orders\"";

    @TempDir
    Path folder;

    private MessagingFixture shop;

    @BeforeEach
    void deploy() throws IOException {
        shop = new MessagingFixture(folder);
    }

    private void put(String bus) {
        shop.messaging.buses().put(bus, (Value.Mapping) Json.parse(EVENT, "The event"));
    }

    @Test
    void theTargetsOfMatchingRulesGetTheEvent() {
        shop.with(
                rule("all", "", TO_FIRST),
                rule("off", ", \"State\": \"DISABLED\"", TO_FIRST),
                rule("queued", "", TO_QUEUE),
                """
                "other": {"Type": "AWS::Events::Rule", "Properties": {"EventPattern": {"source": ["other"]},
                  "Targets": [{"Id": "one", "Arn": {"Fn::GetAtt": ["Second", "Arn"]}}]}},
                "later": {"Type": "AWS::Events::Rule", "Properties": {"ScheduleExpression": "rate(1 day)",
                  "Targets": [{"Id": "one", "Arn": {"Fn::GetAtt": ["Second", "Arn"]}}]}}""");
        put("");
        assertThat(shop.calls()).containsExactly("First " + EVENT);
        assertThat(shop.bodies("orders")).containsExactly(EVENT);
        assertThat(shop.lines).containsExactly("Event e-1 on bus default: 2 rules match");
    }

    @Test
    void aBusOfTheStackHasItsOwnRules() {
        shop.with(
                "\"Bus\": {\"Type\": \"AWS::Events::EventBus\", \"Properties\": {\"Name\": \"shop-bus\"}}",
                rule("own", ", \"EventBusName\": {\"Ref\": \"Bus\"}", TO_FIRST),
                rule(
                        "by-arn",
                        ", \"EventBusName\": {\"Fn::GetAtt\": [\"Bus\", \"Arn\"]}",
                        TO_QUEUE + ", \"InputTransformer\": {\"InputTemplate\": \"<aws.events.rule-arn>\"}"));
        put("");
        assertThat(shop.calls()).isEmpty();
        put("shop-bus");
        put("arn:aws:events:us-east-1:000000000000:event-bus/shop-bus");
        assertThat(shop.calls()).hasSize(2);
        assertThat(shop.bodies("orders")).contains("\"arn:aws:events:us-east-1:000000000000:rule/shop-bus/by-arn\"");
        put("unknown");
        assertThat(shop.lines)
                .contains("Event for the bus unknown is lost: no stack on this machine declares or names it");
        assertThat(shop.recordedOnly()).isEmpty();
    }

    @Test
    void aTargetChoosesItsInput() {
        shop.with(rule(
                "made",
                "",
                TO_FIRST + ", \"InputTransformer\": {\"InputPathsMap\": {\"id\": \"$.detail.id\"}, \"InputTemplate\":"
                        + " \"{\\\"id\\\": <id>, \\\"rule\\\": \\\"<aws.events.rule-name>\\\"}\"}"));
        put("default");
        assertThat(shop.event()).isEqualTo("{\"id\": \"4711\", \"rule\": \"made\"}");
    }

    @Test
    void whatCannotBeDeliveredIsInTheDeadLetterQueueWithItsReason() {
        String dead = ", \"DeadLetterConfig\": {\"Arn\": \"" + QUEUE + "dead\"}";
        shop.with(
                rule("gone", "", ", \"Arn\": \"" + FUNCTION + "Gone\"" + dead),
                rule("text", "", TO_FIRST + dead + ", \"InputTransformer\": {\"InputTemplate\": \"no JSON\"}"),
                rule("lost", "", ", \"Arn\": \"arn:aws:states:us-east-1:000000000000:stateMachine:s\""));
        put("");
        assertThat(shop.queues.get(QUEUE + "dead"))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.body()).isEqualTo(EVENT));
        assertThat(shop.queues.get(QUEUE + "dead").get(0).attributes())
                .isEqualTo(Map.of(
                        "RULE_ARN", text("arn:aws:events:us-east-1:000000000000:rule/gone"),
                        "TARGET_ARN", text(FUNCTION + "Gone"),
                        "ERROR_CODE", text("NO_RESOURCE"),
                        "ERROR_MESSAGE", text("this machine has no " + FUNCTION + "Gone"),
                        "RETRY_ATTEMPTS", new Queues.MessageAttribute("Number", "0")));
        assertThat(shop.queues.get(QUEUE + "dead").get(1).attributes())
                .containsEntry("ERROR_CODE", text("INVALID_JSON"));
        assertThat(shop.lines).anyMatch(line -> line.startsWith("Event of rule lost not delivered: "));
        assertThat(shop.recordedOnly()).containsExactly("lost (AWS::Events::Rule)");
    }

    private static Queues.MessageAttribute text(String value) {
        return new Queues.MessageAttribute("String", value);
    }

    @Test
    void theRetryPolicyEndsAttempts() throws InterruptedException {
        shop.with(rule(
                "queued",
                "",
                TO_QUEUE + ", \"RetryPolicy\": {\"MaximumRetryAttempts\": 2}, \"DeadLetterConfig\": {\"Arn\": \""
                        + QUEUE + "dead\"}"));
        shop.outages.set(3);
        put("");
        assertThat(shop.arrivals.poll(10, TimeUnit.SECONDS)).isEqualTo(QUEUE + "dead");
        assertThat(shop.queues.get(QUEUE + "dead").get(0).attributes())
                .containsEntry("EXHAUSTED_RETRY_CONDITION", text("MaximumRetryAttempts"))
                .containsEntry("RETRY_ATTEMPTS", new Queues.MessageAttribute("Number", "2"))
                .containsEntry("ERROR_CODE", text("CONNECTION_FAILURE"));
        assertThat(shop.bodies("orders")).isEmpty();
    }

    @Test
    void afterAResetNothingIsDeliveredAnyMore() throws Exception {
        shop.with(rule("retried", "", TO_QUEUE + ", \"DeadLetterConfig\": {\"Arn\": \"" + QUEUE + "dead\"}"));
        CountDownLatch tried = new CountDownLatch(1);
        CountDownLatch reset = new CountDownLatch(1);
        shop.outages.set(2);
        shop.outage = () -> {
            if (shop.outages.get() == 0) {
                tried.countDown();
                new SystemClock().sleep(Duration.ofMinutes(1)); // until it is interrupted
                reset.countDown();
            }
        };
        put("");
        assertThat(tried.await(10, TimeUnit.SECONDS)).isTrue();
        shop.messaging.reset();
        assertThat(reset.await(10, TimeUnit.SECONDS)).isTrue();
        put("");
        assertThat(shop.arrivals.poll(10, TimeUnit.SECONDS)).isEqualTo(QUEUE + "orders");
        assertThat(shop.bodies("orders")).hasSize(1);
        assertThat(shop.bodies("dead")).isEmpty();
    }

    @Test
    void anotherBusGetsTheEventButPassesItOnToNoThird() {
        shop.with(
                bus("SecondBus"),
                bus("ThirdBus"),
                rule("to-second", "", ", \"Arn\": \"" + BUS + "SecondBus\""),
                rule("to-third", ", \"EventBusName\": \"SecondBus\"", ", \"Arn\": \"" + BUS + "ThirdBus\""),
                rule("to-queue", ", \"EventBusName\": \"SecondBus\"", TO_QUEUE),
                rule("of-third", ", \"EventBusName\": \"ThirdBus\"", TO_FIRST),
                rule("lost", "", ", \"Arn\": \"" + BUS + "gone\""));
        put("");
        assertThat(shop.bodies("orders")).containsExactly(EVENT);
        assertThat(shop.calls()).isEmpty();
        assertThat(shop.lines)
                .contains(
                        "Event of rule to-third ends here: as in AWS, an event that comes from another bus is not passed on to "
                                + BUS + "ThirdBus",
                        "Event of rule lost not delivered: this machine has no " + BUS + "gone");
        assertThat(shop.recordedOnly()).isEmpty();
    }

    private static String bus(String name) {
        return "\"%1$s\": {\"Type\": \"AWS::Events::EventBus\", \"Properties\": {\"Name\": \"%1$s\"}}".formatted(name);
    }

    @Test
    void whatSchedulesSendReachesQueuesTopicsAndBuses() {
        shop.with(
                bus("SecondBus"),
                rule("to-queue", ", \"EventBusName\": \"SecondBus\"", TO_QUEUE),
                rule("all", "", TO_FIRST));
        schedule(QUEUE + "orders", "tea", false);
        schedule(BUS + "SecondBus", EVENT, true);
        schedule(BUS + "default", EVENT, false);
        assertThat(shop.bodies("orders")).containsExactly("tea", EVENT);
        assertThat(shop.calls()).containsExactly("First " + EVENT);
        schedule(TOPIC + "gone", "lost", false);
        assertThat(shop.bodies("dead")).containsExactly("lost");
        assertThat(shop.queues.get(QUEUE + "dead").get(0).attributes())
                .isEqualTo(Map.of(
                        "SCHEDULE_ARN", text("arn:nightly"),
                        "TARGET_ARN", text(TOPIC + "gone"),
                        "ERROR_CODE", text("NO_RESOURCE"),
                        "ERROR_MESSAGE", text("this machine has no " + TOPIC + "gone"),
                        "RETRY_ATTEMPTS", new Queues.MessageAttribute("Number", "0")));
    }

    private void schedule(String arn, String body, boolean isEventOfBus) {
        Value.Mapping target = Value.mapping()
                .put("Arn", arn)
                .put("DeadLetterConfig", Value.mapping("Arn", Value.of(QUEUE + "dead")))
                .build();
        shop.messaging.deliver(new TargetMessage(
                "Message of schedule nightly",
                target,
                Queues.Message.of(body),
                Map.of("SCHEDULE_ARN", "arn:nightly"),
                isEventOfBus));
    }

    @Test
    void aFifoQueueGetsTheGroupOfTheTargetAndATopicTheEvent() {
        shop.with(
                "\"Topic\": {\"Type\": \"AWS::SNS::Topic\", \"Properties\": {\"TopicName\": \"events\", \"Subscription\": ["
                        + "{\"Protocol\": \"lambda\", \"Endpoint\": {\"Fn::GetAtt\": [\"First\", \"Arn\"]}}]}}",
                rule("grouped", "", TO_QUEUE + ", \"SqsParameters\": {\"MessageGroupId\": \"g\"}"),
                rule("published", "", ", \"Arn\": \"" + TOPIC + "events\""));
        put("");
        assertThat(shop.queues.get(QUEUE + "orders").get(0).group()).contains("g");
        assertThat(shop.notification().text("Message")).contains(EVENT);
    }

    @Test
    void destinationsReachQueuesTopicsAndBuses() {
        shop.with(rule("all", "", TO_FIRST));
        Value.Mapping none = Value.Mapping.EMPTY;
        Value.Mapping attributes = Value.mapping()
                .put("ErrorCode", Value.of(200))
                .put("RequestID", "r")
                .build();
        assertThat(shop.messaging.deliver(QUEUE + "dead", "{}", attributes)).isTrue();
        assertThat(shop.queues.get(QUEUE + "dead").get(0).attributes())
                .isEqualTo(Map.of("ErrorCode", new Queues.MessageAttribute("Number", "200"), "RequestID", text("r")));
        assertThat(shop.messaging.deliver("arn:aws:events:us-east-1:000000000000:event-bus/default", EVENT, none))
                .isTrue();
        assertThat(shop.calls()).containsExactly("First " + EVENT);
        assertThat(shop.messaging.deliver(TOPIC + "unknown", "{}", none)).isFalse();
        assertThat(shop.messaging.deliver("arn:aws:events:us-east-1:000000000000:event-bus/gone", EVENT, none))
                .isFalse();
        shop.outages.set(2);
        assertThat(shop.messaging.deliver(QUEUE + "orders", "later", none)).isTrue();
    }
}
