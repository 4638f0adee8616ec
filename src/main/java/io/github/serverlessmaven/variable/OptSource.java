/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code ${opt:stage}}: an option of the command line; {@code ${opt:}} is all that were given. */
public final class OptSource implements VariableSource {

    private final Map<String, String> options;

    /** Makes the source of the options in the context, stage and region included. */
    public OptSource(VariableContext context) {
        options = new TreeMap<>(context.options());
        context.stage().ifPresent(stage -> options.put("stage", stage));
        context.region().ifPresent(region -> options.put("region", region));
    }

    @Override
    public String name() {
        return "opt";
    }

    @Override
    public Optional<ConfigNode> lookup(Lookup lookup) {
        return lookup.address().isEmpty()
                ? Optional.of(all())
                : lookup.address().map(options::get).map(Scalars::untyped);
    }

    @Override
    public String remedy(Lookup lookup) {
        String option = lookup.address().orElse("NAME");
        String property = option.equals("stage") || option.equals("region") || option.equals("profile")
                ? "serverless." + option
                : "serverless.opt." + option;
        return "Give -D" + property + "=..., or add a fallback, as in ${opt:" + option + ", 'value'}.";
    }

    private ConfigNode all() {
        return new ConfigNode.Mapping(
                options.entrySet().stream()
                        .map(option -> new ConfigNode.Entry(
                                option.getKey(), Optional.empty(), Scalars.untyped(option.getValue())))
                        .toList(),
                Optional.empty());
    }
}
