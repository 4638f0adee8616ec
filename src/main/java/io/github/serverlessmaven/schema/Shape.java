/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.XmlShape;

/**
 * The outline of a type.
 *
 * @param kind how the XML is read
 * @param entry the outline of each key's value
 * @param item the outline of each item
 */
record Shape(Kind kind, XmlShape entry, XmlShape item) implements XmlShape {

    /** A scalar. */
    static final XmlShape SCALAR = new Shape(Kind.SCALAR, XmlShape.ANY, XmlShape.ANY);

    /** A list. */
    static XmlShape listOf(XmlShape item) {
        return new Shape(Kind.LIST, XmlShape.ANY, item);
    }

    /** A mapping of free keys. */
    static XmlShape mappingOf(XmlShape entry) {
        return new Shape(Kind.MAPPING, entry, XmlShape.ANY);
    }

    @Override
    public XmlShape entry(String key) {
        return entry;
    }
}
