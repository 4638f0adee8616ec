/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.local.runtime.ServiceEndpoints;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Amazon SQS on this machine: ElasticMQ, started when a stack has a queue. Queues are in memory and follow their stacks: what is changed
 * keeps its messages where SQS keeps them.
 */
public final class QueueServer implements LocalService, Queues {

    private static final String SERVICE = "SQS";

    private final ChildServers servers;
    private final ServiceEndpoints endpoints;
    private final String region;
    private final Consumer<String> console;
    private final Map<String, QueueDefinition> queues = new LinkedHashMap<>();
    private final Set<String> reported = new HashSet<>();
    private Optional<ChildServer> server = Optional.empty();
    private Optional<SqsClient> client = Optional.empty();
    private URI endpoint = URI.create("http://127.0.0.1");

    /**
     * Creates the service; nothing is started.
     *
     * @param console receives what the user should know
     */
    public QueueServer(ChildServers servers, ServiceEndpoints endpoints, String region, Consumer<String> console) {
        this.servers = servers;
        this.endpoints = endpoints;
        this.region = region;
        this.console = console;
    }

    /** What serves queues. */
    public static ServerProgram program(String region) {
        return new ServerProgram(
                "ElasticMQ",
                "queues",
                List.of("org.elasticmq:elasticmq-rest-sqs_2.13:1.7.1", "org.slf4j:slf4j-simple:2.0.20"),
                List.of("-Xmx256m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                ElasticMqMain.class.getName(),
                List.of(ServerProgram.PORT, region, Account.ID));
    }

    @Override
    public synchronized void provision(Account account) {
        List<QueueDefinition> wanted = QueueDefinition.of(account);
        if (wanted.isEmpty() && server.isEmpty()) {
            return;
        }
        SqsClient sqs = running();
        List<QueueDefinition> known = List.copyOf(queues.values());
        known.stream()
                .filter(queue -> wanted.stream().noneMatch(other -> other.arn().equals(queue.arn())))
                .forEach(queue -> delete(sqs, queue));
        wanted.forEach(queue -> createOrUpdate(sqs, queue));
        wanted.forEach(queue -> redrive(sqs, queue));
    }

    /** The client of the server, which is started if it does not run: for the first time, or after it broke down with all its messages. */
    private SqsClient running() {
        if (client.isPresent() && server.filter(ChildServer::isAlive).isPresent()) {
            return client.get();
        }
        if (server.isPresent()) {
            console.accept("The local queues broke down and are created again; their messages are lost.");
            queues.clear();
        } else {
            console.accept("Starting local queues. They are in memory: their messages end with this process.");
        }
        ChildServer started = servers.start(program(region));
        server = Optional.of(started);
        return use(started.url());
    }

    /** Whether the server ended by itself; the next {@link #provision} starts another one. */
    @Override
    public synchronized boolean isBroken() {
        return server.filter(started -> !started.isAlive()).isPresent();
    }

    private SqsClient use(URI url) {
        SqsClient sqs = new SqsClient(url);
        client = Optional.of(sqs);
        endpoint = url;
        endpoints.add(SERVICE, url, Map.of("https://sqs." + region + ".amazonaws.com/" + Account.ID + "/", url("")));
        return sqs;
    }

    @Override
    public synchronized void attach(URI url, Account account) {
        use(url);
        QueueDefinition.of(account).forEach(queue -> queues.put(queue.arn(), queue));
    }

    @Override
    public synchronized Optional<String> limitation(Account account) {
        return server.isPresent() ? Optional.of("no function reads the queues") : Optional.empty();
    }

    @Override
    public String name() {
        return SERVICE;
    }

    private String url(String queue) {
        return endpoint + "/" + Account.ID + "/" + queue;
    }

    private void createOrUpdate(SqsClient sqs, QueueDefinition queue) {
        Optional<QueueDefinition> before = Optional.ofNullable(queues.get(queue.arn()));
        if (before.isPresent() && !queue.canFollow(before.get())) {
            console.accept("The local queue " + queue.name() + " is created again; its messages are lost.");
            delete(sqs, before.get());
            before = Optional.empty();
        }
        if (before.isEmpty()) {
            sqs.call("CreateQueue", queue.creation());
        } else if (!queue.attributes().equals(before.get().attributes())) {
            set(sqs, queue, queue.attributes());
        }
        queues.put(queue.arn(), queue.with(before.flatMap(QueueDefinition::redrive)));
    }

    private void redrive(SqsClient sqs, QueueDefinition queue) {
        Optional<QueueDefinition.Redrive> now =
                Optional.ofNullable(queues.get(queue.arn())).flatMap(QueueDefinition::redrive);
        queue.redrive().filter(policy -> !now.equals(queue.redrive())).ifPresent(policy -> {
            if (queues.containsKey(policy.target())) {
                set(sqs, queue, Map.of("RedrivePolicy", policy.json()));
                queues.put(queue.arn(), queue);
            } else if (reported.add(queue.arn() + policy.target())) {
                console.accept("The dead letter queue " + policy.target() + " of " + queue.name()
                        + " is not on this machine: messages that fail stay in " + queue.name() + ".");
            }
        });
    }

    /** Queues are created again: a purged one would continue to reject duplicates of its messages. */
    @Override
    public synchronized void reset() {
        client.ifPresent(sqs -> {
            List<QueueDefinition> known = List.copyOf(queues.values());
            known.forEach(queue -> delete(sqs, queue));
            known.forEach(queue -> createOrUpdate(sqs, queue));
            known.forEach(queue -> redrive(sqs, queue));
        });
    }

    private void set(SqsClient sqs, QueueDefinition queue, Map<String, String> attributes) {
        sqs.call(
                "SetQueueAttributes",
                Value.mapping()
                        .put("QueueUrl", url(queue))
                        .put("Attributes", Values.texts(attributes))
                        .build());
    }

    private void delete(SqsClient sqs, QueueDefinition queue) {
        sqs.call("DeleteQueue", Value.mapping("QueueUrl", Value.of(url(queue))));
        queues.remove(queue.arn());
    }

    private String url(QueueDefinition queue) {
        return url(queue.name());
    }

    @Override
    public boolean send(String queue, Message message) {
        Optional<SqsQueue> target = find(queue);
        target.ifPresent(found -> found.send(message));
        return target.isPresent();
    }

    @Override
    public Optional<MessageQueue> queue(String arn) {
        return find(arn).map(found -> found);
    }

    private synchronized Optional<SqsQueue> find(String arn) {
        return client.flatMap(sqs -> Optional.ofNullable(queues.get(arn))
                .map(queue -> new SqsQueue(sqs, url(queue), arn, queue.isFifo(), visibility(queue))));
    }

    private static int visibility(QueueDefinition queue) {
        return Integer.parseInt(queue.attributes().getOrDefault("VisibilityTimeout", "30"));
    }

    @Override
    public synchronized Map<String, String> urls() {
        Map<String, String> urls = new LinkedHashMap<>();
        queues.forEach((arn, queue) -> urls.put(arn, url(queue)));
        return urls;
    }

    @Override
    public synchronized void close() {
        endpoints.remove(SERVICE);
        queues.clear();
        client = Optional.empty();
        server.ifPresent(ChildServer::close);
        server = Optional.empty();
    }
}
