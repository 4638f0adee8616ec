/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON that AWS takes as text. Intrinsic functions inside it are resolved, which needs a {@code Fn::Join} around them. */
public final class JsonTemplate {

    private final List<Value> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private JsonTemplate() {}

    /** A value as compact JSON text; an {@code Fn::Join} if it holds intrinsic functions, whose values stand as JSON text. */
    public static Value of(Value value) {
        JsonTemplate template = new JsonTemplate();
        template.add(value);
        if (template.parts.isEmpty()) {
            return Value.of(template.text.toString());
        }
        template.endText();
        return Intrinsic.join("", template.parts.toArray(Value[]::new));
    }

    private void add(Value value) {
        if (value instanceof Value.Mapping mapping) {
            if (TemplateTypes.isIntrinsic(mapping)) {
                text.append('"');
                endText();
                parts.add(mapping);
                text.append('"');
            } else {
                addAll(mapping);
            }
        } else if (value instanceof Value.Sequence sequence) {
            text.append('[');
            String separator = "";
            for (Value item : sequence.items()) {
                text.append(separator);
                add(item);
                separator = ",";
            }
            text.append(']');
        } else {
            text.append(Json.compact(value));
        }
    }

    private void addAll(Value.Mapping mapping) {
        text.append('{');
        String separator = "";
        for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
            text.append(separator)
                    .append(Json.compact(Value.of(entry.getKey())))
                    .append(':');
            add(entry.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private void endText() {
        if (text.length() > 0) {
            parts.add(Value.of(text.toString()));
            text.setLength(0);
        }
    }
}
