/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** From a module's file and POM to a checked service. Reports all problems of a stage before it fails. */
public final class LoadService {

    private static final String PROVIDER = "provider";

    private final BuildContext build;
    private final Map<ServiceModule, ConfiguredService> loaded = new HashMap<>();
    private final ServiceSchema schema = StandardFeatures.schema();

    /** The use case for a goal. */
    public LoadService(BuildContext build) {
        this.build = build;
    }

    /** Checks all services of the goal. */
    public void validateAll() {
        for (ServiceModule module : build.services()) {
            Service service = load(module).service();
            build.log()
                    .info("Service " + service.name() + ", stage " + service.stage() + ": "
                            + service.functions().size() + " function(s), no problems.");
        }
    }

    /**
     * Reads a service and logs its warnings; both happen once in a goal.
     *
     * @throws io.github.serverlessmaven.diagnostic.InvalidConfigurationException if the configuration has errors
     */
    public ConfiguredService load(ServiceModule module) {
        return load(module, service -> {});
    }

    /**
     * The same with a check of what the goal requires beyond a configuration without errors.
     *
     * @param check called before the warnings are logged
     */
    ConfiguredService load(ServiceModule module, Consumer<ConfiguredService> check) {
        ConfiguredService known = loaded.get(module);
        if (known != null) {
            return known;
        }
        ConfiguredService configured = read(module);
        check.accept(configured);
        loaded.put(module, configured);
        configured.warnings().forEach(warning -> build.log().warn(warning.render()));
        return configured;
    }

    /** Makes the service be read again. */
    void forget(ServiceModule module) {
        loaded.remove(module);
    }

    private ConfiguredService read(ServiceModule module) {
        SecretValues secrets = secrets();
        Diagnostics diagnostics = new Diagnostics(secrets::hide);
        Mapping written = written(module, diagnostics);
        secrets.learn(written);
        diagnostics.throwIfErrors();
        Resolution resolution = new ServiceVariables(build, module).resolve(written, secrets, diagnostics);
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
        build.userProperties().forEach((name, value) -> secrets.learn(Map.of(name, value)));
        return secrets;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(build.startTime(), ZoneOffset.UTC);
    }

    /** The POM merged over the file. */
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
        schema.root().bind(file, new Binding("", diagnostics)); // reports that a list or a scalar is not a service
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
        ServiceOptions options = build.options();
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
