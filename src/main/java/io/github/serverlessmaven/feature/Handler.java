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

/** What Lambda calls: {@code Handler}. */
public final class Handler implements FunctionFeature {

    static final DiagnosticCode MISSING_HANDLER =
            new DiagnosticCode("MISSING_HANDLER", "The function does not say which code it runs.");

    static final DiagnosticCode HANDLER_AND_IMAGE =
            new DiagnosticCode("HANDLER_AND_IMAGE", "The function has both a handler and an image.");

    @Override
    public List<Property<?>> properties() {
        return List.of(ServiceSchema.HANDLER);
    }

    /** Every function needs a handler, unless an image has it. */
    @Override
    public boolean appliesTo(FunctionScope scope) {
        return true;
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        boolean hasHandler = scope.get(ServiceSchema.HANDLER).isPresent();
        boolean isStartedOtherwise = scope.isJib() ? hasCommand(scope) : scope.isImage();
        if (isStartedOtherwise && hasHandler) {
            scope.error(
                    ServiceSchema.HANDLER,
                    diagnostics,
                    HANDLER_AND_IMAGE,
                    scope.isJib()
                            ? "is next to \"image.command\", which is the handler too"
                            : "is next to \"image\", which contains its own",
                    scope.isJib()
                            ? "Keep one of them."
                            : "Keep one of them; image.command names the handler of an image of AWS.");
        } else if (!isStartedOtherwise
                && !hasHandler
                && !scope.alreadyReported(ServiceSchema.HANDLER, diagnostics)
                && !scope.alreadyReported(ImageSchema.IMAGE, diagnostics)) {
            scope.error(
                    ServiceSchema.HANDLER,
                    diagnostics,
                    MISSING_HANDLER,
                    "is missing",
                    "Name the class that Lambda calls, such as \"handler: com.example.Hello\""
                            + (scope.isJib() ? ": the image is started with it." : ", or an image."));
        }
    }

    private static boolean hasCommand(FunctionScope scope) {
        return scope.get(ImageSchema.IMAGE)
                .flatMap(ImageSchema.FunctionImage::command)
                .isPresent();
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.isImage() ? TemplateFragment.EMPTY : scope.property("Handler", ServiceSchema.HANDLER, Value::of);
    }
}
