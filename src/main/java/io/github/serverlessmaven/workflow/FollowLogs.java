/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.LogTail;
import io.github.serverlessmaven.deploy.port.Logs;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Reads the log of a deployed function. */
public final class FollowLogs {

    private static final int SHORTEST_INTERVAL = 100;
    private static final String PAST = "10m";
    private static final String PAST_OF_TAIL = "10s";

    private final BuildContext build;
    private final LoadService services;
    private final Targets targets;

    /** The use case for a goal. */
    public FollowLogs(BuildContext build, LoadService services, Targets targets) {
        this.build = build;
        this.services = services;
        this.targets = targets;
    }

    /**
     * Reads the log; with {@code tail} until the thread is interrupted.
     *
     * @param line receives each event with its time
     */
    public void follow(Query asked, Consumer<String> line) {
        if (asked.interval() < SHORTEST_INTERVAL) {
            throw new ServerlessException(
                    "serverless.logs.interval must be 100 milliseconds or more, but is " + asked.interval() + ".",
                    "Leave it out, or raise it.");
        }
        ServiceModule module = build.service();
        Service service = services.load(module).service();
        LambdaFunction function = new FunctionChoice(service).of(asked.function());
        try (Target target = targets.open(module, service)) {
            String from = asked.startTime().orElse(asked.tail() ? PAST_OF_TAIL : PAST);
            Instant start = StartTime.parse(from, target.clock().now());
            Logs logs = target.logs();
            Logs.Query query = new Logs.Query(logs.group(function.name()), start, asked.filter());
            if (asked.tail()) {
                build.log().info("Following " + query.group() + ". Press Ctrl+C to stop.");
                new LogTail(logs, target.clock())
                        .follow(query, Duration.ofMillis(asked.interval()), event -> line.accept(text(event)));
            } else {
                show(logs, query, function, targets.commands(target, service), line);
            }
        }
    }

    private void show(
            Logs logs, Logs.Query query, LambdaFunction function, SuggestedCommands commands, Consumer<String> line) {
        AtomicBoolean found = new AtomicBoolean();
        logs.read(query, event -> {
            found.set(true);
            line.accept(text(event));
        });
        if (!found.get()) {
            build.log().warn(nothing(function, query, logs.lastWritten(query.group()), commands));
        }
    }

    private static String text(Logs.Event event) {
        return event.time() + "  " + event.message();
    }

    private static String nothing(
            LambdaFunction function, Logs.Query query, Optional<Instant> last, SuggestedCommands commands) {
        if (last.isEmpty()) {
            return "The function " + function.key() + " has written nothing to " + query.group()
                    + " yet. Call it, for example with \""
                    + commands.maven("invoke") + "\".";
        }
        return "The function " + function.key() + " wrote nothing to " + query.group() + " since "
                + query.from().truncatedTo(ChronoUnit.SECONDS)
                + query.filter().map(text -> " that matches " + text).orElse("") + "; something was last written at "
                + last.get() + ". Look further back with -Dserverless.logs.startTime, such as 1d.";
    }

    /**
     * What of the log is read.
     *
     * @param function the function's key; may be empty if the service has only one
     * @param startTime from when on; empty for the last minutes, or seconds with {@code tail}
     * @param filter a filter pattern of CloudWatch Logs
     * @param tail whether to follow the log
     * @param interval how often the log is read with {@code tail}, in milliseconds
     */
    public record Query(
            Optional<String> function,
            Optional<String> startTime,
            Optional<String> filter,
            boolean tail,
            int interval) {}
}
