/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.JibBuild;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/**
 * Starts from a snapshot that is taken when a version is published: {@code SnapStart}. Only versions have one, so the function is then
 * invoked through an alias. The limits are those of "Improving startup performance with Lambda SnapStart" in the AWS Lambda developer
 * guide.
 */
public final class SnapStart implements FunctionFeature {

    static final DiagnosticCode SNAP_START_RUNTIME =
            new DiagnosticCode("SNAP_START_RUNTIME", "AWS has no SnapStart for the runtime.");

    static final DiagnosticCode SNAP_START_CONFLICT = new DiagnosticCode(
            "SNAP_START_CONFLICT", "The function has a setting that AWS does not combine with SnapStart.");

    static final DiagnosticCode SNAP_START_IMAGE = new DiagnosticCode(
            "SNAP_START_IMAGE", "Lambda may refuse to take a snapshot of the image, as of its base. A warning.");

    private static final String LABEL = "com.amazonaws.lambda.feature.snapstart";
    private static final int LARGEST_STORAGE = 512;

    static final Property<Boolean> SNAP_START = Property.of(
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
        warnOfBase(scope, diagnostics);
        if (ProvisionedConcurrency.instances(scope).isPresent()) {
            conflict(scope, diagnostics, ProvisionedConcurrency.PROVISIONED);
        }
        if (scope.get(FileSystem.FILE_SYSTEM).isPresent()) {
            conflict(scope, diagnostics, FileSystem.FILE_SYSTEM);
        }
        scope.get(EphemeralStorage.SIZE)
                .filter(size -> size > LARGEST_STORAGE)
                .ifPresent(size -> error(
                        scope,
                        diagnostics,
                        SNAP_START_CONFLICT,
                        "is not available with an " + EphemeralStorage.SIZE + " of " + size + " MB",
                        "Use at most " + LARGEST_STORAGE + " MB, or remove \"snapStart\"."));
    }

    /**
     * "Implementing SnapStart hooks for container images" in the AWS Lambda developer guide: the image is based on AWS's for the runtime,
     * or has the label, or its runtime interface client asks for {@code /restore/next}, which is not known of an image.
     */
    private static void warnOfBase(FunctionScope scope, Diagnostics diagnostics) {
        if (scope.service().code(scope.function()) instanceof Code.BuiltImage image
                && image.build() instanceof JibBuild jib
                && jib.from().filter(base -> !base.contains("lambda/java")).isPresent()
                && !"Allow".equals(jib.labels().get(LABEL))) {
            PropertyValues settings = scope.function().settings();
            diagnostics.warning(
                    SNAP_START_IMAGE,
                    settings.location(SNAP_START),
                    settings.path(SNAP_START),
                    "needs an image that is based on AWS's for Java, that has the label " + LABEL
                            + ", or whose runtime interface client asks for /restore/next; it is based on "
                            + jib.from().orElseThrow(),
                    "Set \"labels: {" + LABEL
                            + ": Allow}\" of the image if nothing has to happen before a snapshot or after it.");
        }
    }

    private static void conflict(FunctionScope scope, Diagnostics diagnostics, Property<?> other) {
        error(
                scope,
                diagnostics,
                SNAP_START_CONFLICT,
                "is not available together with " + other,
                "Remove one of the two.");
    }

    private static void error(
            FunctionScope scope, Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        scope.function().settings().error(SNAP_START, diagnostics, code, problem, remedy);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return isOn(scope)
                ? TemplateFragment.property("SnapStart", Value.mapping("ApplyOn", Value.of("PublishedVersions")))
                : TemplateFragment.EMPTY;
    }
}
