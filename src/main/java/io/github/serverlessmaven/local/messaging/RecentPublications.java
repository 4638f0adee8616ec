/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was published to FIFO topics in the last five minutes, within which the same message is accepted and not delivered again. */
final class RecentPublications {

    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final Map<String, Accepted> accepted = new LinkedHashMap<>();
    private long count;

    private record Accepted(Receipt receipt, Instant time) {}

    /** The next sequence number: 20 digits that grow. */
    synchronized String nextNumber() {
        count++;
        return String.format(java.util.Locale.ROOT, "1%019d", count * 1000);
    }

    synchronized Optional<Receipt> find(String topicArn, String deduplicationId, Instant now) {
        accepted.values().removeIf(each -> !now.isBefore(each.time().plus(INTERVAL)));
        return Optional.ofNullable(accepted.get(topicArn + " " + deduplicationId))
                .map(Accepted::receipt);
    }

    /** Forgets what was published; sequence numbers continue. */
    synchronized void forget() {
        accepted.clear();
    }

    synchronized void add(String topicArn, String deduplicationId, Receipt receipt, Instant now) {
        accepted.put(topicArn + " " + deduplicationId, new Accepted(receipt, now));
    }
}
