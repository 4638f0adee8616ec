/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.BatchItemFailures;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.function.FunctionCaller;
import io.github.serverlessmaven.local.function.ThrottledException;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.service.MessageQueue;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.EventSourceMapping;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls functions with batches of messages and deletes what they processed. What failed stays in the queue and is received again after its
 * visibility timeout. May be used by several threads.
 */
final class QueueBatches {

    private final FunctionDirectory directory;
    private final FunctionCaller functions;
    private final UniqueIds ids;
    private final Consumer<String> log;
    private final Consumer<String> failures;

    /**
     * Creates the caller.
     *
     * @param log receives a line for each batch
     * @param failures receives a line for each batch of which something failed
     */
    QueueBatches(
            FunctionDirectory directory,
            FunctionCaller functions,
            UniqueIds ids,
            Consumer<String> log,
            Consumer<String> failures) {
        this.directory = directory;
        this.functions = functions;
        this.ids = ids;
        this.log = log;
        this.failures = failures;
    }

    /** The function of a mapping, if it is deployed. */
    Optional<DeployedFunction> function(EventSourceMapping mapping) {
        return directory.find(mapping.function(), Optional.empty());
    }

    /**
     * Calls the function of a mapping and waits for it.
     *
     * @param batch messages in the form of the API of Amazon SQS
     */
    void process(EventSourceMapping mapping, MessageQueue queue, List<Value.Mapping> batch) {
        Optional<DeployedFunction> function = function(mapping);
        if (function.isEmpty()) {
            failed(queue, mapping.function(), batch.size(), "it is not deployed");
            return;
        }
        String name = function.get().name();
        try {
            CallResult result = functions.call(function.get(), call(mapping, function.get(), queue, batch));
            if (result.error().isPresent()) {
                failed(queue, name, batch.size(), result.cause());
            } else {
                finish(mapping, queue, batch, name, result.payload());
            }
        } catch (ThrottledException e) {
            failed(queue, name, batch.size(), String.valueOf(e.getMessage()));
        } catch (ServerlessException e) {
            failed(queue, name, batch.size(), e.render());
        }
    }

    private Call call(
            EventSourceMapping mapping, DeployedFunction function, MessageQueue queue, List<Value.Mapping> batch) {
        List<Value.Mapping> records = batch.stream()
                .map(message -> QueueEvent.record(message, queue.arn()))
                .toList();
        String invoked = mapping.function().contains(":function:") ? mapping.function() : function.arn();
        return Call.of(ids.next(), Payload.of(QueueEvent.of(records)), invoked);
    }

    private void finish(
            EventSourceMapping mapping, MessageQueue queue, List<Value.Mapping> batch, String name, Payload answer) {
        BatchItemFailures failing = mapping.reportsFailures()
                ? BatchItemFailures.of(
                        answer, batch.stream().map(QueueBatches::id).toList())
                : BatchItemFailures.NONE;
        List<Value.Mapping> processed = batch.stream()
                .filter(message -> !failing.ids().contains(id(message)))
                .toList();
        queue.delete(processed);
        if (!processed.isEmpty()) {
            log.accept("Queue " + name(queue) + ": " + messages(processed.size()) + " processed by " + name);
        }
        if (!failing.ids().isEmpty()) {
            failed(
                    queue,
                    name,
                    failing.ids().size(),
                    failing.problem()
                            .map(problem -> "its answer is not of the form of ReportBatchItemFailures: " + problem)
                            .orElse("reported in batchItemFailures"));
        }
    }

    private static String id(Value.Mapping message) {
        return Values.text(message, "MessageId");
    }

    private void failed(MessageQueue queue, String function, int count, String cause) {
        failures.accept("Queue " + name(queue) + ": " + function + " failed for " + messages(count)
                + ", received again after " + queue.visibilityTimeout() + " s: " + cause);
    }

    private static String messages(int count) {
        return count == 1 ? "1 message" : count + " messages";
    }

    private static String name(MessageQueue queue) {
        return queue.arn().substring(queue.arn().lastIndexOf(':') + 1);
    }
}
