/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.artifact.FixedPackages;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceAssembler;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.variable.CloudLookup;
import io.github.serverlessmaven.variable.Resolution;
import io.github.serverlessmaven.variable.StandardSources;
import io.github.serverlessmaven.variable.VariableContext;
import io.github.serverlessmaven.variable.VariableResolver;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the goals do with a configuration, from its text to the template, without Maven and AWS. */
public final class Pipeline {

    private static final ServiceSchema SCHEMA = StandardFeatures.schema();
    private static final Mapping NOTHING = new Mapping(List.of(), Optional.empty());

    private final Path folder;
    private final Map<String, String> environment;

    /** Makes a pipeline for services of a folder. */
    public Pipeline(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** The configuration as written; empty if it is none. */
    public Optional<Mapping> read(String yaml, Diagnostics diagnostics) {
        return new YamlReader(diagnostics)
                .read(yaml, "serverless.yml")
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast);
    }

    /** The configuration without variables. */
    public Resolution resolve(Mapping written, Diagnostics diagnostics) {
        VariableContext context = new VariableContext(
                environment, Map.of(), Map.of(), Optional.empty(), Optional.empty(), folder, false, "instance");
        CloudLookup noCloud = questions -> {
            throw new ServerlessException("There is no AWS here.", "");
        };
        return new VariableResolver(StandardSources.of(context, Pipeline::document, name -> Optional.empty()), noCloud)
                .resolve(written, diagnostics);
    }

    private static ConfigNode document(String text, String label, Diagnostics diagnostics) {
        return new YamlReader(diagnostics).read(text, label).orElse(NOTHING);
    }

    /** The checked service; it may be incomplete if there are errors. */
    public Optional<Service> assemble(Mapping resolved, Diagnostics diagnostics) {
        Optional<Service> service = new ServiceAssembler(SCHEMA, diagnostics).assemble(resolved);
        service.ifPresent(assembled -> new ServiceCompiler(assembled).check(diagnostics, LocalDate.of(2026, 11, 1)));
        return service;
    }

    /** The template of a service without errors. */
    public static Value.Mapping compile(Service service) {
        return new ServiceCompiler(service).compile(FixedPackages.of(service)).template();
    }
}
