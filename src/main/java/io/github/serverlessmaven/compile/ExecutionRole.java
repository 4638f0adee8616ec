/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The role shared by all functions without one of their own, with what their features and the user's statements allow. */
final class ExecutionRole {

    private static final String POLICY_VERSION = "2012-10-17";

    private ExecutionRole() {}

    /**
     * The role.
     *
     * @param functions those that run with it, at least one
     */
    static Resource of(Service service, List<CompiledFunction> functions) {
        Set<Value> managed = new LinkedHashSet<>();
        functions.forEach(function -> managed.addAll(function.fragment().managedPolicies()));
        Value.MappingBuilder properties = Value.mapping()
                .put("AssumeRolePolicyDocument", trust())
                .put("Path", "/")
                .put("RoleName", service.names().executionRole());
        List<Value> statements = statements(service, functions);
        if (!statements.isEmpty()) {
            properties.put("Policies", Value.list(policy(service, statements)));
        }
        if (!managed.isEmpty()) {
            properties.put("ManagedPolicyArns", new Value.Sequence(List.copyOf(managed)));
        }
        return Resource.of(Names.EXECUTION_ROLE, "AWS::IAM::Role", properties.build());
    }

    private static Value trust() {
        Value statement = Value.mapping()
                .put("Effect", "Allow")
                .put("Principal", Value.mapping("Service", Value.texts(List.of("lambda.amazonaws.com"))))
                .put("Action", Value.texts(List.of("sts:AssumeRole")))
                .build();
        return document(List.of(statement));
    }

    /** What the functions share, the user's statements, what single functions need: the order of Serverless 3. */
    private static List<Value> statements(Service service, List<CompiledFunction> functions) {
        List<PolicyStatement> generated = FragmentMerge.statements(functions.stream()
                .flatMap(function -> function.fragment().statements().stream())
                .toList());
        List<Value> statements = new ArrayList<>();
        add(generated, PolicyStatement.Grouping.JOINED, statements);
        statements.addAll(ServiceSchema.roleStatements(service.provider()));
        add(generated, PolicyStatement.Grouping.SEPARATE, statements);
        return statements;
    }

    private static Value policy(Service service, List<Value> statements) {
        return Value.mapping()
                .put("PolicyName", service.names().executionPolicy())
                .put("PolicyDocument", document(statements))
                .build();
    }

    private static void add(
            List<PolicyStatement> generated, PolicyStatement.Grouping grouping, List<Value> statements) {
        generated.stream()
                .filter(statement -> statement.grouping() == grouping)
                .map(PolicyStatement::toValue)
                .forEach(statements::add);
    }

    private static Value document(List<Value> statements) {
        return Value.mapping()
                .put("Version", POLICY_VERSION)
                .put("Statement", new Value.Sequence(statements))
                .build();
    }
}
