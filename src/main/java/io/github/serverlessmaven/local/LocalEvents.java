/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

/**
 * Which event sources invoke functions while they are served.
 *
 * @param schedules whether schedules run
 */
public record LocalEvents(boolean schedules) {

    /** All of them. */
    public static final LocalEvents ALL = new LocalEvents(true);
}
