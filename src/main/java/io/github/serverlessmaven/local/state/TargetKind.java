/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import java.util.Optional;

/** What rules, schedules and the like can send to on this machine. */
public enum TargetKind {
    /** A function of Lambda. */
    FUNCTION("lambda", "function:"),
    /** A queue of Amazon SQS. */
    QUEUE("sqs", ""),
    /** A topic of Amazon SNS. */
    TOPIC("sns", ""),
    /** A bus of Amazon EventBridge. */
    BUS("events", "event-bus/");

    private static final int PARTS = 6;

    private final String service;
    private final String prefix;

    TargetKind(String service, String prefix) {
        this.service = service;
        this.prefix = prefix;
    }

    /** The kind of what has an ARN; empty if nothing on this machine can have it. */
    public static Optional<TargetKind> of(String arn) {
        String[] parts = arn.split(":", PARTS);
        for (TargetKind kind : values()) {
            if (parts.length == PARTS && parts[2].equals(kind.service) && parts[PARTS - 1].startsWith(kind.prefix)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The name in an ARN of this kind, for reading: that of a function with its alias, or the kind and the name. */
    public String describe(String arn) {
        String name = arn.split(":", PARTS)[PARTS - 1].substring(prefix.length());
        return this == FUNCTION ? name : name().toLowerCase(java.util.Locale.ROOT) + " " + name;
    }
}
