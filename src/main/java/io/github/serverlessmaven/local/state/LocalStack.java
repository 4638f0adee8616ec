/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack of this machine.
 *
 * @param id its unique id, in the form of an ARN
 * @param name its name
 * @param status CloudFormation's word for it
 * @param template the text it was last given; empty before
 * @param parameters the values of its parameters
 * @param tags by key
 * @param outputs by name
 * @param exports by the name under which other stacks import them
 * @param resources by logical id, in the order they were made
 * @param events the oldest first
 * @param changeSets those not executed yet, by id
 * @param isProtected whether it cannot be deleted
 */
public record LocalStack(
        String id,
        String name,
        String status,
        String template,
        Map<String, String> parameters,
        Map<String, String> tags,
        Map<String, String> outputs,
        Map<String, String> exports,
        Map<String, LocalResource> resources,
        List<StackEvent> events,
        Map<String, LocalChangeSet> changeSets,
        boolean isProtected) {

    private static final int KEPT_EVENTS = 1000;

    /** Copies the lists and maps. */
    public LocalStack {
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        exports = Map.copyOf(exports);
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
        events = List.copyOf(events.subList(Math.max(0, events.size() - KEPT_EVENTS), events.size()));
        changeSets = Map.copyOf(changeSets);
    }

    /** A stack that exists only for its first change set. */
    public static LocalStack inReview(String id, String name) {
        return new LocalStack(
                id,
                name,
                "REVIEW_IN_PROGRESS",
                "",
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Map.of(),
                false);
    }

    /** Whether only its events are left. */
    public boolean isDeleted() {
        return status.equals("DELETE_COMPLETE");
    }

    /** The id of its newest event. */
    public Optional<String> lastEvent() {
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.get(events.size() - 1).id());
    }

    /** The stack as the port shows it, with the addresses of this machine in its outputs. */
    public Stack toStack(LocalUrls urls) {
        Map<String, String> localized = new LinkedHashMap<>();
        outputs.forEach((output, value) -> localized.put(output, urls.localized(value)));
        return new Stack(id, name, new StackStatus(status), localized, tags, List.of(), isProtected, Optional.empty());
    }

    /** The same stack with a resource in place of the one of the same logical id. */
    LocalStack with(String logicalId, LocalResource resource) {
        Map<String, LocalResource> changed = new LinkedHashMap<>(resources);
        changed.put(logicalId, resource);
        return new LocalStack(
                id,
                name,
                status,
                template,
                parameters,
                tags,
                outputs,
                exports,
                changed,
                events,
                changeSets,
                isProtected);
    }

    /** The same stack with one more change set. */
    public LocalStack with(LocalChangeSet changeSet) {
        Map<String, LocalChangeSet> more = new LinkedHashMap<>(changeSets);
        more.put(changeSet.id(), changeSet);
        return withChangeSets(more);
    }

    /** The same stack without a change set. */
    public LocalStack without(LocalChangeSet changeSet) {
        Map<String, LocalChangeSet> fewer = new LinkedHashMap<>(changeSets);
        fewer.remove(changeSet.id());
        return withChangeSets(fewer);
    }

    private LocalStack withChangeSets(Map<String, LocalChangeSet> others) {
        return new LocalStack(
                id, name, status, template, parameters, tags, outputs, exports, resources, events, others, isProtected);
    }

    /** This stack, which cannot be deleted, or can be again. */
    public LocalStack protect(boolean wanted) {
        return new LocalStack(
                id, name, status, template, parameters, tags, outputs, exports, resources, events, changeSets, wanted);
    }

    Value.Mapping toValue() {
        Value.MappingBuilder made = Value.mapping();
        resources.forEach((logicalId, resource) -> made.put(logicalId, resource.toValue()));
        return Value.mapping()
                .put("id", id)
                .put("name", name)
                .put("status", status)
                .put("template", template)
                .put("parameters", Values.texts(parameters))
                .put("tags", Values.texts(tags))
                .put("outputs", Values.texts(outputs))
                .put("exports", Values.texts(exports))
                .put("resources", made.build())
                .put(
                        "events",
                        new Value.Sequence(
                                events.stream().<Value>map(LocalStack::toValue).toList()))
                .put(
                        "changeSets",
                        new Value.Sequence(changeSets.values().stream()
                                .<Value>map(LocalChangeSet::toValue)
                                .toList()))
                .put("isProtected", Value.of(isProtected))
                .build();
    }

    private static Value.Mapping toValue(StackEvent event) {
        return Value.mapping()
                .put("id", event.id())
                .put("logicalId", event.logicalId())
                .put("type", event.type())
                .put("status", event.status())
                .put("reason", event.reason().map(Value::of))
                .build();
    }

    static LocalStack from(Value.Mapping value) {
        Map<String, LocalResource> resources = new LinkedHashMap<>();
        Values.mapping(value, "resources")
                .entries()
                .forEach((logicalId, resource) ->
                        resources.put(logicalId, LocalResource.from(Values.asMapping(resource))));
        Map<String, LocalChangeSet> changeSets = new LinkedHashMap<>();
        Values.items(value, "changeSets").stream()
                .map(item -> LocalChangeSet.from(Values.asMapping(item)))
                .forEach(changeSet -> changeSets.put(changeSet.id(), changeSet));
        return new LocalStack(
                Values.text(value, "id"),
                Values.text(value, "name"),
                Values.text(value, "status"),
                Values.text(value, "template"),
                Values.texts(Values.mapping(value, "parameters")),
                Values.texts(Values.mapping(value, "tags")),
                Values.texts(Values.mapping(value, "outputs")),
                Values.texts(Values.mapping(value, "exports")),
                resources,
                Values.items(value, "events").stream()
                        .map(item -> event(Values.asMapping(item)))
                        .toList(),
                changeSets,
                value.get("isProtected").equals(Optional.of(Value.of(true))));
    }

    private static StackEvent event(Value.Mapping value) {
        return new StackEvent(
                Values.text(value, "id"),
                Values.text(value, "logicalId"),
                Values.text(value, "type"),
                Values.text(value, "status"),
                Values.find(value, "reason"));
    }

    /** The definition of a resource in the stack's template. */
    public Optional<Value.Mapping> definition(String logicalId) {
        if (template.isEmpty()) {
            return Optional.empty();
        }
        Value.Mapping all =
                Values.mapping(Values.asMapping(Json.parse(template, "The template of " + name)), "Resources");
        return all.get(logicalId).map(Values::asMapping);
    }

    /** Whether a change set would leave this stack as it is. */
    public boolean isAlready(String otherTemplate, Map<String, String> otherParameters, Map<String, String> otherTags) {
        return !template.isEmpty()
                && Json.parse(template, "The template").equals(Json.parse(otherTemplate, "The template"))
                && parameters.equals(otherParameters)
                && tags.equals(otherTags);
    }
}
