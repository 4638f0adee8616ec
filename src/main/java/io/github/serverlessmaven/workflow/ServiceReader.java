/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigFile;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigOverlay;
import io.github.serverlessmaven.config.PomReader;
import io.github.serverlessmaven.config.SecretValues;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceAssembler;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.variable.Resolution;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The stages from a module's file and POM to a checked service, in their order. Each reports all problems that it finds. */
public final class ServiceReader {

    private final BuildContext build;
    private final ServiceModule module;
    private final ServiceSchema schema = StandardFeatures.schema();

    /** The stages for a module. */
    public ServiceReader(BuildContext build, ServiceModule module) {
        this.build = build;
        this.module = module;
    }

    /** The POM merged over the file. */
    public Mapping written(Diagnostics diagnostics) {
        ConfigNode file = module.file()
                .flatMap(path -> new YamlReader(diagnostics)
                        .read(ConfigFile.read(ServiceFiles.requireInside(build, module, path)), label(path)))
                .orElseGet(() -> new Mapping(List.of(), module.pom().location()));
        Mapping empty = new Mapping(List.of(), file.location());
        ConfigNode pom = module.pom().children().isEmpty()
                ? empty
                : new PomReader(diagnostics).read(module.pom(), schema.root().outline());
        if (file instanceof Mapping) {
            return (Mapping) ConfigOverlay.overlay(file, pom, schema.root().outline());
        }
        schema.root().bind(file, new Binding("", diagnostics)); // reports that a list or a scalar is not a service
        return empty;
    }

    /**
     * The configuration without variables.
     *
     * @param secrets learns those of the environment
     */
    public Resolution resolve(Mapping written, SecretValues secrets, Diagnostics diagnostics) {
        return new ServiceVariables(build, module).resolve(written, secrets, diagnostics);
    }

    /** The options of the run instead of the configuration's values. */
    public Mapping effective(Mapping resolved) {
        return build.options().over(resolved);
    }

    /** The checked service, its certificates looked up; it may be incomplete if there are errors. */
    public Optional<Service> assemble(Mapping effective, Diagnostics diagnostics) {
        Optional<Service> service =
                new ServiceAssembler(schema, diagnostics).assemble(effective).map(new DomainCertificates(build)::addTo);
        service.ifPresent(assembled -> new ServiceCompiler(assembled).check(diagnostics, today()));
        return service;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(build.startTime(), ZoneOffset.UTC);
    }

    /** Relative to where the build was started, as far as the file lies below it or belongs to a module beside it. */
    private String label(Path file) {
        Path start = build.startFolder();
        boolean isRelative = file.startsWith(start) || (file.startsWith(module.folder()) && isOnSameDisk(start, file));
        return (isRelative ? start.relativize(file) : file).toString();
    }

    private static boolean isOnSameDisk(Path start, Path file) {
        return start.isAbsolute() && Objects.equals(start.getRoot(), file.getRoot());
    }
}
