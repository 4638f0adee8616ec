/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import java.util.List;
import java.util.Set;

/**
 * The warnings of a module's configuration when a goal last read it. What several goals of one build find, such as
 * {@code serverless:deploy} and a bound {@code package}, is shown once.
 *
 * @param texts as the user read them
 */
record ShownWarnings(Set<String> texts) {

    /** Shows the warnings that the last reading did not have. */
    static void show(List<String> warnings, BuildContext build, ServiceModule module) {
        Set<String> known = build.memory(module)
                .get(ShownWarnings.class)
                .map(ShownWarnings::texts)
                .orElse(Set.of());
        for (String warning : warnings) {
            if (!known.contains(warning)) {
                build.log().warnAlways(warning);
            }
        }
        build.memory(module).put(ShownWarnings.class, new ShownWarnings(Set.copyOf(warnings)));
    }
}
