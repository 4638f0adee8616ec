/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.sqs;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.mapping.EventSourceMapping;
import io.github.serverlessmaven.event.mapping.PolledSource;
import io.github.serverlessmaven.event.mapping.SourceArn;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/** The rules of "Using Lambda with Amazon SQS" in the AWS Lambda developer guide, as far as the configuration shows the queue. */
final class QueueRules {

    static final DiagnosticCode BATCH_TOO_LARGE =
            new DiagnosticCode("BATCH_TOO_LARGE", "The queue gives no batches of that size in this way.");

    static final DiagnosticCode WINDOW_OF_FIFO_QUEUE =
            new DiagnosticCode("WINDOW_OF_FIFO_QUEUE", "A FIFO queue does not gather messages.");

    static final DiagnosticCode CONFLICTING_CONCURRENCY = new DiagnosticCode(
            "CONFLICTING_CONCURRENCY", "The number of instances is limited in two ways that exclude each other.");

    static final DiagnosticCode NOT_A_QUEUE =
            new DiagnosticCode("NOT_A_QUEUE", "The ARN of an \"sqs\" event is not that of a queue.");

    static final DiagnosticCode SHORT_VISIBILITY_TIMEOUT = new DiagnosticCode(
            "SHORT_VISIBILITY_TIMEOUT",
            "Messages become visible again while the function may still be working on them. AWS refuses less than the function's timeout.");

    static final DiagnosticCode UNKNOWN_QUEUE_KEY = new DiagnosticCode(
            "UNKNOWN_QUEUE_KEY", "The queue is encrypted, but the role cannot be permitted to decrypt. A warning.");

    static final String QUEUE = "AWS::SQS::Queue";

    private static final int LARGEST_PLAIN_BATCH = 10;

    /** From "CreateQueue" in the Amazon SQS API reference. */
    private static final int DEFAULT_VISIBILITY = 30;

    /** The advice of AWS, so that a message survives a throttled function. */
    private static final int TIMEOUTS = 6;

    private final Event<PolledSource> event;
    private final PolledSource source;
    private final Optional<Value.Mapping> queue;
    private final Diagnostics diagnostics;

    QueueRules(Event<PolledSource> event, Diagnostics diagnostics) {
        this.event = event;
        this.source = event.settings();
        this.queue =
                source.arn().declared(event.scope().service(), QUEUE).map(resource -> resource.section("Properties"));
        this.diagnostics = diagnostics;
    }

    void check() {
        checkArn();
        checkBatch();
        if (source.get(Sqs.Settings.MAXIMUM_CONCURRENCY).isPresent()
                && source.get(Sqs.Settings.POLLERS.property()).isPresent()) {
            source.values()
                    .violation(
                            Sqs.Settings.MAXIMUM_CONCURRENCY,
                            diagnostics,
                            CONFLICTING_CONCURRENCY,
                            "excludes provisionedPollerConfig",
                            "Remove one of them.");
        }
        event.scope()
                .timeout()
                .ifPresent(timeout -> queue.ifPresent(properties -> checkVisibility(properties, timeout)));
        if (QueueKey.isUnknown(event)) {
            event.warning(
                    diagnostics,
                    UNKNOWN_QUEUE_KEY,
                    "the queue is encrypted with a key whose ARN is not known here, so that the function's role may not decrypt",
                    "Add \"queueKmsKeyArn\" with the ARN of the key.");
        }
    }

    private void checkArn() {
        SourceArn arn = source.arn();
        Optional<LogicalId> resource = arn.ref().or(arn::getAtt);
        Optional<String> type = resource.flatMap(id -> event.scope().service().ownResource(id))
                .flatMap(declared -> declared.text("Type"));
        boolean isQueue = type.equals(Optional.of(QUEUE));
        if (type.isPresent() && (arn.ref().isPresent() || !isQueue)) {
            source.values()
                    .violation(
                            Sqs.Settings.ARN,
                            diagnostics,
                            NOT_A_QUEUE,
                            isQueue
                                    ? "is the URL of " + resource.orElseThrow() + ", not its ARN"
                                    : resource.orElseThrow() + " is not a queue but of type " + type.get(),
                            isQueue ? "Write !GetAtt " + resource.orElseThrow() + ".Arn." : "Name the ARN of a queue.");
        }
    }

    private void checkBatch() {
        int batch = source.get(Sqs.Settings.BATCH_SIZE).orElseThrow();
        int window = source.get(EventSourceMapping.MAXIMUM_BATCHING_WINDOW).orElse(0);
        if (isFifo() && window > 0) {
            source.values()
                    .violation(
                            EventSourceMapping.MAXIMUM_BATCHING_WINDOW,
                            diagnostics,
                            WINDOW_OF_FIFO_QUEUE,
                            "must be 0 for a FIFO queue, but is " + window,
                            "Remove it.");
        }
        if (batch > LARGEST_PLAIN_BATCH && (isFifo() || window == 0)) {
            source.values()
                    .violation(
                            Sqs.Settings.BATCH_SIZE,
                            diagnostics,
                            BATCH_TOO_LARGE,
                            isFifo()
                                    ? "must be at most 10 for a FIFO queue, but is " + batch
                                    : "must be at most 10 without a maximumBatchingWindow, but is " + batch,
                            isFifo()
                                    ? "Lower it to 10."
                                    : "Add \"maximumBatchingWindow: 1\" or more, or lower it to 10.");
        }
    }

    private boolean isFifo() {
        return source.arn().text().filter(arn -> arn.endsWith(".fifo")).isPresent()
                || queue.flatMap(properties -> properties.get("FifoQueue"))
                        .filter(Value.of(true)::equals)
                        .isPresent();
    }

    private void checkVisibility(Value.Mapping properties, int timeout) {
        Optional<Integer> visibility = properties
                .get("VisibilityTimeout")
                .map(value -> value instanceof Value.Numeric number
                        ? Optional.of(number.number().intValue())
                        : Optional.<Integer>empty())
                .orElse(Optional.of(DEFAULT_VISIBILITY));
        int advised = Math.min(
                TIMEOUTS * timeout
                        + source.get(EventSourceMapping.MAXIMUM_BATCHING_WINDOW).orElse(0),
                43_200);
        if (visibility.filter(seconds -> seconds < timeout).isPresent()) {
            event.violation(
                    diagnostics,
                    SHORT_VISIBILITY_TIMEOUT,
                    "the queue hides a message for " + visibility.get() + " seconds, but the function may run for "
                            + timeout,
                    "Set VisibilityTimeout of the queue to " + advised
                            + ": AWS advises six times the function's timeout.");
        } else if (visibility.filter(seconds -> seconds < advised).isPresent()) {
            event.warning(
                    diagnostics,
                    SHORT_VISIBILITY_TIMEOUT,
                    "the queue hides a message for " + visibility.get()
                            + " seconds, less than six times the function's timeout of " + timeout,
                    "Set VisibilityTimeout of the queue to " + advised
                            + ", so that messages survive a throttled function.");
        }
    }
}
