/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.BundledFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The runtimes known when this was built, from the file {@code runtimes.csv}. AWS adds runtimes at any time, so one that is not in
 * here may well exist.
 */
final class RuntimeCatalog {

    private static final List<KnownRuntime> RUNTIMES = read();

    private RuntimeCatalog() {}

    private static List<KnownRuntime> read() {
        List<KnownRuntime> runtimes = new ArrayList<>();
        for (String line :
                BundledFile.text(RuntimeCatalog.class, "runtimes.csv").lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                runtimes.add(KnownRuntime.parse(line));
            }
        }
        return List.copyOf(runtimes);
    }

    /** A runtime by its name. */
    static Optional<KnownRuntime> find(String name) {
        for (KnownRuntime runtime : RUNTIMES) {
            if (runtime.name().equals(name)) {
                return Optional.of(runtime);
            }
        }
        return Optional.empty();
    }

    /** The names of all runtimes. */
    static List<String> names() {
        return RUNTIMES.stream().map(KnownRuntime::name).toList();
    }

    /**
     * Reports a property of a function whose runtime lacks the ability for it; an image contains its own runtime.
     *
     * @param code the kind of problem
     */
    static void require(
            RuntimeAbility ability,
            Property<?> property,
            FunctionScope scope,
            DiagnosticCode code,
            Diagnostics diagnostics) {
        scope.get(ServiceSchema.RUNTIME)
                .filter(name -> !scope.isImage())
                .flatMap(RuntimeCatalog::find)
                .filter(runtime -> !runtime.can(ability))
                .ifPresent(runtime -> scope.function()
                        .settings()
                        .error(
                                property,
                                diagnostics,
                                code,
                                "is not available on " + runtime.name(),
                                "Use one of " + namesWith(ability) + ", or remove \"" + property + "\"."));
    }

    /** The names of the runtimes with an ability, separated by commas. */
    private static String namesWith(RuntimeAbility ability) {
        return RUNTIMES.stream()
                .filter(runtime -> runtime.can(ability))
                .map(KnownRuntime::name)
                .collect(Collectors.joining(", "));
    }
}
