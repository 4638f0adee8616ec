/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

import java.util.List;
import java.util.Optional;

/**
 * The CloudWatch alarms that roll a deployment back.
 *
 * @param minutes how long after a deployment they still count, 0 to 180; empty if the stack keeps the alarms it has
 * @param alarms at most 5; none removes those that the stack has
 */
public record RollbackAlarms(Optional<Integer> minutes, List<Alarm> alarms) {

    /** Nothing configured: the stack keeps the alarms it has. */
    public static final RollbackAlarms UNCHANGED = new RollbackAlarms(Optional.empty(), List.of());

    /** Copies the list. */
    public RollbackAlarms {
        alarms = List.copyOf(alarms);
    }

    /**
     * An alarm.
     *
     * @param arn its ARN
     * @param type its type, as in a template
     */
    public record Alarm(String arn, String type) {}
}
