/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What changes when a stack gets another template. Values are compared as they stand in the templates: an intrinsic function that stays the
 * same is no change, whatever it gives.
 *
 * @param before the deployed template; empty if there is no stack
 * @param after the new template
 * @param resources the resources that change, in the order of the new template, then those removed
 * @param entries what changes in other sections
 */
public record TemplateChanges(
        Value.Mapping before, Value.Mapping after, List<ResourceChange> resources, List<EntryChange> entries) {

    private static final String RESOURCES = "Resources";

    /** Copies the lists. */
    public TemplateChanges {
        resources = List.copyOf(resources);
        entries = List.copyOf(entries);
    }

    /** Compares two templates. */
    public static TemplateChanges between(Value.Mapping before, Value.Mapping after) {
        Map<String, ResourceChange> changes = new LinkedHashMap<>();
        ResourceComparison comparison = new ResourceComparison(ReplacementRules.published());
        Value.Mapping deployed = before.section(RESOURCES);
        Value.Mapping wanted = after.section(RESOURCES);
        for (String id : keys(wanted, deployed)) {
            comparison
                    .between(id, resource(deployed, id), resource(wanted, id))
                    .ifPresent(change -> changes.put(id, change));
        }
        comparison.propagateReplacements(deployed, wanted, changes);
        List<ResourceChange> ordered = keys(wanted, deployed).stream()
                .filter(changes::containsKey)
                .map(id -> Optional.ofNullable(changes.get(id)).orElseThrow())
                .toList();
        return new TemplateChanges(before, after, ordered, entries(before, after));
    }

    /**
     * The same as CloudFormation sees it: what it does not change is left out, and what changes by values that the templates do not have is
     * added.
     *
     * @param stated what it says of each resource that it changes
     */
    public TemplateChanges stating(Map<String, ResourceChange.Action> stated) {
        Map<String, ResourceChange> known = new LinkedHashMap<>();
        resources.forEach(resource -> known.put(resource.id(), resource));
        List<ResourceChange> confirmed = stated.entrySet().stream()
                .map(entry -> Optional.ofNullable(known.get(entry.getKey()))
                        .orElseGet(() -> unchanged(entry.getKey()))
                        .stating(entry.getValue()))
                .toList();
        return new TemplateChanges(before, after, confirmed, entries);
    }

    private ResourceChange unchanged(String id) {
        return new ResourceChange(
                id, resource(before.section(RESOURCES), id), resource(after.section(RESOURCES), id), List.of());
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return resources.isEmpty() && entries.isEmpty();
    }

    /** A resource of a section; a loop of resources counts as one. */
    static Optional<Value.Mapping> resource(Value.Mapping resources, String id) {
        return resources
                .get(id)
                .map(value -> value instanceof Value.Mapping resource
                        ? resource
                        : Value.mapping()
                                .put("Type", "Fn::ForEach")
                                .put("Value", value)
                                .build());
    }

    private static List<EntryChange> entries(Value.Mapping before, Value.Mapping after) {
        List<EntryChange> found = new ArrayList<>();
        for (String section : keys(after, before)) {
            Optional<Value> old = before.get(section);
            Optional<Value> current = after.get(section);
            if (section.equals(RESOURCES) || isSame(old, current)) {
                continue;
            }
            if (old.orElse(Value.Mapping.EMPTY) instanceof Value.Mapping deployed
                    && current.orElse(Value.Mapping.EMPTY) instanceof Value.Mapping wanted) {
                keys(wanted, deployed).stream()
                        .filter(name -> !isSame(deployed.get(name), wanted.get(name)))
                        .forEach(name ->
                                found.add(new EntryChange(section, name, deployed.get(name), wanted.get(name))));
            } else {
                found.add(new EntryChange(section, "", old, current));
            }
        }
        return found;
    }

    private static boolean isSame(Optional<Value> before, Optional<Value> after) {
        return before.isPresent()
                ? after.filter(wanted -> Equivalence.same(before.get(), wanted)).isPresent()
                : after.isEmpty();
    }

    private static Set<String> keys(Value.Mapping first, Value.Mapping second) {
        Set<String> keys = new LinkedHashSet<>(first.entries().keySet());
        keys.addAll(second.entries().keySet());
        return keys;
    }
}
