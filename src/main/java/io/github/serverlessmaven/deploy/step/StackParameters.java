/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.PackagedSecret;
import io.github.serverlessmaven.manifest.SecretSource;
import io.github.serverlessmaven.template.DeploymentTime;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The values of a template's parameters: those of the configuration, and secrets, which are read when they are needed and never stored.
 *
 * @param manifest names the secrets
 * @param target has them
 */
record StackParameters(Manifest manifest, Target target) {

    /** Whether equal templates have equal values: a parameter named after the version of its secret changes with it. */
    boolean areDeterminedBy(Value.Mapping template) {
        Set<String> parameters = CoreTemplate.parameters(template);
        return manifest.secrets().stream()
                .filter(secret -> secret.source().version() > 0)
                .map(PackagedSecret::parameter)
                .toList()
                .containsAll(parameters);
    }

    /**
     * The values of all parameters; empty for one that keeps its value.
     *
     * @param creates whether the stack is new and has none to keep
     */
    Map<String, Optional<String>> values(Value.Mapping template, boolean creates) {
        Map<String, Optional<String>> values =
                new LinkedHashMap<>(manifest.stack().parameters());
        if (creates) {
            values.values().removeIf(Optional::isEmpty);
        }
        if (CoreTemplate.parameters(template).contains(DeploymentTime.PARAMETER)) {
            String now = Long.toString(target.clock().now().toEpochMilli());
            values.put(DeploymentTime.PARAMETER, Optional.of(now));
        }
        Set<SecretSource> sources =
                manifest.secrets().stream().map(PackagedSecret::source).collect(Collectors.toSet());
        if (!sources.isEmpty()) {
            Map<SecretSource, String> read = target.secrets().read(sources);
            manifest.secrets()
                    .forEach(secret -> values.put(
                            secret.parameter(),
                            Optional.of(secret.value(Objects.requireNonNull(read.get(secret.source()))))));
        }
        return values;
    }
}
