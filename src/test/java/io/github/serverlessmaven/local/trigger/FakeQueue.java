/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.service.MessageQueue;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A queue in memory. A message that was received is there again only when a test or a reader says so. */
final class FakeQueue implements MessageQueue {

    private final Map<String, Value.Mapping> visible = new LinkedHashMap<>();
    private final Map<String, Value.Mapping> received = new LinkedHashMap<>();
    private final List<Integer> sizes = new ArrayList<>();
    private int count;
    private int refused;
    private int gone;
    private int waiting;

    @Override
    public String arn() {
        return "arn:aws:sqs:eu-west-1:000000000000:orders";
    }

    @Override
    public int visibilityTimeout() {
        return 30;
    }

    /** A receiver that was interrupted is unknown to a queue, which gives it the next message. */
    synchronized void put(String body) {
        count++;
        Map<String, Value.Mapping> place = gone > 0 ? received : visible;
        gone = Math.max(0, gone - 1);
        place.put(
                "m" + count,
                Value.mapping()
                        .put("MessageId", "m" + count)
                        .put("ReceiptHandle", "r" + count)
                        .put("Body", body)
                        .put("MD5OfBody", "md5")
                        .put("Attributes", Value.mapping("ApproximateReceiveCount", Value.of("1")))
                        .build());
        notifyAll();
    }

    /** Waits until somebody waits for messages. */
    synchronized void awaitReceiver() throws InterruptedException {
        while (waiting == 0) {
            wait();
        }
    }

    /** It was deleted and created again, and knows no receiver of before. */
    synchronized void createdAgain() {
        gone = 0;
    }

    /** The next calls are not answered, each for another reason. */
    synchronized void refuse(int calls) {
        refused = calls;
        notifyAll();
    }

    private void answer() {
        if (refused > 0) {
            refused--;
            throw new java.io.UncheckedIOException(new java.io.IOException("refused " + (refused + 1)));
        }
    }

    @Override
    public synchronized List<Value.Mapping> receive(int most, int seconds) {
        answer();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        waiting++;
        notifyAll();
        try {
            while (visible.isEmpty() && System.nanoTime() < end) {
                wait(20);
                answer();
            }
        } catch (InterruptedException e) {
            gone++;
            Thread.currentThread().interrupt();
            throw new java.io.UncheckedIOException(new java.io.IOException("interrupted"));
        } finally {
            waiting--;
        }
        List<Value.Mapping> batch = visible.values().stream().limit(most).toList();
        if (!batch.isEmpty()) {
            sizes.add(most);
        }
        batch.forEach(message -> received.put(id(message), message));
        visible.keySet().removeAll(received.keySet());
        return batch;
    }

    @Override
    public synchronized void delete(List<Value.Mapping> messages) {
        messages.forEach(message -> received.remove(id(message)));
        notifyAll();
    }

    @Override
    public synchronized void hide(List<Value.Mapping> messages, int seconds) {
        if (seconds == 0) {
            messages.forEach(message -> visible.put(id(message), message));
            messages.forEach(message -> received.remove(id(message)));
        }
        notifyAll();
    }

    /** The visibility timeout is over. */
    synchronized void redeliver() {
        visible.putAll(received);
        received.clear();
        notifyAll();
    }

    /** The bodies of all messages that are neither deleted nor handed over, once there are as many. */
    synchronized List<String> left(int wanted) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (visible.size() + received.size() != wanted && System.nanoTime() < end) {
            wait(20);
        }
        List<String> bodies = new ArrayList<>();
        List.of(visible, received)
                .forEach(messages -> messages.values().forEach(message -> bodies.add(Values.text(message, "Body"))));
        return bodies;
    }

    /** How many messages each call asked for that received some. */
    synchronized List<Integer> sizes() {
        return List.copyOf(sizes);
    }

    private static String id(Value.Mapping message) {
        return Values.text(message, "MessageId");
    }
}
