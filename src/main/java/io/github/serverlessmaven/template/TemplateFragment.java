/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one feature or event adds to the template for one function. Immutable; fragments are joined by {@link #and}, and what is joined
 * does not depend on who comes first, except for the order in which things are written.
 *
 * @param functionProperties properties of the {@code AWS::Lambda::Function} resource
 * @param statements what the function's role may do
 * @param managedPolicies ARNs of policies attached to the function's role
 * @param trustedServices services other than AWS Lambda that assume the function's role, such as {@code scheduler.amazonaws.com}
 * @param dependsOn what must exist before the function
 * @param resources further resources
 * @param outputs outputs of the stack
 * @param endpoints addresses at which the function is reached
 * @param condition the name of the condition under which the function exists, and everything that belongs to it that is not
 *     unconditional
 */
public record TemplateFragment(
        Value.Mapping functionProperties,
        List<PolicyStatement> statements,
        List<Value> managedPolicies,
        List<String> trustedServices,
        List<LogicalId> dependsOn,
        List<Resource> resources,
        List<Output> outputs,
        List<FunctionEndpoint> endpoints,
        Optional<String> condition) {

    /** Nothing. */
    public static final TemplateFragment EMPTY = new TemplateFragment(
            Value.Mapping.EMPTY,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());

    /** Copies the lists. */
    public TemplateFragment {
        statements = List.copyOf(statements);
        managedPolicies = List.copyOf(managedPolicies);
        trustedServices = List.copyOf(trustedServices);
        dependsOn = List.copyOf(dependsOn);
        resources = List.copyOf(resources);
        outputs = List.copyOf(outputs);
        endpoints = List.copyOf(endpoints);
    }

    /** One property of the function. */
    public static TemplateFragment property(String name, Value value) {
        return EMPTY.withProperty(name, value);
    }

    /**
     * Several fragments as one.
     *
     * @throws IllegalStateException if two fragments set the same property of the function: a defect of theirs, not of the user's
     */
    public static TemplateFragment join(List<TemplateFragment> fragments) {
        TemplateFragment joined = EMPTY;
        for (TemplateFragment fragment : fragments) {
            joined = joined.and(fragment);
        }
        return joined;
    }

    /**
     * This fragment and another. Statements that may be joined are joined, and what is equal is kept once.
     *
     * @throws IllegalStateException if both set the same property of the function
     */
    public TemplateFragment and(TemplateFragment other) {
        Value.Mapping properties = functionProperties;
        for (var property : other.functionProperties.entries().entrySet()) {
            if (properties.get(property.getKey()).isPresent()) {
                throw new IllegalStateException("two features give the function's property " + property.getKey());
            }
            properties = properties.with(property.getKey(), property.getValue());
        }
        return new TemplateFragment(
                properties,
                PolicyStatement.merge(union(statements, other.statements)),
                union(managedPolicies, other.managedPolicies),
                union(trustedServices, other.trustedServices),
                union(dependsOn, other.dependsOn),
                union(resources, other.resources),
                union(outputs, other.outputs),
                union(endpoints, other.endpoints),
                condition.or(other::condition));
    }

    /** This fragment with a property of the function. */
    public TemplateFragment withProperty(String name, Value value) {
        return new TemplateFragment(
                functionProperties.with(name, value),
                statements,
                managedPolicies,
                trustedServices,
                dependsOn,
                resources,
                outputs,
                endpoints,
                condition);
    }

    /** This fragment with a statement for the function's role. */
    public TemplateFragment withStatement(PolicyStatement statement) {
        return with(List.of(statement), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** This fragment with a policy attached to the function's role. */
    public TemplateFragment withManagedPolicy(Value arn) {
        return with(List.of(), List.of(arn), List.of(), List.of(), List.of(), List.of());
    }

    /** This fragment with a service that assumes the function's role beside AWS Lambda. */
    public TemplateFragment withTrustedService(String principal) {
        return with(List.of(), List.of(), List.of(principal), List.of(), List.of(), List.of());
    }

    /** This fragment with something that must exist before the function. */
    public TemplateFragment withDependency(LogicalId id) {
        return with(List.of(), List.of(), List.of(), List.of(id), List.of(), List.of());
    }

    /** This fragment with a further resource. */
    public TemplateFragment withResource(Resource resource) {
        return with(List.of(), List.of(), List.of(), List.of(), List.of(resource), List.of());
    }

    /** This fragment with these resources instead of its own. */
    public TemplateFragment withOnly(List<Resource> others) {
        return new TemplateFragment(
                functionProperties,
                statements,
                managedPolicies,
                trustedServices,
                dependsOn,
                others,
                outputs,
                endpoints,
                condition);
    }

    /** This fragment with a further output. */
    public TemplateFragment withOutput(Output output) {
        return with(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(output));
    }

    /** This fragment with a further address at which the function is reached. */
    public TemplateFragment withEndpoint(FunctionEndpoint endpoint) {
        return new TemplateFragment(
                functionProperties,
                statements,
                managedPolicies,
                trustedServices,
                dependsOn,
                resources,
                outputs,
                concat(endpoints, List.of(endpoint)),
                condition);
    }

    /** This fragment for a function that exists only under a condition. */
    public TemplateFragment when(String conditionName) {
        return new TemplateFragment(
                functionProperties,
                statements,
                managedPolicies,
                trustedServices,
                dependsOn,
                resources,
                outputs,
                endpoints,
                Optional.of(conditionName));
    }

    /** This fragment, each of its resources and outputs caused by some configuration unless it has a cause already. */
    public TemplateFragment from(Origin origin) {
        List<Resource> caused = new ArrayList<>();
        for (Resource resource : resources) {
            caused.add(resource.from(origin));
        }
        List<Output> published = new ArrayList<>();
        for (Output output : outputs) {
            published.add(output.from(origin));
        }
        return new TemplateFragment(
                functionProperties,
                statements,
                managedPolicies,
                trustedServices,
                dependsOn,
                caused,
                published,
                endpoints,
                condition);
    }

    private TemplateFragment with(
            List<PolicyStatement> moreStatements,
            List<Value> morePolicies,
            List<String> moreServices,
            List<LogicalId> moreDependencies,
            List<Resource> moreResources,
            List<Output> moreOutputs) {
        return new TemplateFragment(
                functionProperties,
                concat(statements, moreStatements),
                concat(managedPolicies, morePolicies),
                concat(trustedServices, moreServices),
                concat(dependsOn, moreDependencies),
                concat(resources, moreResources),
                concat(outputs, moreOutputs),
                endpoints,
                condition);
    }

    private static <T> List<T> concat(List<T> list, List<T> more) {
        List<T> all = new ArrayList<>(list);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static <T> List<T> union(List<T> left, List<T> right) {
        if (left.isEmpty() && right.size() < 2) {
            return right;
        }
        if (right.isEmpty()) {
            return left;
        }
        Set<T> both = new LinkedHashSet<>(left);
        both.addAll(right);
        return List.copyOf(both);
    }
}
