/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * Instances that are ready before a call comes: {@code ProvisionedConcurrencyConfig} of the alias through which the function is then
 * invoked.
 */
public final class ProvisionedConcurrency implements FunctionFeature {

    private static final Value NONE = Value.of(0);

    private static final Property<Value> EXECUTIONS = Property.of(
            "executions",
            TemplateTypes.orIntrinsic(Types.integer(0, Integer.MAX_VALUE).map(Value::of)),
            "How many instances are kept ready, in the form of Serverless 4.",
            "3");

    private static final Property<String> ALIAS = Property.of(
                    "alias", Types.text(), "The name of the alias, in the form of Serverless 4.", "live")
            .unavailable("Remove it: the alias is \"provisioned\", and calls go to it.");

    static final Property<Value> PROVISIONED = Property.of(
            "provisionedConcurrency",
            Types.shorthand(
                    ObjectSchema.of(List.of(EXECUTIONS, ALIAS))
                            .map(settings -> settings.get(EXECUTIONS).orElse(NONE)),
                    EXECUTIONS),
            "How many instances are kept ready to answer at once, by the alias \"provisioned\"; 0 for none.",
            "3");

    /** How many instances are kept ready; empty if none are. */
    static Optional<Value> instances(FunctionScope scope) {
        return scope.get(PROVISIONED).filter(instances -> !instances.equals(NONE));
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(PROVISIONED);
    }

    /** Nothing: the alias has the setting, see {@link FunctionAlias}. */
    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return TemplateFragment.EMPTY;
    }
}
