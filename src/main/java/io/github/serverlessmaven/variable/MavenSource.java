/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import java.util.Optional;
import java.util.function.Function;

/** {@code ${maven:project.version}}: a property of the Maven project, build or session. */
public final class MavenSource implements VariableSource {

    private final Function<String, Optional<String>> properties;

    /**
     * Makes the source.
     *
     * @param properties gives the value of a property by its name
     */
    public MavenSource(Function<String, Optional<String>> properties) {
        this.properties = properties;
    }

    @Override
    public String name() {
        return "maven";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        return properties
                .apply(lookup.requiredAddress("${maven:project.version}"))
                .map(Scalars::untyped);
    }

    @Override
    public String remedy(Lookup lookup) {
        String name = lookup.address().orElse("NAME");
        return "Define the property " + name + " in the POM or give -D" + name
                + "=..., or add a fallback, as in ${maven:" + name + ", 'value'}.";
    }
}
