/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.feature.FunctionRole;
import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.RoleSettings;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The roles that are generated: one shared by functions without one of their own, and those of single functions. */
final class ExecutionRoles {

    private static final String POLICY_VERSION = "2012-10-17";

    private final Service service;

    ExecutionRoles(Service service) {
        this.service = service;
    }

    /** The role that some functions share; empty if there is no such function. */
    Optional<Resource> shared(List<CompiledFunction> functions) {
        List<CompiledFunction> sharing = sharing(functions);
        return sharing.isEmpty()
                ? Optional.empty()
                : Optional.of(role(
                        Names.EXECUTION_ROLE,
                        service.names().executionRole(service.region()),
                        service.roles().shared(),
                        sharing));
    }

    private List<CompiledFunction> sharing(List<CompiledFunction> functions) {
        List<CompiledFunction> sharing = new ArrayList<>();
        for (CompiledFunction function : functions) {
            if (sharesRole(function)) {
                sharing.add(function);
            }
        }
        return sharing;
    }

    private boolean sharesRole(CompiledFunction function) {
        return function.usesGeneratedRole()
                && service.roles().own(function.function()).isEmpty();
    }

    /** The role a function has for itself; empty if it has none. */
    Optional<Resource> own(CompiledFunction function) {
        String key = function.function().key();
        Optional<RoleSettings> settings =
                function.usesGeneratedRole() ? service.roles().own(function.function()) : Optional.empty();
        return settings.isEmpty()
                ? Optional.empty()
                : Optional.of(role(
                        service.names().functionRoleId(key),
                        service.names().functionRole(key, service.region()),
                        settings.get(),
                        List.of(function)));
    }

    /** The ARN of the generated role that a function runs with. */
    Value arn(CompiledFunction function) {
        return FunctionRole.of(new FunctionScope(service, function.function())).arn();
    }

    /** Where the generated roles and each of their statements come from, by their places in the template, the keys one by one. */
    Map<List<String>, Origin> origins(List<CompiledFunction> functions) {
        Map<List<String>, Origin> origins = new LinkedHashMap<>();
        List<CompiledFunction> sharing = sharing(functions);
        if (!sharing.isEmpty()) {
            add(Names.EXECUTION_ROLE, service.roles().shared(), sharing, origins);
        }
        functions.stream()
                .filter(CompiledFunction::usesGeneratedRole)
                .forEach(function -> service.roles()
                        .own(function.function())
                        .ifPresent(settings -> add(
                                service.names()
                                        .functionRoleId(function.function().key()),
                                settings,
                                List.of(function),
                                origins)));
        return origins;
    }

    private static void add(
            LogicalId id, RoleSettings settings, List<CompiledFunction> functions, Map<List<String>, Origin> origins) {
        Origin first = FunctionCompiler.functionOrigin(functions.get(0).function());
        origins.put(List.of("Resources", id.text()), settings.origin().orElse(first));
        List<Statement> statements = statements(settings, functions);
        for (int i = 0; i < statements.size(); i++) {
            origins.put(
                    List.of(
                            "Resources",
                            id.text(),
                            "Properties",
                            "Policies",
                            "0",
                            "PolicyDocument",
                            "Statement",
                            String.valueOf(i)),
                    statements.get(i).origin());
        }
    }

    private Resource role(LogicalId id, Value generatedName, RoleSettings settings, List<CompiledFunction> functions) {
        Set<Value> managed = new LinkedHashSet<>(settings.managedPolicies());
        for (CompiledFunction function : functions) {
            managed.addAll(function.fragment().managedPolicies());
        }
        Value.MappingBuilder properties = Value.mapping()
                .put("AssumeRolePolicyDocument", trust(functions))
                .put("Path", settings.path().orElse("/"))
                .put("RoleName", settings.name().orElse(generatedName));
        List<Value> statements = new ArrayList<>();
        for (Statement statement : statements(settings, functions)) {
            statements.add(statement.value());
        }
        if (!statements.isEmpty()) {
            properties.put("Policies", Value.list(policy(statements)));
        }
        if (!managed.isEmpty()) {
            properties.put("ManagedPolicyArns", new Value.Sequence(List.copyOf(managed)));
        }
        properties.put("PermissionsBoundary", settings.permissionsBoundary());
        if (!settings.tags().isEmpty()) {
            properties.put("Tags", Value.tags(settings.tags()));
        }
        return Resource.of(id, "AWS::IAM::Role", properties.build());
    }

    private static Value trust(List<CompiledFunction> functions) {
        Set<String> others = new TreeSet<>();
        for (CompiledFunction function : functions) {
            others.addAll(function.fragment().trustedServices());
        }
        List<String> services = new ArrayList<>(List.of("lambda.amazonaws.com"));
        services.addAll(others);
        Value statement = Value.mapping()
                .put("Effect", "Allow")
                .put("Principal", Value.mapping("Service", Value.texts(services)))
                .put("Action", Value.texts(List.of("sts:AssumeRole")))
                .build();
        return document(List.of(statement));
    }

    /** What the functions share, the user's statements, what single functions need: the order of Serverless 3. */
    private static List<Statement> statements(RoleSettings settings, List<CompiledFunction> functions) {
        List<PolicyStatement> needed = new ArrayList<>();
        for (CompiledFunction function : functions) {
            needed.addAll(function.fragment().statements());
        }
        List<PolicyStatement> generated = PolicyStatement.merge(needed);
        List<Statement> statements = new ArrayList<>();
        add(generated, PolicyStatement.Grouping.JOINED, functions, statements);
        for (Value.Mapping statement : settings.statements()) {
            Origin origin = Objects.requireNonNull(settings.statementOrigins().get(statement));
            statements.add(new Statement(statement, origin));
        }
        add(generated, PolicyStatement.Grouping.SEPARATE, functions, statements);
        return statements;
    }

    private Value policy(List<Value> statements) {
        return Value.mapping()
                .put("PolicyName", service.names().executionPolicy())
                .put("PolicyDocument", document(statements))
                .build();
    }

    private static void add(
            List<PolicyStatement> generated,
            PolicyStatement.Grouping grouping,
            List<CompiledFunction> functions,
            List<Statement> statements) {
        for (PolicyStatement statement : generated) {
            if (statement.grouping() == grouping) {
                Origin origin = FunctionCompiler.functionOrigin(first(statement, functions));
                statements.add(new Statement(statement.toValue(), origin));
            }
        }
    }

    /** The first function that needs what a statement permits. */
    private static LambdaFunction first(PolicyStatement statement, List<CompiledFunction> functions) {
        for (CompiledFunction function : functions) {
            for (PolicyStatement own : function.fragment().statements()) {
                if (own.equals(statement) || own.joins(statement)) {
                    return function.function();
                }
            }
        }
        throw new IllegalStateException("no function needs the statement " + statement);
    }

    private static Value document(List<Value> statements) {
        return Value.mapping()
                .put("Version", POLICY_VERSION)
                .put("Statement", new Value.Sequence(statements))
                .build();
    }

    /**
     * A statement of a role.
     *
     * @param value as it stands in the policy
     * @param origin the configuration that causes it: where it is written, or the function that needs it
     */
    private record Statement(Value value, Origin origin) {}
}
