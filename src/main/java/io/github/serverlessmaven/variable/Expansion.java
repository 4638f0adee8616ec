/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Resolves whole trees: every mapping, list and text in them once, whatever number of variables lead to it. */
final class Expansion {

    private final Evaluation evaluation;
    private final ResolutionPath trail;
    private final ExpansionBudget allowance;
    private final IdentityHashMap<ConfigNode, ConfigNode> expanded = new IdentityHashMap<>();
    private final IdentityHashMap<ConfigNode, Long> sizes = new IdentityHashMap<>();
    private final Set<ConfigNode> unresolved = Collections.newSetFromMap(new IdentityHashMap<>());

    Expansion(Evaluation evaluation, ResolutionPath trail, ExpansionBudget allowance) {
        this.evaluation = evaluation;
        this.trail = trail;
        this.allowance = allowance;
    }

    /** The tree without variables; what cannot be resolved is reported, and stays as written. */
    ConfigNode expand(ConfigNode node, String path) {
        if (node instanceof Scalar && !Evaluation.isVariable(node)) {
            return node;
        }
        ResolutionPath.Step step = ResolutionPath.Step.of(node, path);
        try {
            return node instanceof Scalar ? substituted(step) : container(step);
        } catch (VariableException e) {
            trail.report(step, e);
        } catch (UnresolvedException e) {
            // This is reported already; the value stays as written.
        }
        unresolved.add(node);
        return node;
    }

    /** Whether a value could not be resolved, and so stays as written. */
    boolean isUnresolved(ConfigNode node) {
        return unresolved.contains(node);
    }

    private ConfigNode substituted(ResolutionPath.Step step) {
        ConfigNode head = evaluation.head(step.node(), step.path());
        ConfigNode value = head;
        if (!(head instanceof Scalar)) {
            trail.enter(step);
            try {
                value = container(ResolutionPath.Step.of(head, evaluation.pathOf(head, step.path())));
            } finally {
                trail.leave();
            }
        }
        allowance.take(size(value));
        return value;
    }

    private ConfigNode container(ResolutionPath.Step step) {
        ConfigNode known = expanded.get(step.node());
        if (known != null) {
            return known;
        }
        trail.begin(step);
        try {
            ConfigNode result = step.node() instanceof Mapping mapping ? mapping(mapping, step.path()) : sequence(step);
            expanded.put(step.node(), result);
            return result;
        } finally {
            trail.end();
        }
    }

    private ConfigNode mapping(Mapping mapping, String path) {
        List<Entry> entries = new ArrayList<>(mapping.entries().size());
        boolean changed = false;
        long size = 1;
        for (Entry entry : mapping.entries()) {
            ConfigNode value = expand(entry.value(), Addresses.join(path, entry.key()));
            changed |= value != entry.value();
            entries.add(value == entry.value() ? entry : new Entry(entry.key(), entry.keyLocation(), value));
            size = plus(size, size(value));
        }
        return sized(changed ? new Mapping(entries, mapping.location()) : mapping, size);
    }

    private ConfigNode sequence(ResolutionPath.Step step) {
        Sequence sequence = (Sequence) step.node();
        List<ConfigNode> items = new ArrayList<>(sequence.items().size());
        boolean changed = false;
        long size = 1;
        for (ConfigNode item : sequence.items()) {
            ConfigNode value = expand(item, Addresses.join(step.path(), String.valueOf(items.size())));
            changed |= value != item;
            items.add(value);
            size = plus(size, size(value));
        }
        return sized(changed ? new Sequence(items, sequence.location()) : sequence, size);
    }

    private ConfigNode sized(ConfigNode container, long size) {
        sizes.put(container, size);
        return container;
    }

    private long size(ConfigNode node) {
        return node instanceof Scalar scalar ? ExpansionBudget.size(scalar.text()) : sizes.getOrDefault(node, 1L);
    }

    private static long plus(long a, long b) {
        return Long.MAX_VALUE - a < b ? Long.MAX_VALUE : a + b;
    }
}
