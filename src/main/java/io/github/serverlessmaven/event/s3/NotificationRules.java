/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.s3;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.Subscribers;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** The rules of "Configuring notifications with object key name filtering" in the Amazon S3 user guide. */
final class NotificationRules {

    static final DiagnosticCode OVERLAPPING_NOTIFICATIONS = new DiagnosticCode(
            "OVERLAPPING_NOTIFICATIONS",
            "Two notifications of a bucket would be about the same objects, which S3 refuses.");

    static final DiagnosticCode REPEATED_RULE =
            new DiagnosticCode("REPEATED_RULE", "A notification has more than one prefix, or more than one suffix.");

    private static final String PREFIX = "prefix";
    private static final String SUFFIX = "suffix";

    private final List<Event<ObjectEvent>> events;
    private final Diagnostics diagnostics;

    NotificationRules(Subscribers<ObjectEvent> bucket, Diagnostics diagnostics) {
        this.events = bucket.events();
        this.diagnostics = diagnostics;
    }

    void check() {
        for (int i = 0; i < events.size(); i++) {
            checkRules(events.get(i));
            for (int j = 0; j < i; j++) {
                if (overlap(events.get(j).settings(), events.get(i).settings())) {
                    events.get(i)
                            .violation(
                                    diagnostics,
                                    OVERLAPPING_NOTIFICATIONS,
                                    "is about objects of the same event as "
                                            + events.get(j).origin(),
                                    "Give them prefixes or suffixes of which none begins, or ends, another one.");
                    break;
                }
            }
        }
    }

    private void checkRules(Event<ObjectEvent> event) {
        for (String name : List.of(PREFIX, SUFFIX)) {
            long count = event.settings().rules().stream()
                    .filter(rule -> rule.getKey().equals(name))
                    .count();
            if (count > 1) {
                event.settings()
                        .values()
                        .violation(
                                event.settings().rulesProperty(),
                                diagnostics,
                                REPEATED_RULE,
                                "must have at most one " + name + ", but has " + count,
                                "Write an event for each of them.");
            }
        }
    }

    private static boolean overlap(ObjectEvent one, ObjectEvent other) {
        return (covers(one.event(), other.event()) || covers(other.event(), one.event()))
                && overlap(rule(one, PREFIX), rule(other, PREFIX), String::startsWith)
                && overlap(rule(one, SUFFIX), rule(other, SUFFIX), String::endsWith);
    }

    private static boolean covers(String wide, String narrow) {
        return wide.equals(narrow) || (wide.endsWith(":*") && narrow.startsWith(wide.substring(0, wide.length() - 1)));
    }

    /** Whether keys may have both; what an intrinsic function gives is taken for different from everything. */
    private static boolean overlap(Optional<Value> one, Optional<Value> other, BiPredicate<String, String> begins) {
        Value left = one.orElse(Value.of(""));
        Value right = other.orElse(Value.of(""));
        return left instanceof Value.Text first
                && right instanceof Value.Text second
                && (begins.test(first.text(), second.text()) || begins.test(second.text(), first.text()));
    }

    private static Optional<Value> rule(ObjectEvent event, String name) {
        return event.rules().stream()
                .filter(rule -> rule.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
