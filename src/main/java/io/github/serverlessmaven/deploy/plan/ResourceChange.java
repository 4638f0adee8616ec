/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * A resource that changes. One that gets another logical id is removed and added.
 *
 * @param id its logical id
 * @param before the resource in the deployed template, with type, properties and attributes; empty if it is added
 * @param after the resource in the new template; empty if it is removed
 * @param stated what CloudFormation says that it does with the resource; empty if it was not asked
 * @param changes its parts that change, in the order of the new template; none for a resource that is added or removed, or whose type
 *     changes
 */
public record ResourceChange(
        String id,
        Optional<Value.Mapping> before,
        Optional<Value.Mapping> after,
        Optional<Action> stated,
        List<PropertyChange> changes) {

    /** What CloudFormation does with a resource. */
    public enum Action {
        /** It is created. */
        ADD,
        /** It is changed in place. */
        UPDATE,
        /** It is changed in place or replaced. */
        MAY_REPLACE,
        /** A new one is created and the old one is deleted. */
        REPLACE,
        /** It is deleted, or left behind as its deletion policy says. */
        REMOVE
    }

    /** A change that CloudFormation was not asked about. */
    ResourceChange(
            String id, Optional<Value.Mapping> before, Optional<Value.Mapping> after, List<PropertyChange> changes) {
        this(id, before, after, Optional.empty(), changes);
    }

    /** Copies the list. */
    public ResourceChange {
        changes = List.copyOf(changes);
    }

    /** What CloudFormation does with it. */
    public Action action() {
        return stated.orElseGet(this::expected);
    }

    /** The same with what CloudFormation says. */
    ResourceChange stating(Action said) {
        return new ResourceChange(id, before, after, Optional.of(said), changes);
    }

    private Action expected() {
        if (before.isEmpty()) {
            return Action.ADD;
        }
        if (after.isEmpty()) {
            return Action.REMOVE;
        }
        if (isOfAnotherType()) {
            return Action.REPLACE;
        }
        return switch (changes.stream().map(PropertyChange::replacement).reduce(Replacement.NONE, Replacement::or)) {
            case NONE -> Action.UPDATE;
            case POSSIBLE -> Action.MAY_REPLACE;
            case CERTAIN -> Action.REPLACE;
        };
    }

    /** The type of the resource; of one whose type changes, the new one. */
    public String type() {
        return after.or(() -> before).map(ResourceChange::type).orElse("");
    }

    /** Whether the type changes under the same logical id, which CloudFormation refuses. */
    public boolean isOfAnotherType() {
        return before.isPresent() && after.isPresent() && !type(before.get()).equals(type(after.get()));
    }

    /** What becomes of the resource that is there now and of the data in it. */
    public DataFate dataFate() {
        return before.map(deployed -> DataFate.of(action(), deployed, after)).orElse(DataFate.UNTOUCHED);
    }

    private static String type(Value.Mapping resource) {
        return resource.text("Type").orElse("");
    }
}
