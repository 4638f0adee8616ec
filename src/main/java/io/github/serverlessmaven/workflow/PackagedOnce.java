/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.Optional;

/**
 * Which execution packaged a module in this build.
 *
 * @param execution its id
 */
record PackagedOnce(String execution) {

    /** Whether a module was packaged in this build. */
    static boolean isTrueOf(BuildContext build, ServiceModule module) {
        return build.memory(module).get(PackagedOnce.class).isPresent();
    }

    /**
     * Remembers that the running execution packages a module.
     *
     * @throws ServerlessException if another execution packaged it already: its packages would be lost, and never be deployed
     */
    static void record(BuildContext build, ServiceModule module) {
        Optional<PackagedOnce> before = build.memory(module).get(PackagedOnce.class);
        if (before.isPresent() && !before.get().execution().equals(build.execution())) {
            throw new ServerlessException(
                    "The execution \"" + build.execution() + "\" would replace what \""
                            + before.get().execution() + "\" packaged in " + module.output() + ".",
                    "A module is packaged once: give every service a module of its own, and choose stages and regions with"
                            + " profiles or on the command line.");
        }
        build.memory(module).put(PackagedOnce.class, new PackagedOnce(build.execution()));
    }

    /** Makes the module be packaged again. */
    static void forget(BuildContext build, ServiceModule module) {
        build.memory(module).remove(PackagedOnce.class);
    }
}
