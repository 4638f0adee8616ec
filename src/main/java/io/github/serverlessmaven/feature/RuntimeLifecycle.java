/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.PropertyValues;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Warns of runtimes that AWS has given up, and of those it may never have had. Neither fails: AWS decides, and adds runtimes at any time. */
public final class RuntimeLifecycle {

    static final DiagnosticCode DEPRECATED_RUNTIME =
            new DiagnosticCode("DEPRECATED_RUNTIME", "AWS no longer maintains the runtime. A warning.");

    static final DiagnosticCode UNKNOWN_RUNTIME = new DiagnosticCode(
            "UNKNOWN_RUNTIME", "The runtime is none that was known when the plugin was built. A warning.");

    static final DiagnosticCode NOT_A_RUNTIME =
            new DiagnosticCode("NOT_A_RUNTIME", "The runtime has not the form of any family of AWS Lambda's runtimes.");

    /** The families of AWS's runtimes, each with the form of its versions, those to come included. */
    private static final Pattern FORM = Pattern.compile("java(8|11|17|[2-4][0-9])(\\.al[0-9]+)?"
            + "|nodejs[0-9]{1,2}\\.(x|[0-9]{1,2})"
            + "|python[2-4]\\.[0-9]{1,2}"
            + "|dotnet[0-9]{1,2}|dotnetcore[0-9]\\.[0-9]"
            + "|ruby[2-9]\\.[0-9]{1,2}"
            + "|provided\\.al[0-9]+");

    private final LocalDate today;

    /**
     * Makes a lifecycle as of one day.
     *
     * @param today what is deprecated on this day is warned of
     */
    public RuntimeLifecycle(LocalDate today) {
        this.today = today;
    }

    /** Warns of a function's runtime where there is reason to. */
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        if (scope.isImage()) {
            return;
        }
        Optional<String> name = scope.get(ServiceSchema.RUNTIME);
        if (name.isEmpty()) {
            return;
        }
        Optional<KnownRuntime> runtime = RuntimeCatalog.find(name.get());
        if (runtime.isPresent()) {
            checkAge(runtime.get(), scope, diagnostics);
        } else {
            reportUnknown(name.get(), scope, diagnostics);
        }
    }

    private static void reportUnknown(String name, FunctionScope scope, Diagnostics diagnostics) {
        Optional<String> meant =
                Suggestion.of(name, RuntimeCatalog.names()).map(other -> "Did you mean \"" + other + "\"?");
        if (FORM.matcher(name).matches()) {
            warn(
                    scope,
                    diagnostics,
                    UNKNOWN_RUNTIME,
                    "is \"" + name + "\", which the plugin does not know",
                    meant.orElse("Check it; if AWS has it, it is deployed anyway."));
        } else {
            scope.function()
                    .settings()
                    .violation(
                            ServiceSchema.RUNTIME,
                            diagnostics,
                            NOT_A_RUNTIME,
                            "is \"" + name + "\", which has not the form of a Lambda runtime",
                            meant.orElse("Write one of AWS Lambda, such as java21, or an image instead of it."));
        }
    }

    private void checkAge(KnownRuntime runtime, FunctionScope scope, Diagnostics diagnostics) {
        runtime.deprecated()
                .filter(day -> !today.isBefore(day))
                .ifPresent(day -> warn(
                        scope,
                        diagnostics,
                        DEPRECATED_RUNTIME,
                        "is " + runtime.name() + ", which AWS no longer maintains since " + day
                                + runtime.createBlocked()
                                        .map(blocked -> "; no function is created on it from " + blocked)
                                        .orElse("")
                                + runtime.updateBlocked()
                                        .map(blocked -> ", and none changed from " + blocked)
                                        .orElse(""),
                        runtime.successor().map(next -> "Use " + next + ".").orElse("Use a newer one.")));
    }

    private static void warn(
            FunctionScope scope, Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        PropertyValues settings = scope.function().settings();
        diagnostics.warning(
                code, settings.location(ServiceSchema.RUNTIME), settings.path(ServiceSchema.RUNTIME), problem, remedy);
    }
}
