/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.ServiceApi.Service;
import io.github.serverlessmaven.deploy.port.ServiceFailure;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.source.SourceName;
import io.github.serverlessmaven.local.source.SourceNames;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The queues of an account of AWS, or of a server in its place, that event source mappings of this machine name. One that does not exist is
 * reported once, and looked for again every ten seconds.
 */
public final class ForeignQueues implements Queues {

    private static final Duration LOOK_UP = Duration.ofSeconds(10);

    private final StateFolder state;
    private final EventSources sources;
    private final SourceNames names;
    private final Clock clock;
    private final Consumer<String> listener;
    private final Map<String, Found> known = new ConcurrentHashMap<>();
    private final Set<String> reported = new HashSet<>();

    /** The queue of an ARN, and when it is looked for again if it was not there. */
    private record Found(Optional<SqsQueue> queue, String url, Instant again) {}

    /**
     * Creates the look-up; nothing is asked yet.
     *
     * @param listener is notified of queues that do not exist
     */
    public ForeignQueues(StateFolder state, EventSources sources, Clock clock, Consumer<String> listener) {
        this.state = state;
        this.sources = sources;
        this.names = new SourceNames(sources.names());
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public boolean send(String queue, Message message) {
        Optional<SqsQueue> found = find(queue);
        found.ifPresent(target -> target.send(message));
        return found.isPresent();
    }

    @Override
    public Optional<MessageQueue> queue(String arn) {
        return find(arn).map(queue -> queue);
    }

    @Override
    public Map<String, String> urls() {
        Map<String, String> urls = new TreeMap<>();
        known.forEach((arn, found) -> found.queue().ifPresent(queue -> urls.put(arn, found.url())));
        return urls;
    }

    private synchronized Optional<SqsQueue> find(String arn) {
        Optional<Found> before = Optional.ofNullable(known.get(arn));
        if (before.filter(found -> found.queue().isPresent() || clock.now().isBefore(found.again()))
                .isPresent()) {
            return before.flatMap(Found::queue);
        }
        Found found = lookUp(arn);
        known.put(arn, found);
        return found.queue();
    }

    private Found lookUp(String arn) {
        try {
            SourceName name = names.find(state.read(), arn);
            String url = url(name);
            Value.Mapping input = Value.mapping()
                    .put("QueueUrl", url)
                    .put("AttributeNames", Value.texts(List.of("All")))
                    .build();
            Value.Mapping attributes =
                    sources.api().call(Service.SQS, "GetQueueAttributes", input).section("Attributes");
            return new Found(Optional.of(queue(url, attributes)), url, Instant.MAX);
        } catch (ServerlessException e) {
            report(e);
            return new Found(Optional.empty(), "", clock.now().plus(LOOK_UP));
        }
    }

    private String url(SourceName name) {
        Value.MappingBuilder input = Value.mapping().put("QueueName", name.name());
        if (!name.isLocal() && !name.account().isEmpty()) {
            input.put("QueueOwnerAWSAccountId", name.account());
        }
        try {
            return Values.text(sources.api().call(Service.SQS, "GetQueueUrl", input.build()), "QueueUrl");
        } catch (ServiceFailure e) {
            throw e.isMissing() ? missing(name) : e;
        }
    }

    private ServerlessException missing(SourceName name) {
        return new ServerlessException(
                "There is no queue " + name.name() + " " + sources.place() + ".",
                "Create it there, or deploy the service there; it is read as soon as it exists.");
    }

    private SqsQueue queue(String url, Value.Mapping attributes) {
        return new SqsQueue(
                (action, input) -> sources.api().call(Service.SQS, action, input),
                url,
                Values.text(attributes, "QueueArn"),
                Values.text(attributes, "FifoQueue").equals("true"),
                Values.number(attributes, "VisibilityTimeout", 30));
    }

    private void report(ServerlessException problem) {
        if (reported.add(problem.render())) {
            listener.accept(problem.render());
        }
    }
}
