/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Something that tests need and only the machine can bring, such as Python or Node. */
public final class RealComponent {

    private RealComponent() {}

    /**
     * Skips the running test, with the reason, if the component is missing; with {@code CI=true} fails it instead.
     *
     * @param present whether the component is there
     * @param name what is missing, as the start of a sentence
     */
    public static void require(boolean present, String name) {
        if (present) {
            return;
        }
        String message = name + " is missing, which this test needs";
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(message);
        }
        Assumptions.abort(message);
    }
}
