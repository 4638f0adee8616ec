/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import java.util.Map;
import java.util.Optional;

/** {@code ${env:HOME}}: an environment variable. */
public final class EnvSource implements VariableSource {

    private final Map<String, String> environment;

    /** Makes the source of the environment variables in the context. */
    public EnvSource(VariableContext context) {
        environment = context.environment();
    }

    @Override
    public String name() {
        return "env";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        return Optional.ofNullable(environment.get(lookup.requiredAddress("${env:NAME}")))
                .map(Scalars::untyped);
    }

    @Override
    public String remedy(Lookup lookup) {
        String name = lookup.address().orElse("NAME");
        return "Set the environment variable " + name + ", or add a fallback, as in ${env:" + name + ", 'value'}.";
    }
}
