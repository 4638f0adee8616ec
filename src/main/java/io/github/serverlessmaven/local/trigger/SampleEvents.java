/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import java.util.List;

/** Events as AWS sends them, with values that stand for any. */
public interface SampleEvents {

    /** Their names. */
    List<String> names();

    /**
     * An event as JSON.
     *
     * @param name one of the names
     */
    String json(String name);
}
