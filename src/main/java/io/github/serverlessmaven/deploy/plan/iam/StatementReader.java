/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import io.github.serverlessmaven.deploy.plan.iam.Permission.Effect;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the statements of a policy document.
 *
 * @param texts the texts of the template
 * @param principal who is meant by a statement that does not say so
 * @param target the resource that a statement is about that does not say so
 * @param starIsTarget whether {@code *} is the target too, as in the policy of a key
 */
record StatementReader(CanonicalText texts, Term principal, Term target, boolean starIsTarget) {

    /** What was read, with its place. */
    record Found(Permission permission, String pointer) {}

    /** Whether a value is a policy document. */
    static boolean isPolicy(Value value) {
        if (!(value instanceof Value.Mapping mapping)) {
            return false;
        }
        Value statement = mapping.get("Statement").orElse(Value.NULL);
        List<Value> statements = statement instanceof Value.Sequence sequence ? sequence.items() : List.of(statement);
        return statements.stream()
                .anyMatch(item -> item instanceof Value.Mapping each
                        && (each.get("Effect").isPresent()
                                || each.items("Fn::If").stream()
                                        .anyMatch(branch -> branch instanceof Value.Mapping inner
                                                && inner.get("Effect").isPresent())));
    }

    /** The policy document that a text may be, as of a resource whose policy is a text. */
    static Optional<Value> parsed(Value value, CanonicalText texts) {
        boolean isText = value instanceof Value.Text
                || (value instanceof Value.Mapping mapping
                        && mapping.entries().size() == 1
                        && (mapping.get("Fn::Sub").isPresent()
                                || mapping.get("Fn::Join").isPresent()));
        if (!isText) {
            return Optional.empty();
        }
        String text = texts.of(value);
        return text.stripLeading().startsWith("{") && text.contains("\"Statement\"")
                ? Json.tryParse(text).filter(StatementReader::isPolicy).map(StatementReader::asCanonical)
                : Optional.empty();
    }

    /** The texts inside have been through {@link CanonicalText} once. */
    private static Value asCanonical(Value value) {
        if (value instanceof Value.Mapping mapping) {
            return mapping.mapValues(StatementReader::asCanonical);
        }
        if (value instanceof Value.Sequence sequence) {
            return new Value.Sequence(
                    sequence.items().stream().map(StatementReader::asCanonical).toList());
        }
        return value instanceof Value.Text text && text.text().contains("${") ? Value.mapping("Fn::Sub", text) : value;
    }

    /** The statements of a document. */
    List<Found> document(Alternative document) {
        List<Found> found = new ArrayList<>();
        for (Alternative each : document.expanded(texts)) {
            Alternative read =
                    new Alternative(parsed(each.value(), texts).orElse(each.value()), each.when(), each.pointer());
            if (read.value() instanceof Value.Mapping mapping
                    && mapping.get("Statement").isPresent()) {
                read.below("Statement", texts)
                        .forEach(list -> list.items(texts).forEach(item -> found.addAll(statement(item))));
            } else {
                found.add(unknown(read));
            }
        }
        return found;
    }

    private Found unknown(Alternative item) {
        Scope all = Scope.of(new Term(texts.of(item.value()), CanonicalText.shown(texts.of(item.value()))));
        return new Found(
                new Permission(Effect.UNKNOWN, all, Scope.of(target), Scope.of(principal), Condition.NONE, item.when()),
                item.pointer());
    }

    /** One statement; several if parts of it depend on conditions of the template. */
    List<Found> statement(Alternative item) {
        if (!(item.value() instanceof Value.Mapping statement)
                || statement.get("Effect").isEmpty()) {
            return List.of(unknown(item));
        }
        Effect effect = statement.text("Effect").filter("Deny"::equals).isPresent() ? Effect.DENY : Effect.ALLOW;
        Condition condition = Condition.read(statement.get("Condition").orElse(Value.NULL), texts);
        List<Found> found = new ArrayList<>();
        actions(item)
                .forEach((whenActions, actions) -> resources(item)
                        .forEach((whenResources, resources) -> principals(item)
                                .forEach((whenPrincipals, principals) -> {
                                    Set<String> when = new HashSet<>(whenActions);
                                    when.addAll(whenResources);
                                    when.addAll(whenPrincipals);
                                    found.add(new Found(
                                            new Permission(effect, actions, resources, principals, condition, when),
                                            item.pointer()));
                                })));
        return found;
    }

    private Map<Set<String>, Scope> actions(Alternative item) {
        Map<Set<String>, List<Term>> terms = new LinkedHashMap<>();
        boolean negated = has(item, "NotAction");
        for (Alternative action : items(item, negated ? "NotAction" : "Action")) {
            terms.computeIfAbsent(action.when(), when -> new ArrayList<>()).add(Term.action(texts.of(action.value())));
        }
        return scopes(terms, negated);
    }

    private Map<Set<String>, Scope> resources(Alternative item) {
        Map<Set<String>, List<Term>> terms = new LinkedHashMap<>();
        boolean negated = has(item, "NotResource");
        for (Alternative resource : items(item, negated ? "NotResource" : "Resource")) {
            Term term = Term.resource(texts.of(resource.value()));
            terms.computeIfAbsent(resource.when(), when -> new ArrayList<>())
                    .add(starIsTarget && !negated && term.key().equals("*") ? target : term);
        }
        return terms.isEmpty() ? Map.of(item.when(), Scope.of(target)) : scopes(terms, negated);
    }

    private Map<Set<String>, Scope> principals(Alternative item) {
        boolean negated = has(item, "NotPrincipal");
        Map<Set<String>, List<Term>> terms = new LinkedHashMap<>();
        for (Alternative value : item.below(negated ? "NotPrincipal" : "Principal", texts)) {
            if (value.value() instanceof Value.Mapping kinds && !isIntrinsic(kinds)) {
                for (String kind : kinds.entries().keySet()) {
                    value.below(kind, texts)
                            .forEach(list -> list.items(texts)
                                    .forEach(each -> terms.computeIfAbsent(each.when(), when -> new ArrayList<>())
                                            .add(Term.principal(kind, texts.of(each.value())))));
                }
            } else {
                terms.computeIfAbsent(value.when(), when -> new ArrayList<>())
                        .add(Term.principal("AWS", texts.of(value.value())));
            }
        }
        return terms.isEmpty() ? Map.of(item.when(), Scope.of(principal)) : scopes(terms, negated);
    }

    private static boolean isIntrinsic(Value.Mapping mapping) {
        return mapping.entries().size() == 1
                && mapping.entries().keySet().stream().anyMatch(key -> key.equals("Ref") || key.startsWith("Fn::"));
    }

    private static boolean has(Alternative item, String key) {
        return item.value() instanceof Value.Mapping mapping && mapping.get(key).isPresent();
    }

    private List<Alternative> items(Alternative item, String key) {
        return item.below(key, texts).stream()
                .flatMap(list -> list.items(texts).stream())
                .toList();
    }

    private static Map<Set<String>, Scope> scopes(Map<Set<String>, List<Term>> terms, boolean negated) {
        Map<Set<String>, Scope> scopes = new LinkedHashMap<>();
        terms.forEach((when, each) -> scopes.put(when, new Scope(negated, each)));
        return scopes;
    }
}
