/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.Destinations;
import io.github.serverlessmaven.local.function.EventQueue;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Sends the events of changed objects to functions, queues, topics and the bus, as the deployed stacks configure it at that moment. */
final class BucketNotifications {

    private static final Pattern MESSAGING = Pattern.compile("arn:[^:]+:(sqs|sns):.*");

    private final FunctionDirectory functions;
    private final EventQueue events;
    private final Destinations others;
    private final ObjectEvents documents;
    private final UniqueIds ids;
    private final Consumer<String> warnings;

    /** Notifications; functions are called by {@code events}. */
    BucketNotifications(
            FunctionDirectory functions,
            EventQueue events,
            Destinations others,
            ObjectEvents documents,
            UniqueIds ids,
            Consumer<String> warnings) {
        this.functions = functions;
        this.events = events;
        this.others = others;
        this.documents = documents;
        this.ids = ids;
        this.warnings = warnings;
    }

    /** Raises the events of one change. */
    void raise(ServedBucket bucket, ObjectChange change, ChangeCause cause) {
        String sequencer = documents.sequencer(cause.time());
        bucket.rules().stream()
                .filter(rule -> rule.matches(change))
                .forEach(rule -> send(rule.target(), documents.notification(change, rule, sequencer, cause)));
        if (bucket.notifiesBus()) {
            deliver(documents.busArn(), documents.busEvent(change, sequencer, cause));
        }
    }

    private void send(String target, Value.Mapping notification) {
        if (MESSAGING.matcher(target).matches()) {
            deliver(target, notification);
            return;
        }
        Optional<DeployedFunction> function = functions.find(target, Optional.empty());
        if (function.isEmpty()) {
            warnings.accept("An event of a bucket is dropped: its function " + target + " is not deployed here.");
            return;
        }
        String arn = target.startsWith("arn:") ? target : function.get().arn();
        events.submit(function.get(), Call.of(ids.next(), Payload.of(notification), arn));
    }

    private void deliver(String arn, Value.Mapping message) {
        if (!others.deliver(arn, Json.compact(message), Value.Mapping.EMPTY)) {
            warnings.accept("An event of a bucket is dropped: " + arn + " does not take it.");
        }
    }
}
