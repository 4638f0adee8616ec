/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

/** Placeholder, replaced on merge. */
public interface Outline {
    Outline ANY = new Outline() {
        @Override
        public Kind kind() {
            return Kind.ANY;
        }

        @Override
        public Outline entry(String key) {
            return this;
        }

        @Override
        public Outline item() {
            return this;
        }
    };

    Kind kind();

    Outline entry(String key);

    Outline item();

    enum Kind {
        SCALAR,
        LIST,
        MAPPING,
        ANY
    }
}
