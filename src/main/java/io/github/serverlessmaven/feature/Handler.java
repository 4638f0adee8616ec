/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.ImageSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** What Lambda calls: {@code Handler}. */
public final class Handler implements FunctionFeature {

    static final DiagnosticCode MISSING_HANDLER =
            new DiagnosticCode("MISSING_HANDLER", "The function does not say which code it runs.");

    static final DiagnosticCode HANDLER_AND_IMAGE =
            new DiagnosticCode("HANDLER_AND_IMAGE", "The function has both a handler and an image.");

    /** What Lambda calls. */
    public static final Property<String> HANDLER = Property.of(
            "handler",
            Types.text("text of 1 to 128 characters without spaces", "\\S{1,128}"),
            "What Lambda calls; for Java a class, or a class and a method joined by ::.",
            "com.example.Hello::handleRequest");

    @Override
    public List<Property<?>> properties() {
        return List.of(HANDLER);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        if (scope.isImage()) {
            if (scope.get(HANDLER).isPresent()) {
                scope.function()
                        .settings()
                        .error(
                                HANDLER,
                                diagnostics,
                                HANDLER_AND_IMAGE,
                                "stands beside \"image\", which brings its own",
                                "Keep one of them; image.command tells an image of AWS its handler.");
            }
        } else if (scope.get(HANDLER).isEmpty()
                && !scope.isExplained(HANDLER, diagnostics)
                && !scope.isExplained(ImageSchema.IMAGE, diagnostics)) {
            scope.function()
                    .settings()
                    .error(
                            HANDLER,
                            diagnostics,
                            MISSING_HANDLER,
                            "is missing",
                            "Name the class that Lambda calls, such as \"handler: com.example.Hello\", or an image.");
        }
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.property("Handler", HANDLER, Value::of);
    }
}
