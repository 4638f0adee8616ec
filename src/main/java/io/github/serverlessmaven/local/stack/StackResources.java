/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.LocalStack;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources of a stack in one operation: creates, updates and deletes them one after another. Works on a copy. */
final class StackResources {

    private final LocalStack before;
    private final Map<String, LocalResource> resources;
    private final Map<String, LocalResource> replaced = new LinkedHashMap<>();
    private final ResourceProvisioner provisioner;
    private final StackEvents events;

    /**
     * Starts with the resources of a stack.
     *
     * @param resources a copy of them
     * @param provisioner of the same resources
     */
    StackResources(
            LocalStack stack,
            Map<String, LocalResource> resources,
            ResourceProvisioner provisioner,
            StackEvents events) {
        this.before = stack;
        this.resources = resources;
        this.provisioner = provisioner;
        this.events = events;
    }

    /** The resources now, by logical id. */
    Map<String, LocalResource> all() {
        return resources;
    }

    /** Creates and updates what a template declares; returns why it stopped, if it did. */
    Optional<String> apply(LocalTemplate template, TemplateValues values) {
        Map<String, Value.Mapping> definitions = template.resources();
        for (String id : template.inOrder(definitions.keySet())) {
            Value.Mapping definition = definitions.getOrDefault(id, Value.Mapping.EMPTY);
            String type = Values.text(definition, "Type");
            LocalResource old = resources.get(id);
            String verb = old == null ? "CREATE" : "UPDATE";
            try {
                if (!values.conditionHolds(definition)) {
                    continue;
                }
                Value.Mapping properties = values.resolveMapping(Values.mapping(definition, "Properties"));
                if (old != null && old.isOf(type) && old.properties().equals(properties)) {
                    continue;
                }
                events.emit(id, type, verb + "_IN_PROGRESS", "");
                resources.put(id, applied(id, type, properties, Optional.ofNullable(old)));
                events.emit(id, type, verb + "_COMPLETE", "");
            } catch (ResourceProblem problem) {
                events.emit(id, type, verb + "_FAILED", problem.reason());
                return Optional.of("The following resource(s) failed to " + (old == null ? "create" : "update") + ": ["
                        + id + "].");
            }
        }
        return Optional.empty();
    }

    private LocalResource applied(String id, String type, Value.Mapping properties, Optional<LocalResource> old) {
        if (old.isPresent() && old.get().isOf(type) && !ResourceProvisioner.isReplaced(old.get(), properties)) {
            return provisioner.update(old.get(), properties);
        }
        LocalResource made = provisioner.create(before.name(), id, type, properties);
        old.ifPresent(gone -> replaced.put(id, gone));
        return made;
    }

    /** Deletes what the template no longer has and what was replaced. */
    void cleanUp(LocalTemplate template, TemplateValues values) {
        List<String> gone = new ArrayList<>();
        for (String id : resources.keySet()) {
            Value.Mapping definition = template.resources().get(id);
            if (definition == null || !values.conditionHolds(definition)) {
                gone.add(id);
            }
        }
        Collections.reverse(gone);
        gone.forEach(id -> {
            delete(id);
            resources.remove(id);
        });
        replaced.forEach(this::delete);
    }

    /** Deletes all of them, the last first; returns the logical ids of those that cannot be deleted. */
    List<String> deleteAll() {
        List<String> all = new ArrayList<>(resources.keySet());
        Collections.reverse(all);
        List<String> left = new ArrayList<>();
        for (String id : all) {
            if (delete(id)) {
                resources.remove(id);
            } else {
                left.add(id);
            }
        }
        return left;
    }

    /** Deletes all of them, the last first; those that cannot be deleted no longer belong to the stack. */
    void abandonAll() {
        deleteAll();
        resources.clear();
    }

    private boolean delete(String id) {
        return Optional.ofNullable(resources.get(id))
                .map(resource -> delete(id, resource))
                .orElse(true);
    }

    private boolean delete(String id, LocalResource resource) {
        boolean retained = before.definition(id)
                .flatMap(definition -> Values.find(definition, "DeletionPolicy"))
                .filter(policy -> policy.startsWith("Retain"))
                .isPresent();
        if (retained) {
            events.emit(id, resource.type(), "DELETE_SKIPPED", "");
            return true;
        }
        events.emit(id, resource.type(), "DELETE_IN_PROGRESS", "");
        try {
            provisioner.delete(resource);
        } catch (ResourceProblem problem) {
            events.emit(id, resource.type(), "DELETE_FAILED", problem.reason());
            return false;
        }
        events.emit(id, resource.type(), "DELETE_COMPLETE", "");
        return true;
    }

    /** Returns to the resources that the stack had, and deletes what was created since. */
    void restore() {
        Map<String, LocalResource> added = new LinkedHashMap<>();
        resources.forEach((id, resource) -> {
            LocalResource old = before.resources().get(id);
            if (old == null) {
                added.put(id, resource);
            } else if (!resource.equals(old)) {
                events.emit(id, old.type(), "UPDATE_IN_PROGRESS", "");
                events.emit(id, old.type(), "UPDATE_COMPLETE", "");
            }
        });
        events.emit("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", "");
        added.forEach(this::delete);
        resources.clear();
        resources.putAll(before.resources());
    }
}
