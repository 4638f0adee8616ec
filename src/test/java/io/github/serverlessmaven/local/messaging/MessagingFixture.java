/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.FakeClock;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.service.MessageQueue;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Topics and buses of a deployed stack named {@code shop}, with receivers that keep what they get. */
public final class MessagingFixture implements Queues {

    /** What the ARNs of functions begin with. */
    public static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:shop-";

    /** What the ARNs of queues begin with. */
    public static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:";

    /** What the ARNs of topics begin with. */
    public static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:";

    /** The messages of each queue that there is, by its ARN. */
    public final Map<String, List<Message>> queues = new LinkedHashMap<>();

    /** The ARNs of the queues that got messages, one for each message. */
    public final BlockingQueue<String> arrivals = new LinkedBlockingQueue<>();

    /** What was reported. */
    public final List<String> lines = new CopyOnWriteArrayList<>();

    /** The time, which stands still unless somebody sleeps. */
    public final FakeClock clock = new FakeClock();

    /** How often queues do not answer from now on. */
    public final AtomicInteger outages = new AtomicInteger();

    /** What happens when a queue does not answer. */
    public Runnable outage = () -> {};

    /** The object under test. */
    public final Messaging messaging;

    private final List<Call> calls = new ArrayList<>();
    private final DeployedTemplate stack;
    private final LocalTarget target;

    /** Deploys an empty stack below a folder. */
    public MessagingFixture(Path folder) throws IOException {
        target = new LocalSetUp().clock(clock).open(folder);
        stack = new DeployedTemplate(target, "shop", HandlerPackage.in(folder));
        AtomicInteger ids = new AtomicInteger();
        messaging = new Messaging(
                new StateFolder(folder),
                (function, call) -> calls.add(call),
                this,
                clock,
                () -> "id-" + ids.incrementAndGet(),
                lines::add);
    }

    /** Deploys the functions {@code First} and {@code Second}, two queues and other resources. */
    public MessagingFixture with(String... resources) {
        List<String> all = new ArrayList<>(List.of(stack.function("First", "echo"), stack.function("Second", "echo")));
        all.addAll(List.of(resources));
        stack.with(all.toArray(String[]::new));
        queues.put(QUEUE + "orders", new CopyOnWriteArrayList<>());
        queues.put(QUEUE + "dead", new CopyOnWriteArrayList<>());
        return this;
    }

    /** The resources that a deployment of the stack only records. */
    public List<String> recordedOnly() {
        return target.recordedOnly("shop");
    }

    /** The calls so far: the function's name and the event. */
    public List<String> calls() {
        return calls.stream()
                .map(call -> call.invokedArn().replace(FUNCTION, "") + " "
                        + call.payload().text())
                .toList();
    }

    /** The last event that a function got. */
    public String event() {
        return calls.get(calls.size() - 1).payload().text();
    }

    /** The {@code Sns} of the last event that a function got. */
    public Value.Mapping notification() {
        Value records = Values.asMapping(Json.parse(event(), "The event"))
                .get("Records")
                .orElseThrow();
        return Values.mapping(Values.asMapping(Values.items(records).get(0)), "Sns");
    }

    /** The bodies of the messages of a queue. */
    public List<String> bodies(String queue) {
        return queues.get(QUEUE + queue).stream().map(Message::body).toList();
    }

    /** A subscription as JSON, under a logical id, to a topic of a logical id. */
    public static String subscription(String id, String topic, String protocol, String endpoint, String properties) {
        return """
                "%s": {"Type": "AWS::SNS::Subscription", "Properties": {"TopicArn": {"Ref": "%s"}, "Protocol": "%s", "Endpoint": "%s"%s}}""".formatted(id, topic, protocol, endpoint, properties);
    }

    /** A rule for the source {@code shop}, with one target. */
    public static String rule(String id, String properties, String target) {
        return """
                "%1$s": {"Type": "AWS::Events::Rule", "Properties": {"Name": "%1$s", "EventPattern": {"source": ["shop"]}%2$s,
                  "Targets": [{"Id": "one"%3$s}]}}""".formatted(id, properties, target);
    }

    @Override
    public boolean send(String queue, Message message) {
        if (outages.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            outage.run();
            throw new UncheckedIOException(new IOException("Connection refused"));
        }
        if (queues.containsKey(queue)) {
            queues.get(queue).add(message);
            arrivals.add(queue);
        }
        return queues.containsKey(queue);
    }

    @Override
    public Optional<MessageQueue> queue(String arn) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> urls() {
        return Map.of();
    }
}
