/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a resource or output inside a template: 1 to 255 letters and digits ("Resources" in the CloudFormation template
 * reference).
 *
 * @param text the name
 */
public record LogicalId(String text) implements Comparable<LogicalId> {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{1,255}");

    /** The name, if CloudFormation would take it. */
    public static Optional<LogicalId> of(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new LogicalId(text)) : Optional.empty();
    }

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if CloudFormation would reject the name
     */
    public LogicalId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a logical id: " + text);
        }
    }

    /** By hand, as {@link #hashCode}: what a record generates at its first use costs each goal time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LogicalId id && text.equals(id.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public int compareTo(LogicalId other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
