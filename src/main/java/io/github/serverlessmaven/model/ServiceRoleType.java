/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.JsonSchema;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/** An existing role, or how the generated one is configured; where both are mappings, an intrinsic function is an existing role. */
record ServiceRoleType(PropertyType<Value> existing, ObjectSchema generated) implements PropertyType<ServiceRole> {

    @Override
    public Optional<ServiceRole> bind(ConfigNode node, Binding binding) {
        return node instanceof ConfigNode.Mapping mapping && !TemplateTypes.isIntrinsic(mapping)
                ? generated.bind(node, binding).map(ServiceRole.Generated::of)
                : existing.bind(node, binding).map(ServiceRole.Existing::new);
    }

    @Override
    public Optional<ObjectSchema> section() {
        return generated.section();
    }

    @Override
    public XmlShape outline() {
        return generated.outline();
    }

    @Override
    public JsonSchema jsonSchema() {
        return JsonSchema.anyOf(existing.jsonSchema(), generated.jsonSchema());
    }

    @Override
    public String describe() {
        return existing.describe() + ", or " + generated.describe();
    }
}
