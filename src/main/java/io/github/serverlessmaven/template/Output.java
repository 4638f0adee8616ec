/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.util.Optional;

/**
 * An output of a template.
 *
 * @param id its logical id
 * @param description for people
 * @param value what it tells
 * @param condition the name of the condition under which the output exists
 */
public record Output(LogicalId id, Optional<String> description, Value value, Optional<String> condition) {

    /** This output, existing only under a condition. */
    public Output when(Optional<String> conditionName) {
        return new Output(id, description, value, conditionName);
    }

    /**
     * The output as it stands in the template, below its logical id.
     *
     * @param exportName the name other stacks import it by
     */
    public Value.Mapping toValue(String exportName) {
        return Value.mapping()
                .put("Description", description.map(Value::of))
                .put("Condition", condition.map(Value::of))
                .put("Value", value)
                .put("Export", Value.mapping("Name", Value.of(exportName)))
                .build();
    }
}
