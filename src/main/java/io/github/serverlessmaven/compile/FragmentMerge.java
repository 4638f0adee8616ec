/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Joins fragments into one. A Lambda property that two features give is a defect of theirs, not of the user's. */
final class FragmentMerge {

    private FragmentMerge() {}

    /**
     * The fragments as one.
     *
     * @throws IllegalStateException if two fragments set the same property of the function
     */
    static TemplateFragment merge(List<TemplateFragment> fragments) {
        return fragments.stream().reduce(TemplateFragment.EMPTY, FragmentMerge::join);
    }

    private static TemplateFragment join(TemplateFragment left, TemplateFragment right) {
        Value.Mapping properties = left.functionProperties();
        for (var property : right.functionProperties().entries().entrySet()) {
            if (properties.get(property.getKey()).isPresent()) {
                throw new IllegalStateException("two features give the function's property " + property.getKey());
            }
            properties = properties.with(property.getKey(), property.getValue());
        }
        return new TemplateFragment(
                properties,
                statements(and(left.statements(), right.statements())),
                and(left.managedPolicies(), right.managedPolicies()),
                FragmentMerge.<LogicalId>and(left.dependsOn(), right.dependsOn()),
                FragmentMerge.<Resource>and(left.resources(), right.resources()),
                FragmentMerge.<Output>and(left.outputs(), right.outputs()),
                left.condition().or(right::condition));
    }

    /** Statements that may be joined, joined, and equal ones written once; the order is that of first mention. */
    static List<PolicyStatement> statements(List<PolicyStatement> statements) {
        List<PolicyStatement> joined = new ArrayList<>();
        for (PolicyStatement statement : statements) {
            int at = 0;
            while (at < joined.size() && !joined.get(at).joins(statement)) {
                at++;
            }
            if (at < joined.size()) {
                joined.set(at, joined.get(at).join(statement));
            } else if (!joined.contains(statement)) {
                joined.add(statement);
            }
        }
        return List.copyOf(joined);
    }

    private static <T> List<T> and(List<T> left, List<T> right) {
        Set<T> both = new LinkedHashSet<>(left);
        both.addAll(right);
        return List.copyOf(both);
    }
}
