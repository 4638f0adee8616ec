/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.deploy.plan.ResourceChange.Action;
import io.github.serverlessmaven.deploy.plan.ValueComparison.Difference;
import io.github.serverlessmaven.template.Reference;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares resources, and carries replacements on to the resources that refer to a replaced one.
 *
 * @param rules what a change of a property does
 */
record ResourceComparison(ReplacementRules rules) {

    private static final String PROPERTIES = "Properties";

    /** The change of a resource; empty if there is none. */
    Optional<ResourceChange> between(String id, Optional<Value.Mapping> before, Optional<Value.Mapping> after) {
        if (before.isEmpty()
                || after.isEmpty()
                || !before.get().text("Type").equals(after.get().text("Type"))) {
            return Optional.of(new ResourceChange(id, before, after, List.of()));
        }
        if (Equivalence.same(before.get(), after.get())) {
            return Optional.empty();
        }
        String type = after.get().text("Type").orElse("");
        List<PropertyChange> changes =
                ValueComparison.between(comparable(before.get()), comparable(after.get()), List.of()).stream()
                        .map(difference -> change(type, difference))
                        .toList();
        return changes.isEmpty() ? Optional.empty() : Optional.of(new ResourceChange(id, before, after, changes));
    }

    /** With properties, if only empty ones. */
    private static Value.Mapping comparable(Value.Mapping resource) {
        return resource.get(PROPERTIES).isPresent() ? resource : resource.with(PROPERTIES, Value.Mapping.EMPTY);
    }

    private PropertyChange change(String type, Difference difference) {
        List<String> path = difference.path();
        Replacement replacement = path.get(0).equals(PROPERTIES)
                ? rules.of(type, path.subList(1, path.size()), difference.before(), difference.after())
                : Replacement.NONE;
        return new PropertyChange(path, difference.before(), difference.after(), replacement, Optional.empty());
    }

    /**
     * Finds the resources that are replaced because they refer to one that is.
     *
     * @param changes by logical id; completed
     */
    void propagateReplacements(Value.Mapping before, Value.Mapping after, Map<String, ResourceChange> changes) {
        Set<String> replaced = replaced(changes);
        Set<String> known = new HashSet<>();
        while (!known.equals(replaced)) {
            known = replaced;
            for (String id : after.entries().keySet()) {
                if (TemplateChanges.resource(before, id).isPresent()) {
                    propagate(id, before, after, known, changes);
                }
            }
            replaced = replaced(changes);
        }
    }

    private static Set<String> replaced(Map<String, ResourceChange> changes) {
        Set<String> ids = new HashSet<>();
        changes.forEach((id, change) -> {
            if (change.action() == Action.REPLACE) {
                ids.add(id);
            }
        });
        return ids;
    }

    private void propagate(
            String id,
            Value.Mapping before,
            Value.Mapping after,
            Set<String> replaced,
            Map<String, ResourceChange> changes) {
        ResourceChange own = Optional.ofNullable(changes.get(id))
                .orElseGet(() -> new ResourceChange(
                        id, TemplateChanges.resource(before, id), TemplateChanges.resource(after, id), List.of()));
        if (own.isOfAnotherType()) {
            return;
        }
        List<PropertyChange> found = new ArrayList<>(own.changes());
        Value properties = after.section(id).section(PROPERTIES);
        for (Reference reference : Reference.in(properties, List.of(PROPERTIES))) {
            if (replaced.contains(reference.target()) && !reference.target().equals(id)) {
                add(found, own, known(reference));
            }
        }
        if (!found.equals(own.changes())) {
            changes.put(id, new ResourceChange(id, own.before(), own.after(), found));
        }
    }

    /** The part of a path that CloudFormation's schemas know: all before the first intrinsic function. */
    private static Reference known(Reference reference) {
        int function = 0;
        while (function < reference.path().size()
                && !reference.path().get(function).startsWith("Fn::")) {
            function++;
        }
        return new Reference(reference.target(), reference.path().subList(0, function));
    }

    private void add(List<PropertyChange> found, ResourceChange own, Reference reference) {
        List<String> path = reference.path();
        Optional<Value> before = at(own.before().map(Value.class::cast), path);
        Optional<Value> after = at(own.after().map(Value.class::cast), path);
        Replacement replacement = rules.of(own.type(), path.subList(1, path.size()), Optional.of(Value.NULL), after);
        if (replacement != Replacement.NONE
                && found.stream()
                        .noneMatch(change -> startsWith(path, change.path())
                                && change.replacement().compareTo(replacement) >= 0)) {
            found.removeIf(change -> change.path().equals(path));
            found.add(new PropertyChange(path, before, after, replacement, Optional.of(reference.target())));
        }
    }

    private static boolean startsWith(List<String> path, List<String> beginning) {
        return path.size() >= beginning.size()
                && path.subList(0, beginning.size()).equals(beginning);
    }

    private static Optional<Value> at(Optional<Value> value, List<String> path) {
        Optional<Value> found = value;
        for (String key : path) {
            found = found.flatMap(part -> part instanceof Value.Sequence list
                    ? list.items().stream().skip(Integer.parseInt(key)).findFirst()
                    : part instanceof Value.Mapping mapping ? mapping.get(key) : Optional.empty());
        }
        return found;
    }
}
