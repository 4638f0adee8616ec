/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.state.EventSourceMapping;
import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.stream.StreamPolling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Kinesis streams and streams of DynamoDB tables, whose records functions get in batches. */
public final class StreamSources implements Trigger {

    private final StateFolder state;
    private final StreamPolling polling;
    private final Supplier<Map<String, Optional<String>>> tables;

    /**
     * Makes the trigger; nothing is read before it is opened.
     *
     * @param tables the tables of this machine by name, with the ARNs that stacks have of their streams
     */
    public StreamSources(StateFolder state, StreamPolling polling, Supplier<Map<String, Optional<String>>> tables) {
        this.state = state;
        this.polling = polling;
        this.tables = tables;
    }

    @Override
    public List<ServedSource> sources() {
        List<ServedSource> served = new ArrayList<>();
        tables.get().forEach((name, stream) -> {
            List<EventSourceMapping> readers = EventSourceMapping.of(state.read()).stream()
                    .filter(mapping -> stream.filter(mapping.source()::equals).isPresent())
                    .toList();
            if (readers.isEmpty()) {
                served.add(new ServedSource("table", name, Optional.empty(), true));
            }
            readers.forEach(mapping -> served.add(new ServedSource(
                    "table",
                    name,
                    Optional.of(FunctionName.parse(mapping.function()).name()),
                    mapping.isEnabled())));
        });
        return served;
    }

    @Override
    public void open() {
        polling.open();
    }

    @Override
    public void pause() {
        polling.pause();
    }

    @Override
    public void reset() {
        polling.reset();
    }

    @Override
    public void close() {
        polling.close();
    }
}
