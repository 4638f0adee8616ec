/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.template.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A type without rules of its own: its name and attributes follow from one property, and nothing is checked.
 *
 * @param name of the type
 * @param nameProperty the property that names a resource, if one does
 * @param isNameUnique whether no two resources of an account can have the same name
 * @param isEmulated whether resources have an effect here
 * @param attributes what {@code Fn::GetAtt} returns
 */
record SimpleType(
        String name, Optional<String> nameProperty, boolean isNameUnique, boolean isEmulated, Attributes attributes)
        implements ResourceType {

    /** The attributes of a resource. */
    interface Attributes {
        Map<String, String> of(String name, ResourceScope scope);
    }

    /** A type whose resources have an effect, through another resource that reads them. */
    static SimpleType emulated(String name) {
        return new SimpleType(name, Optional.empty(), false, true, arnOf(name));
    }

    /** A type of which nothing runs here: others can refer to its resources by name and ARN. */
    static SimpleType recorded(String name) {
        return new SimpleType(name, Optional.empty(), false, false, arnOf(name));
    }

    SimpleType named(String property) {
        return new SimpleType(name, Optional.of(property), isNameUnique, isEmulated, attributes);
    }

    SimpleType unique() {
        return new SimpleType(name, nameProperty, true, isEmulated, attributes);
    }

    SimpleType with(Attributes others) {
        return new SimpleType(name, nameProperty, isNameUnique, isEmulated, others);
    }

    private static Attributes arnOf(String type) {
        String[] parts = type.split("::", -1);
        String service = (parts.length > 1 ? parts[1] : type).toLowerCase(Locale.ROOT);
        return (name, scope) -> Map.of("Arn", scope.arn(service, name));
    }

    @Override
    public boolean isEmulated(Value.Mapping properties) {
        return isEmulated;
    }

    @Override
    public LocalResource create(String given, Value.Mapping properties, ResourceScope scope) {
        return new LocalResource(name, given, properties, attributes.of(given, scope));
    }
}
