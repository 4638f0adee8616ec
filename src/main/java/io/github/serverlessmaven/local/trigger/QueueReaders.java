/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.filter.FilterCriteria;
import io.github.serverlessmaven.local.function.FunctionCaller;
import io.github.serverlessmaven.local.service.MessageQueue;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.state.EventSourceMapping;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.Outage;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Queues of this machine whose messages go to functions. Mappings are looked up again and again, since stacks change. */
public final class QueueReaders implements Trigger {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** How many batches Lambda processes at a time to begin with. */
    private static final int CONCURRENCY = 5;

    private final StateFolder state;
    private final Runnable provision;
    private final Queues queues;
    private final QueueBatches batches;
    private final Clock clock;
    private final Consumer<String> log;
    private final Consumer<String> failures;
    private final Outage outage;
    private final Map<Reading, QueueReader> readers = new HashMap<>();
    private final List<QueueReader> retired = new ArrayList<>();
    private final Thread watch;
    private volatile boolean closed;
    private boolean paused;

    /** How a queue is read: where it is, for which mapping, and by how many calls at a time. */
    private record Reading(EventSourceMapping mapping, String url, int calls) {}

    /**
     * Creates the trigger.
     *
     * @param provision brings the queues to what stacks declare: another process may deploy too
     * @param log receives a line for each batch
     * @param failures receives what goes wrong, a line each
     */
    public QueueReaders(
            StateFolder state,
            Runnable provision,
            Queues queues,
            FunctionCaller functions,
            Clock clock,
            UniqueIds ids,
            Consumer<String> log,
            Consumer<String> failures) {
        this.state = state;
        this.provision = provision;
        this.queues = queues;
        this.batches = new QueueBatches(new FunctionDirectory(state), functions, ids, log, failures);
        this.clock = clock;
        this.log = log;
        this.failures = failures;
        this.outage = new Outage(failures, log);
        this.watch = new Thread(this::follow, "queues");
        watch.setDaemon(true);
    }

    @Override
    public void open() {
        watch.start();
    }

    private void follow() {
        while (!closed && !Thread.currentThread().isInterrupted()) {
            try {
                provision.run();
                update();
                outage.end("Queues are read again.");
            } catch (ServerlessException | ResourceProblem | UncheckedIOException e) {
                if (!closed) {
                    outage.begin("Queues are not read: " + e.getMessage());
                }
            }
            clock.sleep(PAUSE);
        }
    }

    synchronized void update() {
        if (closed || paused) {
            return;
        }
        retired.removeIf(QueueReader::isOver);
        Map<Reading, MessageQueue> wanted = new HashMap<>();
        Map<String, String> urls = queues.urls();
        for (EventSourceMapping mapping : mappings()) {
            queues.queue(mapping.source())
                    .filter(queue -> mapping.isEnabled())
                    .ifPresent(queue -> wanted.put(
                            new Reading(mapping, urls.getOrDefault(mapping.source(), ""), calls(mapping)), queue));
        }
        wanted.keySet().removeIf(reading -> reading.calls() == 0);
        for (Reading reading : List.copyOf(readers.keySet())) {
            if (!wanted.containsKey(reading)) {
                QueueReader former = Objects.requireNonNull(readers.remove(reading));
                former.retire();
                retired.add(former);
            }
        }
        wanted.forEach((reading, queue) -> readers.computeIfAbsent(reading, added -> reader(added, queue)));
    }

    /** A batch that finds no room would come back after its visibility timeout, and go to the dead letter queue at last. */
    private int calls(EventSourceMapping mapping) {
        int reserved = batches.function(mapping)
                .map(function -> function.reservedConcurrency().orElse(CONCURRENCY))
                .orElse(CONCURRENCY);
        return Math.min(Math.min(CONCURRENCY, reserved), mapping.concurrency().orElse(CONCURRENCY));
    }

    private QueueReader reader(Reading reading, MessageQueue queue) {
        return new QueueReader(
                reading.mapping(),
                queue,
                reading.calls(),
                FilterCriteria.of(reading.mapping().properties())::accepts,
                batches,
                clock,
                new Outage(failures, log));
    }

    private List<EventSourceMapping> mappings() {
        return EventSourceMapping.of(state.read()).stream()
                .filter(EventSourceMapping::isOfQueue)
                .toList();
    }

    @Override
    public List<ServedSource> sources() {
        List<ServedSource> served = new ArrayList<>();
        queues.urls().forEach((arn, url) -> {
            List<EventSourceMapping> readers = mappings().stream()
                    .filter(mapping -> mapping.source().equals(arn))
                    .toList();
            if (readers.isEmpty()) {
                served.add(new ServedSource("queue", url, Optional.empty(), true));
            }
            readers.forEach(mapping -> served.add(new ServedSource(
                    "queue",
                    url,
                    Optional.of(FunctionName.parse(mapping.function()).name()),
                    mapping.isEnabled())));
        });
        return served;
    }

    @Override
    public void pause() {
        List<QueueReader> ended;
        synchronized (this) {
            paused = true;
            ended = closeAll();
        }
        ended.forEach(QueueReader::awaitEnd);
    }

    private List<QueueReader> closeAll() {
        List<QueueReader> all = new ArrayList<>(retired);
        all.addAll(readers.values());
        all.forEach(QueueReader::close);
        retired.clear();
        readers.clear();
        return all;
    }

    /** Messages that were received may have gone meanwhile. */
    @Override
    public synchronized void reset() {
        paused = false;
    }

    @Override
    public synchronized void close() {
        closed = true;
        watch.interrupt();
        closeAll();
    }
}
