/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** Layers put below {@code /opt}: {@code Layers}. */
public final class Layers implements FunctionFeature {

    static final DiagnosticCode UNKNOWN_LAYER =
            new DiagnosticCode("UNKNOWN_LAYER", "The reference is to a layer that the service does not have.");

    private static final String SUFFIX = "LambdaLayer";

    /** "Lambda quotas" in the AWS Lambda developer guide. */
    static final int MAXIMUM = 5;

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

    /** Whether a function has as many layers as Lambda allows. */
    static boolean isFull(FunctionScope scope) {
        return scope.get(LAYERS).orElse(List.of()).size() >= MAXIMUM;
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        List<String> known = scope.service().layers().stream()
                .map(layer -> scope.names().layerId(layer.key()).text())
                .toList();
        for (Value layer : scope.get(LAYERS).orElse(List.of())) {
            Optional<String> id = referred(layer)
                    .filter(text -> text.endsWith(SUFFIX) && !known.contains(text))
                    .filter(text -> !scope.service().ownResources().contains(text));
            id.ifPresent(
                    text -> scope.function()
                            .settings()
                            .error(
                                    LAYERS,
                                    diagnostics,
                                    UNKNOWN_LAYER,
                                    "refers to " + text + ", but there is no such layer",
                                    Suggestion.of(text, known)
                                            .map(name -> "Did you mean \"" + name + "\"?")
                                            .orElse(
                                                    "Add it below \"layers\": a layer \"tools\" is referred to as ToolsLambdaLayer.")));
        }
    }

    private static Optional<String> referred(Value layer) {
        return layer instanceof Value.Mapping mapping && mapping.get("Ref").orElse(Value.NULL) instanceof Value.Text id
                ? Optional.of(id.text())
                : Optional.empty();
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.property("Layers", LAYERS, Value.Sequence::new);
    }
}
