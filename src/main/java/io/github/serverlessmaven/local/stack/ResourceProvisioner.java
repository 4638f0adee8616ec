/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.local.resource.GeneratedName;
import io.github.serverlessmaven.local.resource.ResourceScope;
import io.github.serverlessmaven.local.resource.ResourceType;
import io.github.serverlessmaven.local.resource.ResourceTypes;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/** Creates, updates and deletes resources, with names and attributes in the forms of AWS. */
final class ResourceProvisioner {

    private final ResourceScope scope;

    ResourceProvisioner(ResourceScope scope) {
        this.scope = scope;
    }

    /** Whether a change of properties needs a new resource in place of the old one. */
    static boolean isReplaced(LocalResource old, Value.Mapping properties) {
        return ResourceTypes.of(old.type()).needsReplacement(old.properties(), properties);
    }

    /**
     * Creates a resource.
     *
     * @throws ResourceProblem if AWS rejects it
     */
    LocalResource create(String stackName, String logicalId, String typeName, Value.Mapping properties) {
        ResourceType type = ResourceTypes.of(typeName);
        type.check(properties, scope);
        Optional<String> given = type.nameProperty().flatMap(property -> Values.find(properties, property));
        given.filter(name -> type.isNameUnique()).ifPresent(name -> requireFree(typeName, name));
        String name = given.orElseGet(
                () -> type.generateName(properties, new GeneratedName(stackName, logicalId, uniqueSuffix())));
        return type.create(name, properties, scope);
    }

    private void requireFree(String type, String name) {
        if (scope.account().resources(type).anyMatch(other -> other.physicalId().equals(name))) {
            throw new ResourceProblem("Resource of type '" + type + "' with identifier '" + name + "' already exists.");
        }
    }

    private String uniqueSuffix() {
        return scope.ids().next().replace("-", "").substring(0, 12);
    }

    /**
     * A resource with other properties that keeps its name.
     *
     * @throws ResourceProblem if AWS rejects them
     */
    LocalResource update(LocalResource old, Value.Mapping properties) {
        ResourceTypes.of(old.type()).check(properties, scope);
        return new LocalResource(old.type(), old.physicalId(), properties, old.attributes());
    }

    /**
     * Deletes a resource with what is stored for it.
     *
     * @throws ResourceProblem if AWS refuses to delete it
     */
    void delete(LocalResource resource) {
        ResourceTypes.of(resource.type()).delete(resource, scope);
    }
}
