/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.FakeClock;
import io.github.serverlessmaven.deploy.port.ServiceApi;
import io.github.serverlessmaven.deploy.port.ServiceFailure;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignQueuesTest implements ServiceApi {

    private static final String ORDERS = "arn:aws:sqs:eu-central-1:123456789012:orders";
    private static final String URL = "https://sqs.eu-central-1.amazonaws.com/123456789012/orders";

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock();
    private final List<String> asked = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private boolean exists = true;
    private boolean isSignedIn = true;
    private ForeignQueues queues;

    @BeforeEach
    void prepare() {
        queues = new ForeignQueues(
                new StateFolder(folder),
                new EventSources(
                        "in account 123456789012, eu-central-1",
                        this,
                        (stack, id) -> Optional.empty(),
                        (arn, key, record) -> {},
                        Optional.empty()),
                clock,
                messages::add);
    }

    @Override
    public Value.Mapping call(Service service, String operation, Value.Mapping input) {
        asked.add(operation + " " + Json.compact(input));
        if (!isSignedIn) {
            throw new ServerlessException("There are no AWS credentials.", "Sign in.");
        }
        if (!exists) {
            throw new ServiceFailure("QueueDoesNotExist", "no such queue", "", null);
        }
        return switch (operation) {
            case "GetQueueUrl" -> Value.mapping("QueueUrl", Value.of(URL));
            case "GetQueueAttributes" ->
                (Value.Mapping) Json.parse(
                        "{\"Attributes\": {\"QueueArn\": \"" + ORDERS + "\", \"VisibilityTimeout\": \"90\"}}", "test");
            case "ReceiveMessage" ->
                (Value.Mapping)
                        Json.parse("{\"Messages\": [{\"MessageId\": \"1\", \"ReceiptHandle\": \"r\"}]}", "test");
            default -> Value.Mapping.EMPTY;
        };
    }

    @Test
    void aQueueOfAnotherAccountIsFoundByItsOwner() {
        MessageQueue queue = queues.queue(ORDERS).orElseThrow();
        assertThat(asked)
                .startsWith("GetQueueUrl {\"QueueName\":\"orders\",\"QueueOwnerAWSAccountId\":\"123456789012\"}");
        assertThat(queue.arn()).isEqualTo(ORDERS);
        assertThat(queue.visibilityTimeout()).isEqualTo(90);
        assertThat(queues.urls()).isEqualTo(Map.of(ORDERS, URL));
    }

    @Test
    void messagesAreReceivedAndDeletedThere() {
        MessageQueue queue =
                queues.queue("arn:aws:sqs:us-east-1:000000000000:orders").orElseThrow();
        queue.delete(queue.receive(10, 20));
        assertThat(asked)
                .startsWith("GetQueueUrl {\"QueueName\":\"orders\"}")
                .anySatisfy(call -> assertThat(call).contains("ReceiveMessage", URL, "\"WaitTimeSeconds\":20"))
                .anySatisfy(call -> assertThat(call).contains("DeleteMessageBatch", "\"ReceiptHandle\":\"r\""));
    }

    @Test
    void whatElseGoesWrongIsReportedOnceToo() {
        isSignedIn = false;
        assertThat(queues.queue(ORDERS)).isEmpty();
        clock.sleep(Duration.ofSeconds(11));
        assertThat(queues.queue(ORDERS)).isEmpty();
        assertThat(asked).hasSize(2);
        assertThat(messages).singleElement().asString().contains("There are no AWS credentials.", "Sign in.");
    }

    @Test
    void aQueueThatIsNotThereIsNamedOnceAndFoundLater() {
        exists = false;
        assertThat(queues.queue(ORDERS)).isEmpty();
        assertThat(queues.queue(ORDERS)).isEmpty();
        assertThat(asked).hasSize(1);
        clock.sleep(Duration.ofSeconds(11));
        assertThat(queues.queue(ORDERS)).isEmpty();
        assertThat(messages).singleElement().asString().contains("There is no queue orders in account 123456789012");
        exists = true;
        clock.sleep(Duration.ofSeconds(11));
        assertThat(queues.queue(ORDERS)).isPresent();
        assertThat(queues.send(ORDERS, Queues.Message.of("tea"))).isTrue();
    }
}
