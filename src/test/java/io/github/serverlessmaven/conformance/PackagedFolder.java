/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.FixedPackages;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigOverlay;
import io.github.serverlessmaven.config.PomReader;
import io.github.serverlessmaven.config.XmlText;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceAssembler;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.variable.StandardSources;
import io.github.serverlessmaven.variable.VariableContext;
import io.github.serverlessmaven.variable.VariableResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder taken through the plugin's own rooms in this JVM, from its configuration to packages and template. */
final class PackagedFolder {

    private final Path folder;
    private final List<String> options;

    PackagedFolder(Path folder, List<String> options) {
        this.folder = folder;
        this.options = options;
    }

    /** The template of the folder's {@code serverless.yml}. */
    Value.Mapping template() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        return template(
                read(Files.readString(folder.resolve(ConformanceCase.CONFIGURATION)), diagnostics), diagnostics);
    }

    /** The template of a POM's {@code <configuration>}. */
    Value.Mapping templateOfPom(String configuration) {
        Diagnostics diagnostics = new Diagnostics();
        ConfigNode tree = new PomReader(diagnostics)
                .read(
                        XmlText.parse(configuration),
                        StandardFeatures.schema().root().outline());
        return template(ConfigOverlay.overlay(read(ConformanceCase.FINISHED_CODE, diagnostics), tree), diagnostics);
    }

    private static ConfigNode read(String yaml, Diagnostics diagnostics) {
        return new YamlReader(diagnostics)
                .read(yaml, ConformanceCase.CONFIGURATION)
                .orElseGet(() -> new ConfigNode.Mapping(List.of(), Optional.empty()));
    }

    private Value.Mapping template(ConfigNode written, Diagnostics diagnostics) {
        diagnostics.throwIfErrors();
        ConfigNode.Mapping overlaid = (ConfigNode.Mapping) ConfigOverlay.overlay(written, read(options(), diagnostics));
        ConfigNode.Mapping resolved = resolver().resolve(overlaid, diagnostics).configuration();
        diagnostics.throwIfErrors();
        Diagnostics validation = new Diagnostics(ServiceSchema.validationMode(resolved));
        Optional<Service> service = new ServiceAssembler(StandardFeatures.schema(), validation).assemble(resolved);
        service.ifPresent(assembled -> new ServiceCompiler(assembled).check(validation, LocalDate.EPOCH));
        validation.throwIfErrors();
        // Serverless takes any bytes for a package, and what was recorded of it holds their hash.
        ServicePackages packages =
                FixedPackages.of(service.orElseThrow(), Artifact.of(folder.resolve(ConformanceCase.CODE)));
        return new ServiceCompiler(service.get()).compile(packages).template();
    }

    /** The options of the command line as configuration. */
    private String options() {
        return "{"
                + option("--stage")
                        .map(stage -> "provider: {stage: " + stage + "}")
                        .orElse("") + "}";
    }

    private VariableResolver resolver() {
        VariableContext context = new VariableContext(
                Map.of(), Map.of(), Map.of(), option("--stage"), option("--region"), folder, false, "once");
        return new VariableResolver(
                StandardSources.of(
                        context, (text, label, diagnostics) -> read(text, diagnostics), name -> Optional.empty()),
                questions -> {
                    throw new AssertionError("AWS is asked " + questions);
                });
    }

    private Optional<String> option(String name) {
        int index = options.indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(options.get(index + 1));
    }
}
