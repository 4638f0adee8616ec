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

/** Layers put below {@code /opt}: {@code Layers}. */
public final class Layers implements FunctionFeature {

    /** "Lambda quotas" in the AWS Lambda developer guide. */
    private static final int MAXIMUM = 5;

    /** The layers, those of the service included. */
    public static final Property<List<Value>> LAYERS = Property.of(
                    "layers",
                    Types.list(TemplateTypes.arn("the ARN of a layer's version", "lambda"), MAXIMUM),
                    "Versions of layers, the last on top; a function's replace the provider's, [] leaves none.",
                    "['arn:aws:lambda:eu-central-1:123456789012:layer:tools:3']")
            .inherited();

    @Override
    public List<Property<?>> properties() {
        return List.of(LAYERS);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.property("Layers", LAYERS, Value.Sequence::new);
    }
}
