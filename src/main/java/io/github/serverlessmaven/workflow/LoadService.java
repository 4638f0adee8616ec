/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.Origins;
import io.github.serverlessmaven.config.SecretValues;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.variable.Resolution;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** From a module's file and POM to a checked service. Reports all problems of a stage before it fails. */
public final class LoadService {

    private final BuildContext build;
    private final Map<Path, ConfiguredService> loaded = new HashMap<>();

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
     * Reads a service, once in a goal, and logs its warnings, once in a build.
     *
     * @throws io.github.serverlessmaven.diagnostic.InvalidConfigurationException if the configuration has errors
     */
    public ConfiguredService load(ServiceModule module) {
        ConfiguredService known = loaded.get(module.output());
        if (known != null) {
            return known;
        }
        ConfiguredService configured = read(module);
        loaded.put(module.output(), configured);
        ShownWarnings.show(Diagnostic.render(configured.warnings()), build, module);
        return configured;
    }

    /** Makes the service be read again. */
    void forget(ServiceModule module) {
        loaded.remove(module.output());
    }

    private ConfiguredService read(ServiceModule module) {
        ServiceReader reader = new ServiceReader(build, module);
        SecretValues secrets = secrets();
        Diagnostics diagnostics = new Diagnostics(secrets::hide);
        Mapping written = reader.written(diagnostics);
        secrets.learn(written);
        diagnostics.throwIfErrors();
        Resolution resolution = reader.resolve(written, secrets, diagnostics);
        secrets.learn(resolution.configuration());
        Set<String> unresolved = new HashSet<>();
        Mapping effective = reader.effective(resolution.known(unresolved::add));
        Supplier<Origins> origins = () -> Origins.of(written, effective, resolution.targets());
        Diagnostics validation = new Diagnostics(ServiceSchema.validationMode(effective));
        unresolved.forEach(validation::markReported);
        Optional<Service> service = reader.assemble(effective, validation);
        if (!validation.isEmpty()) {
            unresolved.forEach(validation::dropAt);
            diagnostics.addAll(validation, origins.get()::way);
        }
        diagnostics.throwIfErrors();
        return new ConfiguredService(service.orElseThrow(), effective, origins, secrets, diagnostics.warnings());
    }

    /** Knows what the command line calls a secret; the environment's secrets follow with the variables. */
    private SecretValues secrets() {
        SecretValues secrets = new SecretValues();
        secrets.learn(build.userProperties());
        return secrets;
    }
}
