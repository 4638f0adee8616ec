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

/** What Lambda calls: {@code Handler}. */
public final class Handler implements FunctionFeature {

    static final DiagnosticCode MISSING_HANDLER =
            new DiagnosticCode("MISSING_HANDLER", "The function does not say which code it runs.");

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
        if (scope.get(HANDLER).isEmpty()) {
            scope.function()
                    .settings()
                    .error(
                            HANDLER,
                            diagnostics,
                            MISSING_HANDLER,
                            "is missing",
                            "Name the class that Lambda calls, such as \"handler: com.example.Hello\".");
        }
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.property("Handler", HANDLER, Value::of);
    }
}
