/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The service under test, served on this machine. Functions are named as in the configuration. Safe for use by several threads; tests that run
 * at once share the functions, but each has a {@code ServiceUnderTest} of its own, which looks back to the beginning of its test.
 */
public final class ServiceUnderTest {

    /** How long {@link #awaitInvocation(String)} waits. */
    private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

    /** How long the server is asked to wait at once. */
    private static final Duration WAIT_OF_SERVER = Duration.ofSeconds(5);

    private final TestConnection connection;
    private final long begin;

    ServiceUnderTest(TestConnection connection) {
        this.connection = connection;
        this.begin = Long.parseLong(connection.ask("last", Map.of()));
    }

    /** The address of the service's HTTP API, and of the server; REST APIs are below the name of their stage. */
    public URI url() {
        return connection.address();
    }

    /**
     * The URL of a function.
     *
     * @throws IllegalArgumentException if there is no such function, or it has no URL
     */
    public URI functionUrl(String function) {
        return connection.url(function);
    }

    /**
     * Invokes a function and waits for its answer.
     *
     * @param payload JSON
     * @throws IllegalArgumentException if there is no such function, or the payload is refused
     */
    public InvocationResult invoke(String function, String payload) {
        return invoke(function, payload.getBytes(StandardCharsets.UTF_8));
    }

    /** Does the same with bytes. */
    public InvocationResult invoke(String function, byte[] payload) {
        return connection.invoke(function, payload, "RequestResponse");
    }

    /** Does the same with a sample event. */
    public InvocationResult invoke(String function, Event event) {
        return invoke(function, event.json());
    }

    /**
     * Invokes a function asynchronously: it is tried again after an error, and its destinations receive the result, as in AWS.
     *
     * @param payload JSON
     * @throws IllegalArgumentException if there is no such function, or the payload is refused
     */
    public void send(String function, String payload) {
        var unused = connection.invoke(function, payload.getBytes(StandardCharsets.UTF_8), "Event");
    }

    /** Does the same with a sample event. */
    public void send(String function, Event event) {
        send(function, event.json());
    }

    /** The sample event of a name, such as <code>sqs</code>; the names are those of <code>serverless:invoke -Dserverless.event</code>. */
    public Event event(String name) {
        return new Event(connection, name);
    }

    /** The invocations of a function that have ended since the test began, the first one first. */
    public List<Invocation> invocations(String function) {
        return connection.invocations(function, begin, Duration.ZERO).stream()
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Waits up to 30 seconds until a function was invoked since the test began, and returns the first of these invocations. */
    public Invocation awaitInvocation(String function) {
        return awaitInvocation(function, invocation -> true);
    }

    /** Does the same for the first invocation that meets a condition. */
    public Invocation awaitInvocation(String function, Predicate<Invocation> condition) {
        return awaitInvocation(function, condition, USUAL_WAIT);
    }

    /**
     * Does the same with another limit.
     *
     * @throws AssertionError if there is no such invocation in time; its message has the log of the function
     */
    public Invocation awaitInvocation(String function, Predicate<Invocation> condition, Duration limit) {
        Instant end = Instant.now().plus(limit);
        long last = begin;
        Duration left = limit;
        do {
            Duration wait = left.compareTo(WAIT_OF_SERVER) < 0 ? left : WAIT_OF_SERVER;
            for (Map.Entry<Long, Invocation> found : connection.invocations(function, last, wait)) {
                last = found.getKey();
                if (condition.test(found.getValue())) {
                    return found.getValue();
                }
            }
            left = Duration.between(Instant.now(), end);
        } while (!left.isNegative() && !left.isZero());
        throw new AssertionError("No such invocation of " + function + " within " + limit + ", but "
                + invocations(function).size() + " others. Its log:\n" + logs(function));
    }

    /** All that a function has logged, lines of Lambda included. */
    public String logs(String function) {
        return connection.ask("log", Map.of("function", connection.name(function)));
    }

    /**
     * Brings the service to the state of its start, for a test that wants nothing of earlier ones:
     *
     * <ul>
     *   <li>asynchronous invocations that wait to be made or tried again are dropped, with what topics, buses and buckets have still to
     *       deliver; invocations that run in the background are awaited, and their results go nowhere;
     *   <li>queues are empty, messages included that were received and not deleted, and FIFO queues and topics accept what they have had
     *       already; buckets are empty, without events; tables are empty and their streams begin anew; messages that were kept for
     *       destinations elsewhere are deleted;
     *   <li>subscriptions that no stack has, remembered answers of authorizers and the use of usage plans are forgotten;
     *   <li>environments of functions end, those in a call after it: the next call is a cold start, with an empty <code>/tmp</code>.
     * </ul>
     *
     * Logs, {@link #invocations(String)} and open WebSocket connections stay; invocations that others wait for go on.
     *
     * <p>It concerns all tests that share the server: those that run at the same time lose their messages and objects too. A class whose tests
     * call it should not run beside others, as JUnit's <code>@Isolated</code> has it, or have settings of its own in
     * {@link ServerlessTest}, and so a server of its own.
     *
     * @throws IllegalStateException if the server cannot be reached
     */
    public void reset() {
        connection.ask("reset", Map.of());
    }

    /**
     * A client of the AWS SDK for Java 2 that calls this machine; closed after all tests.
     *
     * @param type the interface of a synchronous client, such as <code>LambdaClient.class</code>
     */
    public <T> T client(Class<T> type) {
        return connection.client(type);
    }
}
