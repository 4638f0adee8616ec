/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.handlers;

import java.util.Map;

/** Cannot be loaded. */
public final class BrokenClass {

    private static final int VALUE = Integer.parseInt("no number");

    /** Never reached. */
    public int handle(Map<String, Object> event) {
        return VALUE;
    }
}
