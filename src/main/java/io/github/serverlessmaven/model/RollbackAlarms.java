/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import java.util.List;

/**
 * The CloudWatch alarms that roll a deployment back.
 *
 * @param alarms the alarms
 * @param minutes how long after a deployment they still count
 */
public record RollbackAlarms(List<Alarm> alarms, int minutes) {

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
