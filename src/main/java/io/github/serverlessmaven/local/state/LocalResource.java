/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.TreeMap;

/**
 * A resource of a stack as it was made.
 *
 * @param type such as {@code AWS::Lambda::Function}
 * @param physicalId what {@code Ref} gives
 * @param properties with all intrinsic functions resolved
 * @param attributes what {@code Fn::GetAtt} gives
 */
public record LocalResource(String type, String physicalId, Value.Mapping properties, Map<String, String> attributes) {

    /** Copies the attributes. */
    public LocalResource {
        attributes = Map.copyOf(attributes);
    }

    /** Whether it is of a type. */
    public boolean isOf(String wanted) {
        return type.equals(wanted);
    }

    Value.Mapping toValue() {
        return Value.mapping()
                .put("type", type)
                .put("physicalId", physicalId)
                .put("properties", properties)
                .put("attributes", Values.texts(new TreeMap<>(attributes)))
                .build();
    }

    static LocalResource from(Value.Mapping value) {
        return new LocalResource(
                Values.text(value, "type"),
                Values.text(value, "physicalId"),
                Values.mapping(value, "properties"),
                Values.texts(Values.mapping(value, "attributes")));
    }
}
