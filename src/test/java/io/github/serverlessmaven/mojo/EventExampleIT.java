/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.OwnEmulator;
import io.github.serverlessmaven.external.PluginRun;
import io.github.serverlessmaven.mojo.GuideSection.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.waiters.Waiter;
import software.amazon.awssdk.core.waiters.WaiterAcceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * The guide to events, followed by a reader: each source that the emulator makes fire invokes a Java function of {@code examples/events},
 * whose log tells. These are its pollers of queues, DynamoDB and Kinesis streams, what topics, buckets, buses, log groups, devices and
 * user pools publish, and the tickers of rules and of EventBridge Scheduler. {@code src/test/emulator/README.md} has the others.
 */
class EventExampleIT {

    private static final Path GUIDE = Path.of("docs/guides/events.md");
    private static final String LOG_GROUP = "/aws/lambda/events-example-dev-";
    private static final Pattern EXPECTED = Pattern.compile("(?m)^(\\w+): (.+)$");

    /** Schedules fire after a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final Duration INTERVAL = Duration.ofMillis(500);

    /** The functions say java21. */
    @RegisterExtension
    static final OwnEmulator EMULATOR = OwnEmulator.onJava("emulator-of-events", 21);

    @TempDir
    Path folder;

    @Test
    void everySourceInvokesItsFunction() throws IOException, InterruptedException {
        PluginRun reader = PluginRun.inCopy(Path.of("examples/events"), folder).with(EMULATOR.running());
        GuideSection section = GuideSection.of(GUIDE, "A whole service");
        for (Step step : section.steps()) {
            reader.shell(step.commands());
        }
        List<Log> expected = EXPECTED.matcher(section.block("text"))
                .results()
                .map(line -> new Log(line.group(1), line.group(2)))
                .toList();
        assertThat(expected).hasSize(11);
        try (CloudWatchLogsClient logs = EMULATOR.running()
                .client(CloudWatchLogsClient.builder().httpClient(UrlConnectionHttpClient.create()))
                .build()) {
            awaitAll(expected, logs);
        }
    }

    private static void awaitAll(List<Log> expected, CloudWatchLogsClient logs) {
        List<Log> missing = new ArrayList<>(expected);
        try {
            Waiter.builder(List.class)
                    .addAcceptor(WaiterAcceptor.successOnResponseAcceptor(List::isEmpty))
                    .addAcceptor(WaiterAcceptor.retryOnResponseAcceptor(left -> true))
                    .overrideConfiguration(waiting -> waiting.maxAttempts((int) PATIENCE.dividedBy(INTERVAL))
                            .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(INTERVAL)))
                    .build()
                    .run(() -> {
                        missing.removeIf(log -> log.isWritten(logs));
                        return missing;
                    });
        } catch (SdkClientException tooLong) {
            throw new AssertionError("These functions were not invoked: " + missing, tooLong);
        }
    }

    /** What a function logs, once it is invoked. */
    private record Log(String function, String text) {
        boolean isWritten(CloudWatchLogsClient logs) {
            return logs
                    .filterLogEventsPaginator(request -> request.logGroupName(LOG_GROUP + function))
                    .events()
                    .stream()
                    .anyMatch(event -> event.message().strip().equals(text));
        }
    }
}
