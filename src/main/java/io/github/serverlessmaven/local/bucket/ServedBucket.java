/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import java.util.List;
import java.util.stream.Stream;

/**
 * A bucket of services, with the notifications of all stacks.
 *
 * @param rules which changes go where
 * @param notifiesBus whether EventBridge gets all changes
 * @param cors which pages of other origins may send requests
 */
record ServedBucket(String name, List<NotificationRule> rules, boolean notifiesBus, List<CorsRule> cors) {

    /** Copies the rules. */
    ServedBucket {
        rules = List.copyOf(rules);
        cors = List.copyOf(cors);
    }

    /** Whether such changes raise events. */
    boolean notifiesOf(ObjectChange.Kind kind) {
        return notifiesBus || rules.stream().anyMatch(rule -> rule.isFor(kind));
    }

    /** Whether no change raises an event. */
    boolean isSilent() {
        return rules.isEmpty() && !notifiesBus;
    }

    /** The bucket with the notifications of two stacks. */
    ServedBucket and(ServedBucket other) {
        return new ServedBucket(
                name,
                Stream.concat(rules.stream(), other.rules.stream()).toList(),
                notifiesBus || other.notifiesBus,
                Stream.concat(cors.stream(), other.cors.stream()).toList());
    }
}
