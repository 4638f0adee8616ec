/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.Types;
import java.util.List;

/**
 * Of which stages the stacks are protected from deletion.
 *
 * @param always of all stages
 * @param stages of these
 */
public record DeletionProtection(boolean always, List<String> stages) {

    private static final Property<List<String>> STAGES = Property.of(
            "stages", Types.list(ServiceSchema.STAGE.type()), "The stages whose stacks are protected.", "[prod]");

    /** Whether the stack is protected; as it is unless set. */
    public static final Property<DeletionProtection> PROPERTY = Property.of(
            "deletionProtection",
            Types.either(Types.bool().map(always -> new DeletionProtection(always, List.of())), types()),
            "Whether CloudFormation refuses to delete the stack, for all stages or some; false ends it with the next deployment.",
            "{stages: [prod]}");

    /** Copies the list. */
    public DeletionProtection {
        stages = List.copyOf(stages);
    }

    private static PropertyType<DeletionProtection> types() {
        return ObjectSchema.of(List.of(STAGES))
                .requiring(STAGES)
                .map(values -> new DeletionProtection(false, values.get(STAGES).orElseThrow()));
    }

    /** Whether the stack of a stage is protected. */
    public boolean holdsFor(String stage) {
        return always || stages.contains(stage);
    }
}
