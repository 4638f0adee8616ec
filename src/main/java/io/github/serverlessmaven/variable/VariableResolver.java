/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Replaces the variables of a configuration. Each variable is looked up only if a value that is asked for needs it, and once; time is
 * linear in the size of the configuration, and what variables add to it is bounded.
 *
 * <p>A value that is wholly one variable keeps the type of what the variable stands for, and the place where that was written; in a
 * longer text, variables are joined as text. Keys are never touched.
 *
 * <p>AWS is asked last, together for all that is open, in as many rounds as its answers lead to further questions; not at all if
 * anything else is wrong. A variable below {@code custom} and {@code params} that only AWS could resolve stays as written unless
 * something refers to it, or it belongs to the domains of serverless-domain-manager, which are settings too.
 */
public final class VariableResolver {

    private static final String CUSTOM = "custom";
    private static final Set<String> VALUES_FOR_VARIABLES = Set.of(CUSTOM, "params", "stages");
    private static final List<String> SETTINGS_BELOW_CUSTOM = List.of("customDomain", "customDomains");

    private final List<VariableSource> sources;
    private final CloudLookup aws;

    /**
     * Makes a resolver.
     *
     * @param sources one for each kind of variable
     * @param aws asked for what they need of AWS
     */
    public VariableResolver(List<VariableSource> sources, CloudLookup aws) {
        this.sources = List.copyOf(sources);
        this.aws = aws;
    }

    /**
     * The configuration without variables. What cannot be resolved stays as written and is reported, each cause once.
     *
     * @param root the configuration as written, to which {@code ${self:…}} refers
     * @param diagnostics receives the problems
     */
    public Resolution resolve(ConfigNode.Mapping root, Diagnostics diagnostics) {
        CloudAnswers cloud = CloudAnswers.of(aws);
        while (true) {
            Diagnostics found = new Diagnostics();
            Run run = new Run(sources, root, cloud, found);
            ConfigNode.Mapping settings = run.expanded(root, key -> !VALUES_FOR_VARIABLES.contains(key));
            run.expandSettingsBelowCustom(root);
            if (!found.errors().isEmpty() || !cloud.fetch()) {
                ConfigNode.Mapping values = run.expanded(root, VALUES_FOR_VARIABLES::contains);
                diagnostics.addAll(found);
                return new Resolution(
                        ordered(root, settings, values), run.evaluation::target, run.expansion::isUnresolved);
            }
        }
    }

    private static ConfigNode.Mapping ordered(ConfigNode.Mapping order, ConfigNode.Mapping... parts) {
        Map<String, ConfigNode.Entry> entries = new HashMap<>();
        for (ConfigNode.Mapping part : parts) {
            for (ConfigNode.Entry entry : part.entries()) {
                entries.put(entry.key(), entry);
            }
        }
        List<ConfigNode.Entry> ordered = new ArrayList<>();
        for (ConfigNode.Entry entry : order.entries()) {
            ordered.add(Objects.requireNonNull(entries.get(entry.key())));
        }
        return ordered.equals(order.entries()) ? order : new ConfigNode.Mapping(ordered, order.location());
    }

    /**
     * A single value of the configuration without variables, for what must be known before the rest can be resolved, such as
     * {@code useDotenv}. It must not need AWS.
     *
     * @param sources one for each kind of variable
     * @param root the configuration as written
     * @param path the value's dotted path
     * @param diagnostics receives the problems of this value and of what it refers to
     * @return empty if there is no such value, or one on the way to it cannot be resolved
     */
    public static Optional<ConfigNode> resolveEarly(
            List<VariableSource> sources, ConfigNode.Mapping root, String path, Diagnostics diagnostics) {
        Run run = new Run(sources, root, CloudAnswers.none(), diagnostics);
        try {
            return run.evaluation.configuration(Evaluation.keys(path)).map(node -> run.expansion.expand(node, path));
        } catch (UnresolvedException e) {
            return Optional.empty();
        }
    }

    private static final class Run {
        private final Evaluation evaluation;
        private final Expansion expansion;

        Run(List<VariableSource> sources, ConfigNode.Mapping root, CloudAnswers cloud, Diagnostics diagnostics) {
            ResolutionPath trail = new ResolutionPath(diagnostics);
            ExpansionBudget allowance = new ExpansionBudget();
            evaluation = new Evaluation(root, sources, cloud, trail, allowance);
            expansion = new Expansion(evaluation, trail, allowance);
        }

        /** So that AWS is asked for what they need. */
        void expandSettingsBelowCustom(ConfigNode.Mapping root) {
            if (!(root.get(CUSTOM).orElse(null) instanceof ConfigNode.Mapping custom)) {
                return;
            }
            for (ConfigNode.Entry entry : custom.entries()) {
                if (SETTINGS_BELOW_CUSTOM.contains(entry.key()) && !(entry.value() instanceof ConfigNode.Scalar)) {
                    expansion.expand(entry.value(), CUSTOM + "." + entry.key());
                }
            }
        }

        /** Some keys of the configuration, without variables. */
        ConfigNode.Mapping expanded(ConfigNode.Mapping root, Predicate<String> keys) {
            List<ConfigNode.Entry> entries = new ArrayList<>();
            for (ConfigNode.Entry entry : root.entries()) {
                if (keys.test(entry.key())) {
                    entries.add(entry);
                }
            }
            return (ConfigNode.Mapping) expansion.expand(new ConfigNode.Mapping(entries, root.location()), "");
        }
    }
}
