/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.template.Origin;
import java.util.Optional;

/**
 * That something invokes a function, and with what.
 *
 * @param functionKey the function
 * @param origin where that is configured
 * @param shape the event; empty if it may be anything
 * @param failures what the answer of the function counts for; empty if nothing is known of it
 */
public record Delivery(
        String functionKey, Origin origin, Optional<EventShape> shape, Optional<BatchFailures> failures) {

    /** Whether the function answers which items of a batch failed. */
    public enum BatchFailures {
        /** Its answer counts. */
        REPORTED,
        /** Its answer is ignored. */
        IGNORED
    }

    /** An event of a known shape. */
    public static Delivery of(String functionKey, Origin origin, EventShape shape) {
        return new Delivery(functionKey, origin, Optional.of(shape), Optional.empty());
    }

    /** An event that may be anything. */
    public static Delivery ofAnything(String functionKey, Origin origin) {
        return new Delivery(functionKey, origin, Optional.empty(), Optional.empty());
    }

    /** The same batch, of which failures are reported or are not. */
    public Delivery reportingFailures(boolean reported) {
        return new Delivery(
                functionKey, origin, shape, Optional.of(reported ? BatchFailures.REPORTED : BatchFailures.IGNORED));
    }
}
