/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.filter.FilterPolicy;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The topics of all stacks with their subscriptions, and what is published to them. A topic that only a subscription names is not part of a
 * stack; it is known by its name, whatever account and region are in its ARN. May be used by several threads.
 */
public final class Topics {

    private static final String TOPIC = "AWS::SNS::Topic";
    private static final String TOPIC_ARN = "TopicArn";

    /** SNS retries for 23 days. */
    private static final Redelivery.Limits LIMITS = new Redelivery.Limits(50, Duration.ofDays(1));

    private final StateFolder state;
    private final MessageSender sender;
    private final Redelivery redelivery;
    private final Clock clock;
    private final UniqueIds ids;
    private final Consumer<String> listener;
    private final List<Subscription> subscribed = new CopyOnWriteArrayList<>();
    private final RecentPublications recent = new RecentPublications();

    Topics(
            StateFolder state,
            MessageSender sender,
            Redelivery redelivery,
            Clock clock,
            UniqueIds ids,
            Consumer<String> listener) {
        this.state = state;
        this.sender = sender;
        this.redelivery = redelivery;
        this.clock = clock;
        this.ids = ids;
        this.listener = listener;
    }

    /** All topics, those of stacks first. */
    public List<Topic> all() {
        Account account = state.read();
        Map<String, Topic> topics = new LinkedHashMap<>();
        account.resources(TOPIC)
                .map(topic -> new Topic(topic.physicalId(), topic.properties()))
                .forEach(topic -> topics.put(topic.name(), topic));
        account.resources("AWS::SNS::Subscription")
                .map(subscription -> new Topic(Values.text(subscription.properties(), TOPIC_ARN), Value.Mapping.EMPTY))
                .forEach(topic -> topics.putIfAbsent(topic.name(), topic));
        return List.copyOf(topics.values());
    }

    /** The topic of an ARN; empty if nothing here knows its name. */
    public Optional<Topic> find(String arn) {
        String name = Topic.name(arn);
        return all().stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    /** The subscriptions to a topic. */
    public List<Subscription> subscriptions(Topic topic) {
        return subscriptions()
                .filter(each -> Topic.name(each.topicArn()).equals(topic.name()))
                .toList();
    }

    /** The subscriptions to all topics. An endpoint has one subscription to a topic; the settings that come last count. */
    public Stream<Subscription> subscriptions() {
        Account account = state.read();
        Map<String, Subscription> subscriptions = new LinkedHashMap<>();
        Stream.of(
                        account.resources(TOPIC).flatMap(Topics::inline),
                        account.resources("AWS::SNS::Subscription").map(Topics::separate),
                        subscribed.stream())
                .flatMap(each -> each)
                .forEach(each -> subscriptions.put(
                        Topic.name(each.topicArn()) + " " + each.protocol() + " " + each.endpoint(), each));
        return subscriptions.values().stream();
    }

    private static Stream<Subscription> inline(LocalResource topic) {
        return Values.items(topic.properties(), "Subscription").stream()
                .map(each -> Subscription.to(topic.physicalId(), Values.asMapping(each)));
    }

    private static Subscription separate(LocalResource resource) {
        return new Subscription(
                resource.physicalId(), Values.text(resource.properties(), TOPIC_ARN), resource.properties());
    }

    /**
     * Subscribes an endpoint until this process ends.
     *
     * @param properties those of {@code AWS::SNS::Subscription}
     * @return the subscription, which there may have been already
     * @throws io.github.serverlessmaven.local.state.ResourceProblem if its filter policy is not valid
     */
    public Subscription subscribe(Topic topic, Value.Mapping properties) {
        FilterPolicy.of(properties);
        Subscription subscription = Subscription.to(topic.arn(), properties);
        subscribed.removeIf(each -> each.arn().equals(subscription.arn()));
        subscribed.add(subscription);
        return subscription;
    }

    /**
     * Ends a subscription that {@link #subscribe} made.
     *
     * @return whether there was one
     */
    public boolean unsubscribe(String arn) {
        return subscribed.removeIf(each -> each.arn().equals(arn));
    }

    /** Drops subscriptions that {@link #subscribe} made, and what was published. */
    void reset() {
        subscribed.clear();
        recent.forget();
    }

    /**
     * Publishes a message; if a subscriber does not accept it at once, it is delivered later.
     *
     * @throws TopicProblem if SNS would refuse it
     */
    public Receipt publish(Topic topic, Publication publication) {
        publication.check(topic);
        if (!topic.isFifo()) {
            return deliver(topic, publication, new Receipt(ids.next(), Optional.empty()));
        }
        synchronized (recent) {
            String id = publication.deduplicationId();
            Optional<Receipt> before = recent.find(topic.arn(), id, clock.now());
            if (before.isPresent()) {
                return before.get();
            }
            Receipt receipt = new Receipt(ids.next(), Optional.of(recent.nextNumber()));
            recent.add(topic.arn(), id, receipt, clock.now());
            return deliver(topic, publication, receipt);
        }
    }

    private Receipt deliver(Topic topic, Publication publication, Receipt receipt) {
        Notification notification = new Notification(topic, publication, receipt, clock.now());
        Value.Mapping attributes = publication.attributes();
        List<Subscription> receivers = subscriptions(topic).stream()
                .filter(each -> each.policy().accepts(attributes, publication.text(each.protocol())))
                .toList();
        listener.accept("Message " + receipt.messageId() + " of topic " + topic.name() + ": "
                + (receivers.size() == 1 ? "1 subscriber" : receivers.size() + " subscribers"));
        receivers.forEach(each -> deliver(each, notification));
        return receipt;
    }

    private void deliver(Subscription subscription, Notification notification) {
        if (!List.of("lambda", "sqs").contains(subscription.protocol())) {
            listener.accept("Subscriptions by " + subscription.protocol() + " receive nothing on this machine: "
                    + subscription.endpoint());
            return;
        }
        Queues.Message message = notification.to(subscription);
        redelivery.deliver(
                () -> sender.send(subscription.endpoint(), message),
                LIMITS,
                failure -> undeliverable(subscription, notification, failure.problem()));
    }

    private void undeliverable(Subscription subscription, Notification notification, UndeliverableException problem) {
        String lost = "Message of topic " + Topic.name(subscription.topicArn()) + " not delivered: " + problem.reason();
        Optional<String> queue = subscription.deadLetterQueue();
        if (queue.isEmpty()) {
            listener.accept(lost);
            return;
        }
        try {
            sender.send(queue.get(), notification.queued(subscription, queue.get()));
            listener.accept(lost + "; it is in its dead letter queue " + queue.get());
        } catch (UndeliverableException e) {
            listener.accept(lost + "; nor is it in its dead letter queue: " + e.reason());
        }
    }
}
