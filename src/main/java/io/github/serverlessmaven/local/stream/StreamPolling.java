/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.FunctionCaller;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads the streams of all event source mappings of this machine's stacks, and follows the stacks: what is redeployed is read as it is
 * configured now, from its starting position. A stream that does not exist is reported once, and read as soon as it does.
 */
public final class StreamPolling implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** How long until a stream that does not exist is looked for again. */
    private static final Duration LOOK_UP = Duration.ofSeconds(10);

    private final StateFolder state;
    private final FunctionDirectory directory;
    private final StreamLookup lookup;
    private final Function<String, Optional<String>> places;
    private final ShardConsumers shards;
    private final Consumer<String> listener;
    private final Map<Reading, MappingWorker> workers = new ConcurrentHashMap<>();
    private final Map<Reading, Instant> lookedUp = new HashMap<>();
    private final Map<String, String> reported = new HashMap<>();
    private volatile boolean isClosed;
    private boolean isPaused;
    private final Thread watch = new Thread(this::follow, "streams");

    /** A mapping with what its source is where streams are. */
    private record Reading(StreamMapping mapping, String place) {}

    /**
     * Creates the poller; nothing is read yet.
     *
     * @param sources where streams are
     * @param places what the ARN of a source stands for there, empty if it is not read; another place is read from its beginning
     * @param listener is notified of what is read, and of what goes wrong
     */
    public StreamPolling(
            StateFolder state,
            EventSources sources,
            Function<String, Optional<String>> places,
            FunctionCaller functions,
            Clock clock,
            UniqueIds ids,
            Consumer<String> listener) {
        this.state = state;
        this.directory = new FunctionDirectory(state);
        this.lookup = new StreamLookup(sources);
        this.places = places;
        this.shards = new ShardConsumers(directory, functions, sources.destination(), clock, ids, listener);
        this.listener = listener;
        watch.setDaemon(true);
    }

    /** Begins to read. */
    public void open() {
        watch.start();
    }

    private void follow() {
        while (!isClosed) {
            try {
                update();
            } catch (ServerlessException e) {
                report("", e.render());
            } catch (UncheckedIOException e) {
                report("", "Streams are not looked for: " + e.getMessage());
            }
            shards.clock().sleep(PAUSE);
        }
    }

    synchronized void update() {
        if (isPaused) {
            return;
        }
        Account account = state.read();
        List<Reading> wanted = StreamMapping.of(account).stream()
                .filter(StreamMapping::isEnabled)
                .flatMap(mapping -> places.apply(mapping.source()).map(place -> new Reading(mapping, place)).stream())
                .toList();
        lookedUp.keySet().retainAll(wanted);
        workers.entrySet().removeIf(reading -> {
            boolean isGone = !wanted.contains(reading.getKey());
            if (isGone) {
                reading.getValue().close();
            }
            return isGone;
        });
        wanted.stream()
                .filter(reading -> !workers.containsKey(reading) && isLookedUpNow(reading))
                .forEach(reading -> begin(reading, account));
    }

    /** Whether it is time to look for a stream, which was not there before. */
    private boolean isLookedUpNow(Reading reading) {
        Instant now = shards.clock().now();
        boolean isNow = !now.isBefore(lookedUp.getOrDefault(reading, Instant.MIN));
        if (isNow) {
            lookedUp.put(reading, now.plus(LOOK_UP));
        }
        return isNow;
    }

    private void begin(Reading reading, Account account) {
        StreamMapping mapping = reading.mapping();
        Optional<DeployedFunction> function = directory.find(mapping.function(), Optional.empty());
        try {
            RecordStream stream = lookup.find(
                    mapping,
                    account,
                    function.map(found -> Values.text(found.properties(), "Role"))
                            .orElse(""));
            MappingWorker worker = new MappingWorker(mapping, stream, shards);
            workers.put(reading, worker);
            if (isClosed) {
                return;
            }
            worker.open();
            listener.accept(stream.arn() + " is read for "
                    + function.map(DeployedFunction::name).orElse(mapping.function()) + ".");
            reported.remove(mapping.id());
        } catch (ServerlessException e) {
            report(mapping.id(), e.render());
        }
    }

    /** A problem of a mapping, unless it was the last one too. */
    private synchronized void report(String mapping, String problem) {
        if (!problem.equals(reported.put(mapping, problem))) {
            listener.accept(problem);
        }
    }

    /** Reads no more until {@link #reset}; the calls that run are over when this returns. */
    public synchronized void pause() {
        isPaused = true;
        List<MappingWorker> ended = List.copyOf(workers.values());
        workers.clear();
        ended.forEach(MappingWorker::finish);
        ended.forEach(MappingWorker::awaitEnd);
    }

    /** Reads the streams that are there now from where their mappings begin, and thus all that is added afterwards. */
    public synchronized void reset() {
        isPaused = false;
        lookedUp.clear();
        try {
            update();
        } catch (ServerlessException | UncheckedIOException e) {
            lookedUp.clear(); // the next look finds them, or reports why not
        }
    }

    @Override
    public void close() {
        isClosed = true;
        watch.interrupt();
        workers.values().forEach(MappingWorker::close);
    }
}
