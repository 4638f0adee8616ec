/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

/** Placeholder, replaced on merge. */
public final class ConfigOverlay {
    private ConfigOverlay() {}

    /** Placeholder. */
    public static ConfigNode overlay(ConfigNode base, ConfigNode over) {
        return over == base ? base : over;
    }
}
