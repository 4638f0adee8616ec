/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.existing;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;

/** The rule of {@code forceDeploy}. */
public final class ForcedUpdates {

    static final DiagnosticCode UNUSED_FORCE_DEPLOY = new DiagnosticCode(
            "UNUSED_FORCE_DEPLOY", "\"forceDeploy\" has no effect, as it is for what exists. A warning.");

    private ForcedUpdates() {}

    /** Warns of {@code forceDeploy} in the settings of an event of something that the stack itself has. */
    public static void check(
            PropertyValues settings, Property<Boolean> force, boolean isExisting, Diagnostics diagnostics) {
        if (!isExisting && settings.get(force).orElse(false)) {
            diagnostics.warning(
                    UNUSED_FORCE_DEPLOY,
                    settings.location(force),
                    settings.path(force),
                    "has no effect without \"existing: true\"",
                    "Remove it: CloudFormation updates what belongs to the stack.");
        }
    }
}
