/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.function;

import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What changes between the deployed template and the wanted one, seen by who may change functions only. Versions that follow the change of
 * their function do not count.
 */
public final class TemplateComparison {

    private final Value.Mapping deployed;
    private final Value.Mapping wanted;

    private TemplateComparison(Value.Mapping deployed, Value.Mapping wanted) {
        this.deployed = deployed;
        this.wanted = wanted;
    }

    /** Compares two templates. */
    public static TemplateComparison of(Value.Mapping deployed, Value.Mapping wanted) {
        return new TemplateComparison(new FunctionVersions(deployed).hidden(), new FunctionVersions(wanted).hidden());
    }

    /** The logical ids of the functions that both templates have and that differ. */
    public Set<String> changedFunctions() {
        Set<String> changed = new LinkedHashSet<>();
        for (TemplateFunction function : TemplateFunction.of(wanted)) {
            String id = function.logicalId();
            if (isFunction(deployed, id) && !resource(deployed, id).equals(resource(wanted, id))) {
                changed.add(id);
            }
        }
        return changed;
    }

    /** What differs besides functions that both templates have: each with what only CloudFormation can do about it. */
    public List<StackReason> otherChanges() {
        List<StackReason> reasons = new ArrayList<>();
        Set<String> ids =
                new LinkedHashSet<>(wanted.section("Resources").entries().keySet());
        ids.addAll(deployed.section("Resources").entries().keySet());
        for (String id : ids) {
            if (!isFunction(deployed, id) || !isFunction(wanted, id)) {
                change(resource(deployed, id), resource(wanted, id))
                        .ifPresent(what -> reasons.add(new StackReason(Optional.of(id), what)));
            }
        }
        Set<String> sections = new LinkedHashSet<>(wanted.entries().keySet());
        sections.addAll(deployed.entries().keySet());
        sections.remove("Resources");
        sections.stream()
                .filter(section -> !section(deployed, section).equals(section(wanted, section)))
                .forEach(section -> reasons.add(
                        new StackReason(Optional.empty(), "the section " + section + " of the template changes")));
        return reasons;
    }

    private static Optional<String> change(Value.Mapping before, Value.Mapping after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        return Optional.of(
                before.equals(Value.Mapping.EMPTY)
                        ? "is added"
                        : after.equals(Value.Mapping.EMPTY) ? "is removed" : "changes");
    }

    private static Value section(Value.Mapping template, String name) {
        return template.get(name).orElse(Value.Mapping.EMPTY);
    }

    /** What of a function that both templates have only CloudFormation can change, or makes a change without it have no effect. */
    public List<StackReason> reasons(String function) {
        return new FunctionComparison(
                        function, resource(deployed, function), resource(wanted, function), wanted.section("Resources"))
                .reasons();
    }

    private static boolean isFunction(Value.Mapping template, String id) {
        return resource(template, id).text("Type").equals(Optional.of(TemplateFunction.TYPE));
    }

    private static Value.Mapping resource(Value.Mapping template, String id) {
        return template.section("Resources").section(id);
    }

    /**
     * Why CloudFormation is needed.
     *
     * @param logicalId the resource, if it is one
     * @param text the reason, after the name of the resource
     */
    public record StackReason(Optional<String> logicalId, String text) {

        /** The reason with the name of the resource. */
        public String sentence() {
            return logicalId.map(id -> id + " " + text).orElse(text);
        }
    }

    /** The resources that have a place in the template that names another one. */
    static boolean refersTo(Value value, String logicalId) {
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().values().stream().anyMatch(inner -> refersTo(inner, logicalId));
        }
        if (value instanceof Value.Sequence sequence) {
            return sequence.items().stream().anyMatch(inner -> refersTo(inner, logicalId));
        }
        return value instanceof Value.Text text && names(text.text(), logicalId);
    }

    private static boolean names(String text, String logicalId) {
        return text.equals(logicalId)
                || text.startsWith(logicalId + ".")
                || text.contains("${" + logicalId + "}")
                || text.contains("${" + logicalId + ".");
    }

    /** The names of properties in which two mappings differ. */
    static Set<String> differing(Value.Mapping before, Value.Mapping after) {
        Set<String> names = new LinkedHashSet<>();
        for (Map.Entry<String, Value> entry : after.entries().entrySet()) {
            if (!before.get(entry.getKey()).equals(Optional.of(entry.getValue()))) {
                names.add(entry.getKey());
            }
        }
        before.entries().keySet().stream()
                .filter(name -> after.get(name).isEmpty())
                .forEach(names::add);
        return names;
    }
}
