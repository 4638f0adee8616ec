/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.FixedPackages;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.workflow.FolderBuild;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A service written as YAML, taken through schema, model and compiler with a package of fixed content. */
public record CompiledService(Service service, List<Diagnostic> problems, List<Diagnostic> warnings) {

    public static CompiledService of(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        Mapping tree = FolderBuild.parse(yaml, diagnostics).orElse(null);
        if (!diagnostics.errors().isEmpty()) {
            return new CompiledService(null, diagnostics.errors(), diagnostics.warnings());
        }
        Diagnostics validation = new Diagnostics(ServiceSchema.validationMode(tree));
        Service service = new FolderBuild(Path.of("service"))
                .reader()
                .assemble(tree, validation)
                .orElse(null);
        return new CompiledService(service, validation.errors(), validation.warnings());
    }

    /** The template, after checking that there was no problem. */
    public Value.Mapping template() {
        assertThat(problems).isEmpty();
        return new ServiceCompiler(service).compile(FixedPackages.of(service)).template();
    }

    /** What stands in the template at a path, as compact JSON; {@code "absent"} if nothing does. */
    String at(String... path) {
        Value value = template();
        for (String key : path) {
            value = value instanceof Value.Mapping mapping ? mapping.get(key).orElse(null) : null;
        }
        return value == null ? "absent" : Json.compact(value);
    }

    /** All warnings as the user reads them. */
    public String renderedWarnings() {
        return warnings.stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
    }

    /** All problems as the user reads them. */
    String rendered() {
        return problems.stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
    }
}
