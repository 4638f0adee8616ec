/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Set;

/** The processor the code runs on: {@code Architectures}. */
public final class Architecture implements FunctionFeature {

    static final DiagnosticCode ARCHITECTURE_RUNTIME =
            new DiagnosticCode("ARCHITECTURE_RUNTIME", "AWS does not have the runtime for the processor.");

    private static final String ARM = "arm64";

    /** The runtimes on the first Amazon Linux, which there are for x86_64 only: "Lambda runtimes" in the AWS Lambda developer guide. */
    private static final Set<String> ONLY_X86 = Set.of(
            "dotnetcore1.0",
            "dotnetcore2.0",
            "dotnetcore2.1",
            "go1.x",
            "java8",
            "nodejs",
            "nodejs4.3",
            "nodejs6.10",
            "nodejs8.10",
            "nodejs10.x",
            "provided",
            "python2.7",
            "python3.6",
            "python3.7",
            "ruby2.5");

    @Override
    public List<Property<?>> properties() {
        return List.of(ServiceSchema.ARCHITECTURE);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        boolean onArm =
                scope.get(ServiceSchema.ARCHITECTURE).filter(ARM::equals).isPresent();
        scope.get(ServiceSchema.RUNTIME)
                .filter(runtime -> onArm && ONLY_X86.contains(runtime))
                .ifPresent(runtime -> scope.function()
                        .settings()
                        .violation(
                                ServiceSchema.ARCHITECTURE,
                                diagnostics,
                                ARCHITECTURE_RUNTIME,
                                "is " + ARM + ", for which AWS does not have " + runtime,
                                "Use a newer runtime, or x86_64."));
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.property("Architectures", ServiceSchema.ARCHITECTURE, name -> Value.list(Value.of(name)));
    }
}
