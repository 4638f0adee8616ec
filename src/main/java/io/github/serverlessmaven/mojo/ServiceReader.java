/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.config.ConfigFile;
import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigOverlay;
import io.github.serverlessmaven.config.Origins;
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
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoExecution;

/** From a module's file and POM to a checked service. Reports all problems of a stage before it gives up. */
final class ServiceReader {

    private static final String PROVIDER = "provider";

    private final MojoExecution execution;
    private final AwsConnection connection;
    private final ServiceSchema schema = StandardFeatures.schema();

    ServiceReader(MojoExecution execution, AwsConnection connection) {
        this.execution = execution;
        this.connection = connection;
    }

    /**
     * Reads a service.
     *
     * @throws io.github.serverlessmaven.diagnostic.InvalidConfigurationException if the configuration has errors
     */
    ConfiguredService read(ServiceModule module) {
        SecretValues secrets = secrets();
        Diagnostics diagnostics = new Diagnostics(secrets::hide);
        Mapping written = written(module, diagnostics);
        secrets.learn(written);
        diagnostics.throwIfErrors();
        Resolution resolution =
                new ServiceVariables(execution, connection, module).resolve(written, secrets, diagnostics);
        secrets.learn(resolution.configuration());
        diagnostics.throwIfErrors();
        Mapping effective = withOptions(resolution.configuration());
        Supplier<Origins> origins = () -> Origins.of(written, effective, resolution.targets());
        Diagnostics validation = new Diagnostics(ServiceSchema.validationMode(effective));
        Optional<Service> service = new ServiceAssembler(schema, validation).assemble(effective);
        service.ifPresent(assembled -> new ServiceCompiler(assembled).check(validation, today()));
        if (!validation.isEmpty()) {
            diagnostics.addAll(validation, origins.get()::way);
        }
        diagnostics.throwIfErrors();
        return new ConfiguredService(service.orElseThrow(), effective, origins, secrets, diagnostics.warnings());
    }

    /** Knows what the command line calls a secret; the environment's secrets follow with the variables. */
    private SecretValues secrets() {
        SecretValues secrets = new SecretValues();
        Properties given = connection.session().getUserProperties();
        given.stringPropertyNames().forEach(name -> secrets.learn(Map.of(name, given.getProperty(name))));
        return secrets;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(connection.session().getStartTime().toInstant(), ZoneOffset.UTC);
    }

    /** The POM laid over the file. */
    private Mapping written(ServiceModule module, Diagnostics diagnostics) {
        ConfigNode file = module.file()
                .flatMap(path -> new YamlReader(diagnostics).read(ConfigFile.read(path), label(module.folder(), path)))
                .orElseGet(() -> new Mapping(List.of(), module.pom().location()));
        Mapping empty = new Mapping(List.of(), file.location());
        ConfigNode pom = module.pom().children().isEmpty()
                ? empty
                : new PomReader(diagnostics).read(module.pom(), schema.root().outline());
        if (file instanceof Mapping) {
            return (Mapping) ConfigOverlay.overlay(file, pom, schema.root().outline());
        }
        schema.root().bind(file, new Binding("", diagnostics)); // reports that a list or a word is no service
        return empty;
    }

    private static String label(Path folder, Path file) {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    /** The command line's stage, region and profile in place of the provider's. */
    private Mapping withOptions(Mapping configuration) {
        ConfigNode provider = configuration.get(PROVIDER).orElseGet(() -> new Mapping(List.of(), Optional.empty()));
        Mapping settings = provider instanceof Mapping mapping
                ? mapping
                : new Mapping(List.of(new Entry("name", provider.location(), provider)), provider.location());
        Mapping changed = settings;
        ServiceOptions options = connection.options();
        for (Map.Entry<String, Optional<String>> option : Map.of(
                        ServiceSchema.STAGE.name(), options.stage(),
                        ServiceSchema.REGION.name(), options.region(),
                        ServiceSchema.PROFILE.name(), options.profile())
                .entrySet()) {
            if (option.getValue().isPresent()) {
                Scalar value = new Scalar(option.getValue().get(), ScalarType.TEXT, Optional.empty());
                changed = changed.with(new Entry(option.getKey(), Optional.empty(), value));
            }
        }
        return changed.equals(settings)
                ? configuration
                : configuration.with(new Entry(PROVIDER, provider.location(), changed));
    }
}
