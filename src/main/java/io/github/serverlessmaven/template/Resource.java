/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.util.List;
import java.util.Optional;

/**
 * A resource of a template.
 *
 * @param id its logical id: changing it makes CloudFormation replace the resource
 * @param type such as {@code AWS::Lambda::Function}
 * @param properties as the resource type's reference page says
 * @param dependsOn what CloudFormation must finish before
 * @param condition the name of the condition under which the resource exists
 * @param unconditional whether the resource exists whatever the condition is of what it belongs to
 * @param retained whether the resource survives its removal from the stack ({@code DeletionPolicy: Retain})
 * @param updatePolicy how it is updated ({@code UpdatePolicy}); empty for the usual way
 * @param origin the configuration that causes it; no part of the template
 */
public record Resource(
        LogicalId id,
        String type,
        Value.Mapping properties,
        List<LogicalId> dependsOn,
        Optional<String> condition,
        boolean unconditional,
        boolean retained,
        Optional<Value.Mapping> updatePolicy,
        Optional<Origin> origin) {

    /** Copies the lists. */
    public Resource {
        dependsOn = List.copyOf(dependsOn);
    }

    /** Makes a resource without dependencies and condition, which goes with the stack. */
    public static Resource of(LogicalId id, String type, Value.Mapping properties) {
        return new Resource(
                id, type, properties, List.of(), Optional.empty(), false, false, Optional.empty(), Optional.empty());
    }

    /** This resource, made after others. */
    public Resource after(List<LogicalId> dependencies) {
        return new Resource(
                id, type, properties, dependencies, condition, unconditional, retained, updatePolicy, origin);
    }

    /** This resource, existing only under a condition unless it is unconditional. */
    public Resource when(Optional<String> conditionName) {
        return unconditional
                ? this
                : new Resource(id, type, properties, dependsOn, conditionName, false, retained, updatePolicy, origin);
    }

    /** This resource, existing whatever the condition is of what it belongs to. */
    public Resource always() {
        return new Resource(id, type, properties, dependsOn, Optional.empty(), true, retained, updatePolicy, origin);
    }

    /** This resource, surviving its removal from the stack. */
    public Resource retain() {
        return new Resource(id, type, properties, dependsOn, condition, unconditional, true, updatePolicy, origin);
    }

    /** This resource, updated as a policy says if there is one. */
    public Resource updatedBy(Optional<Value.Mapping> policy) {
        return new Resource(id, type, properties, dependsOn, condition, unconditional, retained, policy, origin);
    }

    /** This resource, caused by some configuration unless it has a cause already. */
    public Resource from(Origin cause) {
        return origin.isPresent()
                ? this
                : new Resource(
                        id,
                        type,
                        properties,
                        dependsOn,
                        condition,
                        unconditional,
                        retained,
                        updatePolicy,
                        Optional.of(cause));
    }

    /** Whether another resource is written in the template as this one is, whatever caused it. */
    boolean isSameAs(Resource other) {
        return id.equals(other.id) && toValue().equals(other.toValue());
    }

    /** The resource as it stands in the template, below its logical id. */
    public Value.Mapping toValue() {
        Value.MappingBuilder value = Value.mapping().put("Type", type);
        condition.ifPresent(name -> value.put("Condition", name));
        if (!dependsOn.isEmpty()) {
            value.put(
                    "DependsOn",
                    Value.texts(dependsOn.stream().map(LogicalId::text).toList()));
        }
        if (retained) {
            value.put("DeletionPolicy", "Retain");
        }
        updatePolicy.ifPresent(policy -> value.put("UpdatePolicy", policy));
        return value.put("Properties", properties).build();
    }
}
