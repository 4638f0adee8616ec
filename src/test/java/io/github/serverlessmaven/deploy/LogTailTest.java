/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.Logs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    private final List<String> told = new ArrayList<>();

    @AfterEach
    void wakeUp() {
        Thread.interrupted();
    }

    @Test
    void eachEventIsToldOnceHoweverOftenItIsRead() {
        follow(List.of(event("a", 0), event("b", 1)), List.of(event("a", 0), event("b", 1), event("c", 2)), List.of());
        assertThat(told).containsExactly("a", "b", "c");
    }

    @Test
    void anEventThatArrivesAfterANewerOneIsToldToo() {
        follow(List.of(event("newer", 20)), List.of(event("late", 5), event("newer", 20)));
        assertThat(told).containsExactly("newer", "late");
    }

    @Test
    void twoEventsOfOneMomentAreBothTold() {
        follow(List.of(event("one", 3)), List.of(event("one", 3), event("other", 3)));
        assertThat(told).containsExactly("one", "other");
    }

    @Test
    void aLookGoesBackHalfAMinuteButNotBeforeTheStart() {
        List<Instant> starts = follow(
                List.of(event("a", 10)),
                List.of(event("b", 100)),
                List.of(event("b", 100), event("c", 101)),
                List.of());
        assertThat(starts).containsExactly(START, START, START.plusSeconds(70), START.plusSeconds(71));
        assertThat(told).containsExactly("a", "b", "c");
    }

    @Test
    void anEventWhoseTimeIsKnownMoreExactlyLaterIsToldOnce() {
        follow(List.of(event("a", 0), event("newest", 100)), List.of(event("a", 99), event("newest", 100)));
        assertThat(told).containsExactly("a", "newest");
    }

    private static Logs.Event event(String id, long seconds) {
        return new Logs.Event(id, START.plusSeconds(seconds), id);
    }

    /** Follows a log that gives one list after the other; returns from when on it was read each time. */
    @SafeVarargs
    private List<Instant> follow(List<Logs.Event>... looks) {
        List<Instant> starts = new ArrayList<>();
        Logs logs = new Logs() {
            @Override
            public String group(String functionName) {
                throw new AssertionError("the group is known");
            }

            @Override
            public Optional<Instant> lastWritten(String group) {
                throw new AssertionError("not asked for");
            }

            @Override
            public void read(Query query, Consumer<Event> reader) {
                looks[starts.size()].forEach(reader);
                starts.add(query.from());
            }
        };
        Clock clock = new Clock() {
            @Override
            public Instant now() {
                return START;
            }

            @Override
            public void sleep(Duration duration) {
                if (starts.size() == looks.length) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        new LogTail(logs, clock)
                .follow(
                        new Logs.Query("/group", START, Optional.empty()),
                        Duration.ofSeconds(1),
                        event -> told.add(event.message()));
        return starts;
    }
}
