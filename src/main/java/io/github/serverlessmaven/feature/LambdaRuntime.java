/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.ImageSchema;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** What the function runs on: {@code Runtime}. */
public final class LambdaRuntime implements FunctionFeature {

    static final DiagnosticCode MISSING_RUNTIME =
            new DiagnosticCode("MISSING_RUNTIME", "Neither the function nor the provider says what the code runs on.");

    @Override
    public List<Property<?>> properties() {
        return List.of(ServiceSchema.RUNTIME);
    }

    /** Every function needs a runtime, unless an image has it. */
    @Override
    public boolean appliesTo(FunctionScope scope) {
        return true;
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        if (!scope.isImage()
                && scope.get(ServiceSchema.RUNTIME).isEmpty()
                && !scope.alreadyReported(ServiceSchema.RUNTIME, diagnostics)
                && !scope.alreadyReported(ImageSchema.IMAGE, diagnostics)) {
            scope.function()
                    .settings()
                    .error(
                            ServiceSchema.RUNTIME,
                            diagnostics,
                            MISSING_RUNTIME,
                            "is missing, here and in the provider's section",
                            "Set it, for all functions with \"provider.runtime: java21\".");
        }
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        // An image contains its own; the provider's is meant for functions without.
        return scope.isImage() ? TemplateFragment.EMPTY : scope.property("Runtime", ServiceSchema.RUNTIME, Value::of);
    }
}
