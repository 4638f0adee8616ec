/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Queues that keep what is sent to them; nothing is received from them. */
public final class FakeQueues implements Queues {

    private final Map<String, List<Message>> queues = new LinkedHashMap<>();
    private final Set<String> refusing = new HashSet<>();

    /** Adds a queue. */
    public void add(String arn) {
        queues.put(arn, new ArrayList<>());
    }

    /** Adds a queue that refuses all messages. */
    public void refuse(String arn) {
        refusing.add(arn);
    }

    /** What was sent to a queue. */
    public synchronized List<Message> sent(String arn) {
        return List.copyOf(queues.getOrDefault(arn, List.of()));
    }

    @Override
    public synchronized boolean send(String queue, Message message) {
        if (refusing.contains(queue)) {
            throw new ServerlessException("The local queue refused SendMessage.", "Send something else.");
        }
        Optional<List<Message>> messages = Optional.ofNullable(queues.get(queue));
        messages.ifPresent(sent -> sent.add(message));
        return messages.isPresent();
    }

    @Override
    public Optional<MessageQueue> queue(String arn) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> urls() {
        Map<String, String> urls = new LinkedHashMap<>();
        queues.keySet().forEach(arn -> urls.put(arn, "http://127.0.0.1/" + arn));
        return urls;
    }
}
