/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.function.Function;

/** What the function is for, shown in the AWS console: {@code Description}. */
public final class Description implements FunctionFeature {

    static final Property<Value> DESCRIPTION = Property.of(
            "description",
            TemplateTypes.textOrIntrinsic(Types.text(256)),
            "What the function does, for documentation.",
            "Greets whoever calls");

    /** As in Serverless, an empty description is none. */
    private static final Value NO_TEXT = Value.of("");

    @Override
    public List<Property<?>> properties() {
        return List.of(DESCRIPTION);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(DESCRIPTION).filter(NO_TEXT::equals).isPresent()
                ? TemplateFragment.EMPTY
                : scope.property("Description", DESCRIPTION, Function.identity());
    }
}
