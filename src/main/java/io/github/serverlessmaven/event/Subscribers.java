/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Events that share a resource, such as the notifications of one bucket.
 *
 * @param events at least one
 */
public record Subscribers<T>(List<Event<T>> events) {

    /** Copies the list. */
    public Subscribers {
        events = List.copyOf(events);
    }

    /** The first one, whose settings count where only one can. */
    public Event<T> first() {
        return events.get(0);
    }

    /** The condition under which the resource exists: that of the functions, if all have the same one. */
    public Optional<String> condition() {
        List<Optional<String>> conditions = events.stream()
                .map(event -> event.scope().condition())
                .distinct()
                .toList();
        return conditions.size() == 1 ? conditions.get(0) : Optional.empty();
    }

    /**
     * What each event adds to a list of the resource. An entry stands under the condition of its function unless the resource does.
     *
     * @param isEntry which events do
     * @param entry the entry of an event
     */
    public Value.Sequence entries(Predicate<Event<T>> isEntry, Function<Event<T>, Value> entry) {
        boolean isShared = condition().isEmpty();
        return new Value.Sequence(events.stream()
                .filter(isEntry)
                .map(event -> event.scope()
                        .condition()
                        .filter(condition -> isShared)
                        .map(condition -> only(condition, entry.apply(event)))
                        .orElseGet(() -> entry.apply(event)))
                .distinct()
                .toList());
    }

    private static Value only(String condition, Value value) {
        Value nothing = Value.mapping("Ref", Value.of("AWS::NoValue"));
        return Value.mapping("Fn::If", Value.list(Value.of(condition), value, nothing));
    }

    /** What has to exist before the functions can be named. */
    public List<LogicalId> dependencies() {
        return events.stream()
                .flatMap(event -> event.target().dependencies().stream())
                .distinct()
                .toList();
    }
}
