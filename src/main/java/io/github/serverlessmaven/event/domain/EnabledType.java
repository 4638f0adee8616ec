/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.domain;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.JsonSchema;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Optional;

/** The stages that something exists in: true for all, false for none, or a list of stages. */
final class EnabledType implements PropertyType<EnabledType.Stages> {

    private static final PropertyType<List<String>> LISTED = Types.listOnly(Types.text("a stage", "[a-zA-Z0-9-]+"));
    private static final PropertyType<String> SWITCH = Types.choice(List.of("true", "false", "1", "0"));

    /**
     * Stages.
     *
     * @param all whether these are all there are
     * @param names those that are named
     */
    record Stages(boolean all, List<String> names) {

        boolean include(String stage) {
            return all || names.contains(stage);
        }
    }

    @Override
    public Optional<Stages> bind(ConfigNode node, Binding binding) {
        return node instanceof ConfigNode.Sequence
                ? LISTED.bind(node, binding).map(names -> new Stages(false, names))
                : SWITCH.bind(node, binding)
                        .map(word -> new Stages(word.equals("true") || word.equals("1"), List.of()));
    }

    @Override
    public XmlShape outline() {
        return LISTED.outline();
    }

    @Override
    public String describe() {
        return "true, false or a list of stages";
    }

    @Override
    public JsonSchema jsonSchema() {
        return JsonSchema.anyOf(SWITCH.jsonSchema(), LISTED.jsonSchema());
    }
}
