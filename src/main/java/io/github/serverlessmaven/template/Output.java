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
 * @param description what the value is, for documentation
 * @param value the value
 * @param condition the name of the condition under which the output exists
 * @param origin the configuration that causes it; no part of the template
 */
public record Output(
        LogicalId id, Optional<String> description, Value value, Optional<String> condition, Optional<Origin> origin) {

    /** An output that exists whenever the stack does. */
    public static Output of(LogicalId id, Optional<String> description, Value value) {
        return new Output(id, description, value, Optional.empty(), Optional.empty());
    }

    /** This output, existing only under a condition. */
    public Output when(Optional<String> conditionName) {
        return new Output(id, description, value, conditionName, origin);
    }

    /** This output, caused by some configuration unless it has a cause already. */
    public Output from(Origin cause) {
        return origin.isPresent() ? this : new Output(id, description, value, condition, Optional.of(cause));
    }

    /** Whether another output is written in the template as this one is, whatever caused it. */
    boolean isSameAs(Output other) {
        return id.equals(other.id) && toValue("").equals(other.toValue(""));
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
