/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.LocalStack;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Reference;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A template given to the local engine: its sections, and the order in which its resources can be made. */
final class LocalTemplate {

    private final Value.Mapping root;

    private LocalTemplate(Value.Mapping root) {
        this.root = root;
    }

    /**
     * Reads a template.
     *
     * @throws ResourceProblem if CloudFormation would refuse it, or it needs what only AWS can do
     */
    static LocalTemplate read(String text) {
        Value value;
        try {
            value = Json.parse(text, "The template");
        } catch (ServerlessException e) {
            throw new ResourceProblem("Template format error: JSON not well-formed. " + e.getMessage());
        }
        LocalTemplate template = new LocalTemplate(Values.asMapping(value));
        template.check();
        return template;
    }

    private void check() {
        if (root.get("Transform").isPresent()) {
            throw new ResourceProblem("Transforms and macros run in AWS only; the local target cannot apply them.");
        }
        if (resources().isEmpty()) {
            throw new ResourceProblem("Template format error: At least one Resources member must be defined.");
        }
        resources().forEach((id, resource) -> {
            if (Values.find(resource, "Type").isEmpty()) {
                throw new ResourceProblem("Template format error: [/Resources/" + id
                        + "] Every Resources object must contain a Type member.");
            }
        });
        Set<String> unknown = new LinkedHashSet<>();
        resources().values().forEach(resource -> unknown.addAll(references(resource)));
        section("Outputs").values().forEach(output -> unknown.addAll(references(output)));
        unknown.removeAll(resources().keySet());
        unknown.removeAll(section("Parameters").keySet());
        unknown.removeIf(name -> name.startsWith("AWS::"));
        if (!unknown.isEmpty()) {
            throw new ResourceProblem("Template format error: Unresolved resource dependencies " + unknown
                    + " in the Resources block of the template");
        }
        inOrder(resources().keySet());
    }

    /** A section's entries; none if there is no such section. */
    Map<String, Value.Mapping> section(String name) {
        Map<String, Value.Mapping> entries = new LinkedHashMap<>();
        Values.mapping(root, name).entries().forEach((key, value) -> entries.put(key, Values.asMapping(value)));
        return entries;
    }

    Value.Mapping conditions() {
        return Values.mapping(root, "Conditions");
    }

    Map<String, Value.Mapping> resources() {
        return section("Resources");
    }

    /**
     * Resources in an order in which each comes after those it needs.
     *
     * @throws ResourceProblem if some need each other
     */
    List<String> inOrder(Set<String> wanted) {
        List<String> order = new ArrayList<>();
        Set<String> waiting = new LinkedHashSet<>(wanted);
        while (!waiting.isEmpty()) {
            List<String> ready = waiting.stream()
                    .filter(id -> needed(id).stream().noneMatch(other -> waiting.contains(other)))
                    .toList();
            if (ready.isEmpty()) {
                throw new ResourceProblem("Circular dependency between resources: " + waiting);
            }
            order.addAll(ready);
            ready.forEach(waiting::remove);
        }
        return order;
    }

    private Set<String> needed(String id) {
        Value.Mapping resource = resources().getOrDefault(id, Value.Mapping.EMPTY);
        Set<String> needed = references(resource.get("Properties").orElse(Value.Mapping.EMPTY));
        Values.items(resource, "DependsOn").forEach(other -> needed.add(Values.scalar(other)));
        return needed;
    }

    /** The names that a value refers to: resources, parameters and pseudo parameters. */
    private static Set<String> references(Value value) {
        return Reference.in(value, List.of()).stream()
                .map(Reference::target)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The values of its parameters, those that have one.
     *
     * @param given what the deployment gives; the others have their defaults
     */
    Map<String, Value> parameters(Map<String, String> given) {
        Map<String, Value> values = new LinkedHashMap<>();
        section("Parameters").forEach((name, parameter) -> {
            Optional<Value> value =
                    Optional.ofNullable(given.get(name)).<Value>map(Value::of).or(() -> parameter.get("Default"));
            boolean isList = Values.text(parameter, "Type").contains("List");
            value.ifPresent(text -> values.put(
                    name, isList ? Value.texts(List.of(Values.scalar(text).split(" *, *", -1))) : text));
        });
        return values;
    }

    /** How many resources of a stack this template changes, as far as its text shows. */
    int changesTo(LocalStack stack) {
        Map<String, Value.Mapping> old =
                stack.template().isEmpty() ? Map.of() : read(stack.template()).resources();
        Map<String, Value.Mapping> wanted = resources();
        long touched = wanted.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(old.get(entry.getKey())))
                .count();
        long gone = old.keySet().stream().filter(id -> !wanted.containsKey(id)).count();
        return Math.toIntExact(touched + gone);
    }
}
