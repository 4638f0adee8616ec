/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** Whether the function may call itself again and again through other services: {@code RecursiveLoop}. */
public final class RecursiveLoop implements FunctionFeature {

    static final Property<String> RECURSIVE_LOOP = Property.of(
            "recursiveLoop",
            Types.choice(List.of("Allow", "Terminate")),
            "What Lambda does when the function calls itself again and again through a queue, topic or bucket; it terminates unless"
                    + " set to Allow.",
            "Allow");

    @Override
    public List<Property<?>> properties() {
        return List.of(RECURSIVE_LOOP);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.property("RecursiveLoop", RECURSIVE_LOOP, Value::of);
    }
}
