/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.deploy.LogTail;
import io.github.serverlessmaven.deploy.Logs;
import io.github.serverlessmaven.deploy.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a deployed function wrote to its log, on standard output, each event with its time; with Maven's <code>-q</code> nothing
 * else is printed there. All execution environments of the function are shown together, in the order of time.
 *
 * @since 0.1.0
 */
@Mojo(name = "logs", requiresProject = false, threadSafe = true)
public final class LogsMojo extends AbstractTargetMojo {

    private static final String WHILE_LOOKING_BACK = "10m";
    private static final String WHILE_FOLLOWING = "10s";

    /**
     * The function, by its key in the configuration. May be left out when the service has only one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.function")
    private @Nullable String function;

    /**
     * From when on the log is shown: a time before now such as <code>30m</code>, <code>2h</code> or <code>3d</code>, a date or time
     * such as <code>2026-11-25</code> or <code>2026-11-25T14:30</code>, in UTC unless it has an offset, or seconds or milliseconds since
     * 1970. Without it <code>10m</code>, and <code>10s</code> with <code>tail</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.logs.startTime")
    private @Nullable String startTime;

    /**
     * A filter pattern of CloudWatch Logs: only events that match it are shown, such as <code>ERROR</code>, <code>"not found"</code>
     * or <code>?ERROR ?WARN</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.logs.filter")
    private @Nullable String filter;

    /**
     * Whether the goal goes on and shows what is written, until Ctrl+C.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.logs.tail", defaultValue = "false")
    private boolean tail;

    /**
     * How often the log is looked at with <code>tail</code>, in milliseconds; at least 100.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.logs.interval", defaultValue = "1000")
    private int interval;

    @Override
    void run() {
        if (interval < 100) {
            throw new ServerlessException(
                    "serverless.logs.interval must be 100 milliseconds or more, but is " + interval + ".",
                    "Leave it out, or raise it.");
        }
        ServiceModule module = service();
        Service service = read(module).service();
        LambdaFunction asked = new FunctionChoice(service).of(Optional.ofNullable(function));
        try (Target target = target(module, service)) {
            String from = Optional.ofNullable(startTime).orElse(tail ? WHILE_FOLLOWING : WHILE_LOOKING_BACK);
            Instant start = StartTime.parse(from, target.clock().now());
            Logs logs = target.logs();
            Logs.Query query = new Logs.Query(logs.group(asked.name()), start, Optional.ofNullable(filter));
            if (tail) {
                getLog().info("Following " + query.group() + ". Ctrl+C ends it.");
                new LogTail(logs, target.clock()).follow(query, Duration.ofMillis(interval), LogsMojo::print);
            } else {
                show(logs, query, asked);
            }
        }
    }

    private void show(Logs logs, Logs.Query query, LambdaFunction asked) {
        AtomicBoolean found = new AtomicBoolean();
        logs.read(query, event -> {
            found.set(true);
            print(event);
        });
        if (!found.get()) {
            getLog().warn(nothing(asked, query, logs.lastWritten(query.group())));
        }
    }

    private static void print(Logs.Event event) {
        StandardOutput.print(event.time() + "  " + event.message(), Optional.empty());
    }

    private static String nothing(LambdaFunction asked, Logs.Query query, Optional<Instant> last) {
        if (last.isEmpty()) {
            return "The function " + asked.key() + " has written nothing to " + query.group()
                    + " yet. Call it, for example with \"mvn serverless:invoke\".";
        }
        return "The function " + asked.key() + " wrote nothing to " + query.group() + " since "
                + query.from().truncatedTo(ChronoUnit.SECONDS)
                + query.filter().map(text -> " that matches " + text).orElse("") + "; something was last written at "
                + last.get() + ". Look further back with -Dserverless.logs.startTime, such as 1d.";
    }
}
