/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code ${param:domain}}: a parameter, from the command line, else from {@code params} of the stage, else from
 * {@code params.default}; in the form of Serverless 4, {@code params} stands below the stage in {@code stages}. One that is null is passed over.
 */
public final class ParamSource implements VariableSource {

    private final VariableContext context;

    /** Makes the source of the parameters in the context and the configuration. */
    public ParamSource(VariableContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "param";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        String name = lookup.requiredAddress("${param:NAME}");
        return Optional.ofNullable(context.params().get(name))
                .map(Scalars::untyped)
                .or(() -> configured(lookup, context.effectiveStage(lookup), name))
                .or(() -> configured(lookup, "default", name));
    }

    @Override
    public String remedy(Lookup lookup) {
        String name = lookup.address().orElse("NAME");
        if (Stream.of(context.effectiveStage(lookup), "default")
                .anyMatch(stage -> written(lookup, stage, name).isPresent())) {
            return "It is null there: give it a value, or write ${param:" + name
                    + ", null} where it is used, which leaves out what it is for.";
        }
        return "Define " + name + " under params.default or under the stage's params, or give -Dserverless.param."
                + name + "=..., or add a fallback, as in ${param:" + name + ", 'value'}.";
    }

    private static Optional<ConfigNode> configured(Lookup lookup, String stage, String name) {
        return written(lookup, stage, name).filter(node -> Evaluation.hasValue(lookup.resolved(node)));
    }

    private static Optional<ConfigNode> written(Lookup lookup, String stage, String name) {
        return lookup.configuration("params", stage, name)
                .or(() -> lookup.configuration("stages", stage, "params", name));
    }
}
