/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.local.state.LayerName;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;

/** Versions of layers. */
final class LayerVersionType implements ResourceType {

    static final String NAME = "AWS::Lambda::LayerVersion";

    @Override
    public String name() {
        return NAME;
    }

    /** A version cannot be changed. */
    @Override
    public boolean needsReplacement(Value.Mapping before, Value.Mapping after) {
        return true;
    }

    @Override
    public LocalResource create(String name, Value.Mapping properties, ResourceScope scope) {
        LayerName layer = new LayerName(Values.find(properties, "LayerName").orElse(name));
        int number = scope.account().publish(layer.key(), properties).number();
        String arn = scope.arn("lambda", "layer:" + layer.text() + ":" + number);
        return new LocalResource(NAME, arn, properties, Map.of("LayerVersionArn", arn));
    }
}
