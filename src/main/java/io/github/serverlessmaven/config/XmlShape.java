/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

/** The shape a value is expected to have. XML knows neither lists nor types, so {@link PomReader} needs the shape. */
public interface XmlShape {

    /** Nothing is known: the XML itself decides. */
    XmlShape ANY = new XmlShape() {
        @Override
        public Kind kind() {
            return Kind.ANY;
        }

        @Override
        public XmlShape entry(String key) {
            return this;
        }

        @Override
        public XmlShape item() {
            return this;
        }
    };

    /** How the element is to be read. */
    Kind kind();

    /** The shape of a mapping's value; {@link #ANY} for a key nobody declared. */
    XmlShape entry(String key);

    /** The shape of a list's items. */
    XmlShape item();

    /** This shape of a mapping, where a list may stand too. */
    default XmlShape orListOf(XmlShape item) {
        XmlShape mapping = this;
        return new XmlShape() {
            @Override
            public Kind kind() {
                return Kind.MAPPING_OR_LIST;
            }

            @Override
            public XmlShape entry(String key) {
                return mapping.entry(key);
            }

            @Override
            public XmlShape item() {
                return item;
            }
        };
    }

    /** How an element is to be read. */
    enum Kind {
        /** As a scalar. */
        SCALAR,
        /** As a list: every child is an item, whatever its name. */
        LIST,
        /** As a mapping: a child's name is its key. */
        MAPPING,
        /** As a list if all children are called {@code item}, or like one of what the element holds; otherwise as a mapping. */
        MAPPING_OR_LIST,
        /** As what it looks like. */
        ANY
    }
}
