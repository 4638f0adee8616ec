/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import java.util.List;
import java.util.stream.Stream;

/**
 * A bucket of services, with what all stacks want to know of it.
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

    /** Whether anybody wants to know of such changes. */
    boolean notifiesOf(ObjectChange.Kind kind) {
        return notifiesBus || rules.stream().anyMatch(rule -> rule.isFor(kind));
    }

    /** Whether nobody wants to know of any change. */
    boolean isSilent() {
        return rules.isEmpty() && !notifiesBus;
    }

    /** One bucket of the wishes of two stacks. */
    ServedBucket and(ServedBucket other) {
        return new ServedBucket(
                name,
                Stream.concat(rules.stream(), other.rules.stream()).toList(),
                notifiesBus || other.notifiesBus,
                Stream.concat(cors.stream(), other.cors.stream()).toList());
    }
}
