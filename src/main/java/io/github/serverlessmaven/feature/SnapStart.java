/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/**
 * Starts from a snapshot that is taken when a version is published: {@code SnapStart}. Only versions have one, so the function is then
 * invoked through an alias. Of the conditions for images ("Implementing SnapStart hooks for container images" in the AWS Lambda developer guide) those
 * of Jib meet one on every base: AWS's runtime interface client asks for {@code /restore/next}. Images from Dockerfiles are looked into
 * when they have been built; of images that exist already nothing is known. The limits are those of "Improving startup performance with
 * Lambda SnapStart" there.
 */
public final class SnapStart implements FunctionFeature {

    static final DiagnosticCode SNAP_START_RUNTIME =
            new DiagnosticCode("SNAP_START_RUNTIME", "AWS has no SnapStart for the runtime.");

    static final DiagnosticCode SNAP_START_CONFLICT = new DiagnosticCode(
            "SNAP_START_CONFLICT", "The function has a setting that AWS does not combine with SnapStart.");

    private static final int LARGEST_STORAGE = 512;

    /** Whether a function starts from a snapshot. */
    public static final Property<Boolean> SNAP_START = Property.of(
                    "snapStart",
                    Types.bool(),
                    "Whether instances start from a snapshot of the initialized function, by the alias \"snapstart\".",
                    "true")
            .orElse(false);

    /** Whether the function has SnapStart. */
    static boolean isOn(FunctionScope scope) {
        return scope.get(SNAP_START).orElseThrow();
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(SNAP_START);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        if (!isOn(scope)) {
            return;
        }
        RuntimeCatalog.require(RuntimeAbility.SNAP_START, SNAP_START, scope, SNAP_START_RUNTIME, diagnostics);
        if (ProvisionedConcurrency.instances(scope).isPresent()) {
            conflict(scope, diagnostics, ProvisionedConcurrency.PROVISIONED);
        }
        if (scope.get(FileSystem.FILE_SYSTEM).isPresent()) {
            conflict(scope, diagnostics, FileSystem.FILE_SYSTEM);
        }
        scope.get(EphemeralStorage.SIZE)
                .filter(size -> size > LARGEST_STORAGE)
                .ifPresent(size -> scope.error(
                        SNAP_START,
                        diagnostics,
                        SNAP_START_CONFLICT,
                        "is not available with an " + EphemeralStorage.SIZE + " of " + size + " MB",
                        "Use at most " + LARGEST_STORAGE + " MB, or remove \"snapStart\"."));
    }

    private static void conflict(FunctionScope scope, Diagnostics diagnostics, Property<?> other) {
        scope.error(
                SNAP_START,
                diagnostics,
                SNAP_START_CONFLICT,
                "is not available together with " + other,
                "Remove one of the two.");
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return isOn(scope)
                ? TemplateFragment.property("SnapStart", Value.mapping("ApplyOn", Value.of("PublishedVersions")))
                : TemplateFragment.EMPTY;
    }
}
