/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one feature adds to the template for one function. Immutable; fragments of several features are joined without regard to
 * their order.
 *
 * @param functionProperties properties of the {@code AWS::Lambda::Function} resource
 * @param statements what the function's role may do
 * @param managedPolicies ARNs of policies attached to the function's role
 * @param dependsOn what must exist before the function
 * @param resources further resources
 * @param outputs outputs of the stack
 * @param condition the name of the condition under which the function exists, and everything that belongs to it that is not
 *     unconditional
 */
public record TemplateFragment(
        Value.Mapping functionProperties,
        List<PolicyStatement> statements,
        List<Value> managedPolicies,
        List<LogicalId> dependsOn,
        List<Resource> resources,
        List<Output> outputs,
        Optional<String> condition) {

    /** Nothing. */
    public static final TemplateFragment EMPTY = new TemplateFragment(
            Value.Mapping.EMPTY, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

    /** Copies the lists. */
    public TemplateFragment {
        statements = List.copyOf(statements);
        managedPolicies = List.copyOf(managedPolicies);
        dependsOn = List.copyOf(dependsOn);
        resources = List.copyOf(resources);
        outputs = List.copyOf(outputs);
    }

    /** One property of the function. */
    public static TemplateFragment property(String name, Value value) {
        return EMPTY.withProperty(name, value);
    }

    /** This fragment with a property of the function. */
    public TemplateFragment withProperty(String name, Value value) {
        return new TemplateFragment(
                functionProperties.with(name, value),
                statements,
                managedPolicies,
                dependsOn,
                resources,
                outputs,
                condition);
    }

    /** This fragment with a statement for the function's role. */
    public TemplateFragment withStatement(PolicyStatement statement) {
        return new TemplateFragment(
                functionProperties,
                and(statements, statement),
                managedPolicies,
                dependsOn,
                resources,
                outputs,
                condition);
    }

    /** This fragment with a policy attached to the function's role. */
    public TemplateFragment withManagedPolicy(Value arn) {
        return new TemplateFragment(
                functionProperties, statements, and(managedPolicies, arn), dependsOn, resources, outputs, condition);
    }

    /** This fragment with something that must exist before the function. */
    public TemplateFragment withDependency(LogicalId id) {
        return new TemplateFragment(
                functionProperties, statements, managedPolicies, and(dependsOn, id), resources, outputs, condition);
    }

    /** This fragment with a further resource. */
    public TemplateFragment withResource(Resource resource) {
        return new TemplateFragment(
                functionProperties,
                statements,
                managedPolicies,
                dependsOn,
                and(resources, resource),
                outputs,
                condition);
    }

    /** This fragment with a further output. */
    public TemplateFragment withOutput(Output output) {
        return new TemplateFragment(
                functionProperties, statements, managedPolicies, dependsOn, resources, and(outputs, output), condition);
    }

    /** This fragment for a function that exists only under a condition. */
    public TemplateFragment when(String conditionName) {
        return new TemplateFragment(
                functionProperties,
                statements,
                managedPolicies,
                dependsOn,
                resources,
                outputs,
                Optional.of(conditionName));
    }

    private static <T> List<T> and(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
