/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.TemplateFragment;
import java.util.List;
import java.util.Optional;

/** Whether the function exists: {@code Condition} of the function and of everything that belongs to it but its logs. */
public final class Condition implements FunctionFeature {

    static final Property<LogicalId> CONDITION = Property.of(
            "condition",
            TemplateTypes.logicalId(),
            "The condition under which the function exists, with everything that belongs to it; its logs stay.",
            "IsProduction");

    /** The condition under which a function exists, if there is one. */
    public static Optional<String> of(FunctionScope function) {
        return function.get(CONDITION).map(LogicalId::text);
    }

    /** Whether a function may not exist while another one does. */
    public static boolean mayBeMissingFor(FunctionScope function, FunctionScope other) {
        return function.get(CONDITION).isPresent() && !function.get(CONDITION).equals(other.get(CONDITION));
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(CONDITION);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(CONDITION)
                .map(condition -> TemplateFragment.EMPTY.when(condition.text()))
                .orElse(TemplateFragment.EMPTY);
    }
}
