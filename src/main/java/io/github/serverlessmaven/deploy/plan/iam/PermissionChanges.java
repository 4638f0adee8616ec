/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import io.github.serverlessmaven.deploy.plan.iam.Permission.Effect;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the policies of two templates permit differently. Statements are taken apart into single permissions, so that order, spelling and
 * the policy of a role that has a statement make no difference, and wildcards and conditions are compared by what they surely include.
 */
public final class PermissionChanges {

    private static final Scope BLANK = new Scope(false, List.of());

    private final Value.Mapping after;
    private final Value.Mapping before;

    private PermissionChanges(Value.Mapping before, Value.Mapping after) {
        this.before = before;
        this.after = after;
    }

    /** The differences, what is widened first. */
    public static List<PermissionChange> between(Value.Mapping before, Value.Mapping after) {
        return new PermissionChanges(before, after).rows();
    }

    private List<PermissionChange> rows() {
        List<Grant> old = GrantReader.read(before, CanonicalText.of(before));
        List<Grant> current = GrantReader.read(after, CanonicalText.after(before, after));
        return Stream.concat(
                        missingIn(old, current).map(rest -> row(rest, true)),
                        missingIn(current, old).map(rest -> row(rest, false)))
                .sorted(Comparator.comparing(PermissionChange::isWidening)
                        .reversed()
                        .thenComparing(PermissionChange::logicalId)
                        .thenComparing(PermissionChange::isAdded))
                .toList();
    }

    /** What some statements say and others do not. */
    private static Stream<Grant> missingIn(List<Grant> others, List<Grant> grants) {
        Map<Boolean, Set<Permission>> known = others.stream()
                .flatMap(grant -> grant.permission().parts().stream())
                .distinct()
                .collect(Collectors.partitioningBy(PermissionChanges::isPlain, Collectors.toSet()));
        Set<Permission> wholes = others.stream().map(Grant::permission).collect(Collectors.toSet());
        Set<Permission> seen = new HashSet<>();
        return grants.stream()
                .filter(grant -> !wholes.contains(grant.permission()))
                .flatMap(grant -> {
                    List<Permission> missing = grant.permission().parts().stream()
                            .filter(part -> seen.add(part) && !isKnown(part, known))
                            .toList();
                    return joined(missing).stream()
                            .map(part ->
                                    new Grant(part, grant.logicalId(), grant.type(), grant.subject(), grant.pointer()));
                });
    }

    private static boolean isKnown(Permission part, Map<Boolean, Set<Permission>> known) {
        return known.getOrDefault(true, Set.of()).contains(part)
                || Stream.concat(
                                known.getOrDefault(false, Set.of()).stream(),
                                isPlain(part) && part.isConditional()
                                        ? known.getOrDefault(true, Set.of()).stream()
                                        : Stream.of())
                        .anyMatch(other -> other.covers(part));
    }

    /** Whether a permission covers only itself and what is under further conditions. */
    private static boolean isPlain(Permission part) {
        return Stream.of(part.actions(), part.resources(), part.principals())
                .allMatch(scope ->
                        !scope.isNegated() && scope.terms().stream().noneMatch(PermissionChanges::coversOthers));
    }

    private static boolean coversOthers(Term term) {
        return term.key().indexOf('*') >= 0
                || term.key().indexOf('?') >= 0
                || term.key().matches("AWS:([0-9]{12}|\\$\\{AWS::AccountId})");
    }

    /** Permissions that differ in one respect only as one. */
    private static List<Permission> joined(List<Permission> parts) {
        List<Permission> byAction = joined(parts, Permission::actions, Permission::withActions);
        List<Permission> byResource = joined(byAction, Permission::resources, Permission::withResources);
        return joined(byResource, Permission::principals, Permission::withPrincipals);
    }

    private static List<Permission> joined(
            List<Permission> parts, Function<Permission, Scope> scope, BiFunction<Permission, Scope, Permission> with) {
        Map<Permission, List<Term>> joined = new LinkedHashMap<>();
        List<Permission> result = new ArrayList<>();
        for (Permission part : parts) {
            if (scope.apply(part).isNegated()) {
                result.add(part);
            } else {
                joined.computeIfAbsent(with.apply(part, BLANK), blank -> new ArrayList<>())
                        .addAll(scope.apply(part).terms());
            }
        }
        joined.forEach((blank, terms) -> result.add(with.apply(blank, new Scope(false, terms))));
        return result;
    }

    private PermissionChange row(Grant grant, boolean isAdded) {
        Permission permission = grant.permission();
        String templateConditions =
                permission.when().isEmpty() ? "" : "if " + String.join(" and ", new TreeSet<>(permission.when()));
        return new PermissionChange(
                isAdded,
                permission.effect().text(),
                permission.actions().shown(),
                permission.resources().shown(),
                permission.principals().shown(),
                Stream.of(permission.condition().shown(), templateConditions)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; ")),
                grant.logicalId(),
                grant.pointer(),
                isWidening(grant, isAdded));
    }

    /** What forbids widens when it goes, unless that for which it forbade goes too. */
    private boolean isWidening(Grant grant, boolean isAdded) {
        Effect effect = grant.permission().effect();
        if (isAdded) {
            return !effect.isRestrictive();
        }
        return (effect.isRestrictive() || effect == Effect.UNKNOWN) && isStillThere(grant.subject());
    }

    private boolean isStillThere(String subject) {
        Value.Mapping old = before.section("Resources").section(subject);
        return old.entries().isEmpty()
                || after.section("Resources").get(subject).isPresent()
                || old.text("DeletionPolicy").filter("Retain"::equals).isPresent();
    }
}
