/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.Outline;

/**
 * The outline of a type.
 *
 * @param kind how the XML is read
 * @param entry the outline of each key's value
 * @param item the outline of each item
 */
record Shape(Kind kind, Outline entry, Outline item) implements Outline {

    /** A single word. */
    static final Outline SCALAR = new Shape(Kind.SCALAR, Outline.ANY, Outline.ANY);

    /** A list. */
    static Outline listOf(Outline item) {
        return new Shape(Kind.LIST, Outline.ANY, item);
    }

    /** A mapping of free keys. */
    static Outline mappingOf(Outline entry) {
        return new Shape(Kind.MAPPING, entry, Outline.ANY);
    }

    @Override
    public Outline entry(String key) {
        return entry;
    }
}
