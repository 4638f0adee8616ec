/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Reference;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reports roles in the user's own CloudFormation that lack what the events and settings of a function need. Nothing is added to them, and
 * AWS refuses an event source that the function may not read. Of roles elsewhere, and of those with policies elsewhere, nothing is known.
 *
 * @param service has the roles
 * @param functions with all that they need
 */
record RoleGrants(Service service, List<CompiledFunction> functions) {

    static final DiagnosticCode ROLE_LACKS_PERMISSIONS = new DiagnosticCode(
            "ROLE_LACKS_PERMISSIONS",
            "The function's role in \"resources\" does not permit what its events and settings need. A warning.");

    /** A function without logs works, and may be meant. */
    private static final String LOGS = "logs:";

    void check(Diagnostics diagnostics) {
        for (CompiledFunction function : functions) {
            function.properties()
                    .get("Role")
                    .flatMap(Intrinsic::resourceOfGetAtt)
                    .ifPresent(role -> permitted(role).ifPresent(permitted -> {
                        List<String> missing = needed(function).stream()
                                .filter(action -> permitted.stream()
                                        .noneMatch(pattern ->
                                                pattern.matcher(action).matches()))
                                .toList();
                        if (!missing.isEmpty()) {
                            report(function, role, missing, diagnostics);
                        }
                    }));
        }
    }

    private static void report(
            CompiledFunction function, LogicalId role, List<String> missing, Diagnostics diagnostics) {
        Optional<Origin> origin = Optional.ofNullable(function.origins().get("Role"));
        diagnostics.warning(
                ROLE_LACKS_PERMISSIONS,
                origin.flatMap(Origin::location),
                origin.map(Origin::path)
                        .orElse("functions." + function.function().key()),
                "is " + role + ", which does not permit what the events and settings of the function need: "
                        + String.join(", ", missing),
                "Add a statement that allows them to the policies of " + role
                        + ", or remove \"role\": the generated role permits what is needed.");
    }

    private static List<String> needed(CompiledFunction function) {
        return function.fragment().statements().stream()
                .filter(statement -> statement.effect() == PolicyStatement.Effect.ALLOW)
                .flatMap(statement -> statement.actions().stream())
                .filter(action -> !action.startsWith(LOGS))
                .distinct()
                .toList();
    }

    /** The actions that a role permits; empty if that is not known. */
    private Optional<List<Pattern>> permitted(LogicalId id) {
        Optional<Value.Mapping> role = service.ownResource(id)
                .filter(resource ->
                        resource.text("Type").filter("AWS::IAM::Role"::equals).isPresent())
                .map(resource -> resource.section("Properties"))
                .filter(properties -> properties.get("ManagedPolicyArns").isEmpty())
                .filter(properties -> !hasPolicyElsewhere(id));
        return role.flatMap(properties -> {
            List<Pattern> patterns = new ArrayList<>();
            boolean known = properties.items("Policies").stream()
                    .map(RoleGrants::section)
                    .flatMap(policy -> list(policy.section("PolicyDocument").get("Statement")).stream())
                    .map(RoleGrants::section)
                    .filter(statement -> !statement.text("Effect").equals(Optional.of("Deny")))
                    .allMatch(statement -> add(statement, patterns));
            return known ? Optional.of(patterns) : Optional.empty();
        });
    }

    private static boolean add(Value.Mapping statement, List<Pattern> patterns) {
        List<Value> actions = list(statement.get("Action"));
        actions.stream()
                .filter(Value.Text.class::isInstance)
                .map(action -> pattern(((Value.Text) action).text()))
                .forEach(patterns::add);
        return !actions.isEmpty() && actions.stream().allMatch(Value.Text.class::isInstance);
    }

    /** "IAM JSON policy elements: Action": {@code *} and {@code ?} stand for any letters and any letter, and case does not matter. */
    private static Pattern pattern(String action) {
        String pattern = Pattern.quote(action).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    private boolean hasPolicyElsewhere(LogicalId role) {
        return service.ownResources().stream()
                .flatMap(id -> LogicalId.of(id).flatMap(service::ownResource).stream())
                .filter(resource -> resource.text("Type")
                        .filter(type -> type.startsWith("AWS::IAM::"))
                        .isPresent())
                .anyMatch(resource -> Reference.in(resource, List.of()).stream()
                        .anyMatch(reference -> reference.target().equals(role.text())));
    }

    private static List<Value> list(Optional<Value> value) {
        return Value.concat(Value.list(), value.orElse(Value.list())).items();
    }

    private static Value.Mapping section(Value value) {
        return value instanceof Value.Mapping mapping ? mapping : Value.Mapping.EMPTY;
    }
}
