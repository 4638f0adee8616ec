/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;

/**
 * Replaces the variables of a configuration. Each variable is looked up only if a value that is asked for needs it, and once; time is
 * linear in the size of the configuration, and what variables add to it is bounded.
 *
 * <p>A value that is wholly one variable keeps the type of what the variable stands for, and the place where that was written; in a
 * longer text, variables are joined as text. Keys are never touched.
 */
public final class VariableResolver {

    private final List<VariableSource> sources;

    /**
     * Makes a resolver.
     *
     * @param sources one for each kind of variable
     */
    public VariableResolver(List<VariableSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * The configuration without variables. What cannot be resolved stays as written and is reported, each cause once.
     *
     * @param root the configuration as written, to which {@code ${self:…}} refers
     * @param diagnostics receives the problems
     */
    public ConfigNode.Mapping resolve(ConfigNode.Mapping root, Diagnostics diagnostics) {
        return (ConfigNode.Mapping) new Run(root, diagnostics).expansion.expand(root, "");
    }

    /**
     * A single value of the configuration without variables, for what must be known before the rest can be resolved, such as
     * {@code useDotenv}.
     *
     * @param root the configuration as written
     * @param path the value's dotted path
     * @param diagnostics receives the problems of this value and of what it refers to
     * @return empty if there is no such value, or one on the way to it cannot be resolved
     */
    public Optional<ConfigNode> resolve(ConfigNode.Mapping root, String path, Diagnostics diagnostics) {
        Run run = new Run(root, diagnostics);
        try {
            return run.evaluation.configuration(Evaluation.keys(path)).map(node -> run.expansion.expand(node, path));
        } catch (AlreadyReportedException e) {
            return Optional.empty();
        }
    }

    private final class Run {
        private final Evaluation evaluation;
        private final Expansion expansion;

        Run(ConfigNode.Mapping root, Diagnostics diagnostics) {
            Trail trail = new Trail(diagnostics);
            Allowance allowance = new Allowance();
            evaluation = new Evaluation(root, sources, trail, allowance);
            expansion = new Expansion(evaluation, trail, allowance);
        }
    }
}
