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
import java.util.stream.Stream;

/** The roles that are generated: one shared by functions without one of their own, and those of single functions. */
final class ExecutionRoles {

    private static final String POLICY_VERSION = "2012-10-17";

    private final Service service;

    ExecutionRoles(Service service) {
        this.service = service;
    }

    /** The role that some functions share; empty if there is no such function. */
    Optional<Resource> shared(List<CompiledFunction> functions) {
        List<CompiledFunction> sharing =
                functions.stream().filter(this::sharesRole).toList();
        return sharing.isEmpty()
                ? Optional.empty()
                : Optional.of(role(
                        Names.EXECUTION_ROLE,
                        service.names().executionRole(service.region()),
                        service.roles().shared(),
                        sharing));
    }

    private boolean sharesRole(CompiledFunction function) {
        return function.usesGeneratedRole()
                && service.roles().own(function.function()).isEmpty();
    }

    /** The role a function has for itself; empty if it has none. */
    Optional<Resource> own(CompiledFunction function) {
        String key = function.function().key();
        return Optional.of(function)
                .filter(CompiledFunction::usesGeneratedRole)
                .flatMap(present -> service.roles().own(present.function()))
                .map(settings -> role(
                        service.names().functionRoleId(key),
                        service.names().functionRole(key, service.region()),
                        settings,
                        List.of(function)));
    }

    /** The ARN of the generated role that a function runs with. */
    Value arn(CompiledFunction function) {
        return FunctionRole.of(new FunctionScope(service, function.function())).arn();
    }

    /** Where the generated roles and each of their statements come from, by their places in the template, the keys one by one. */
    Map<List<String>, Origin> origins(List<CompiledFunction> functions) {
        Map<List<String>, Origin> origins = new LinkedHashMap<>();
        List<CompiledFunction> sharing =
                functions.stream().filter(this::sharesRole).toList();
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
        functions.forEach(function -> managed.addAll(function.fragment().managedPolicies()));
        Value.MappingBuilder properties = Value.mapping()
                .put("AssumeRolePolicyDocument", trust(functions))
                .put("Path", settings.path().orElse("/"))
                .put("RoleName", settings.name().orElse(generatedName));
        List<Value> statements =
                statements(settings, functions).stream().map(Statement::value).toList();
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
        Stream<String> others = functions.stream()
                .flatMap(function -> function.fragment().trustedServices().stream())
                .distinct()
                .sorted();
        List<String> services =
                Stream.concat(Stream.of("lambda.amazonaws.com"), others).toList();
        Value statement = Value.mapping()
                .put("Effect", "Allow")
                .put("Principal", Value.mapping("Service", Value.texts(services)))
                .put("Action", Value.texts(List.of("sts:AssumeRole")))
                .build();
        return document(List.of(statement));
    }

    /** What the functions share, the user's statements, what single functions need: the order of Serverless 3. */
    private static List<Statement> statements(RoleSettings settings, List<CompiledFunction> functions) {
        List<PolicyStatement> generated = PolicyStatement.merge(functions.stream()
                .flatMap(function -> function.fragment().statements().stream())
                .toList());
        List<Statement> statements = new ArrayList<>();
        add(generated, PolicyStatement.Grouping.JOINED, functions, statements);
        settings.statements()
                .forEach(statement -> statements.add(new Statement(
                        statement,
                        Objects.requireNonNull(settings.statementOrigins().get(statement)))));
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
        generated.stream()
                .filter(statement -> statement.grouping() == grouping)
                .forEach(statement -> statements.add(new Statement(
                        statement.toValue(), FunctionCompiler.functionOrigin(first(statement, functions)))));
    }

    /** The first function that needs what a statement permits. */
    private static LambdaFunction first(PolicyStatement statement, List<CompiledFunction> functions) {
        return functions.stream()
                .filter(function -> function.fragment().statements().stream()
                        .anyMatch(own -> own.equals(statement) || own.joins(statement)))
                .findFirst()
                .orElseThrow()
                .function();
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
