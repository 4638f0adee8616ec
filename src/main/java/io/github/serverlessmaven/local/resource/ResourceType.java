/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/** The resources of one CloudFormation type on this machine: their names and attributes, and what AWS rejects. */
public interface ResourceType {

    /** Its name, such as {@code AWS::SQS::Queue}. */
    String name();

    /** The property that names a resource; a change of it needs a new resource. Without one, names are generated. */
    default Optional<String> nameProperty() {
        return Optional.empty();
    }

    /** Whether no two resources of an account can have the same name. */
    default boolean isNameUnique() {
        return false;
    }

    /** Whether a resource with these properties has an effect here; all others are only recorded. */
    default boolean isEmulated(Value.Mapping properties) {
        return true;
    }

    /**
     * Checks the properties of a resource that is created or updated.
     *
     * @throws ResourceProblem if AWS rejects them
     */
    default void check(Value.Mapping properties, ResourceScope scope) {}

    /** Whether a change of properties needs a new resource in place of the old one. */
    default boolean needsReplacement(Value.Mapping before, Value.Mapping after) {
        return nameProperty()
                .filter(name -> !before.get(name).equals(after.get(name)))
                .isPresent();
    }

    /** A name for a resource whose properties give none. */
    default String generateName(Value.Mapping properties, GeneratedName name) {
        return name.upperCase();
    }

    /**
     * A new resource.
     *
     * @param name the name given by its properties, or a generated one
     * @throws ResourceProblem if AWS rejects it
     */
    LocalResource create(String name, Value.Mapping properties, ResourceScope scope);

    /**
     * Deletes what is stored for a resource.
     *
     * @throws ResourceProblem if AWS refuses to delete it
     */
    default void delete(LocalResource resource, ResourceScope scope) {}
}
