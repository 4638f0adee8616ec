/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import java.util.Optional;

/**
 * {@code ${sls:stage}}: the stage in effect, from the command line, else {@code provider.stage}, else {@code dev};
 * {@code ${sls:instanceId}}: letters and digits that are the same everywhere in one build.
 */
public final class SlsSource implements VariableSource {

    private final VariableContext context;

    /** Makes the source for the stage and instance in the context. */
    public SlsSource(VariableContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "sls";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        String address = lookup.requiredAddress("${sls:stage}");
        return Optional.of(
                switch (address) {
                    case "stage" -> Scalars.text(context.effectiveStage(lookup));
                    case "instanceId" -> Scalars.text(context.instanceId());
                    default ->
                        throw lookup.wrongArguments(
                                "\"sls\" has no \"" + address + "\", only stage and instanceId", "${sls:stage}");
                });
    }
}
