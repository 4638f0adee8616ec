/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.JsonSchema;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/** CloudFormation of the user's own: one mapping of template sections, or a list of mappings joined from first to last. */
final class ResourcesType implements PropertyType<Value.Mapping> {

    private static final XmlShape SECTIONS =
            Types.map("a section", ".+", Types.anything()).outline();

    @Override
    public Optional<Value.Mapping> bind(ConfigNode node, Binding binding) {
        checkRules(node, binding);
        Value value = TemplateTypes.toValue(node);
        if (value instanceof Value.Mapping mapping) {
            return Optional.of(mapping);
        }
        if (value instanceof Value.Sequence sequence
                && sequence.items().stream().allMatch(ResourcesType::isJoinable)) {
            return Optional.of((Value.Mapping) sequence.items().stream().reduce(Value.Mapping.EMPTY, Value::merge));
        }
        binding.error(
                Types.WRONG_TYPE,
                node,
                "must be " + describe() + ", but is " + node.describe(),
                "Write sections such as Resources and Outputs below it.");
        return Optional.empty();
    }

    private static void checkRules(ConfigNode node, Binding binding) {
        if (node instanceof ConfigNode.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                checkRules(sequence.items().get(i), binding.at(String.valueOf(i)));
            }
        } else if (node instanceof ConfigNode.Mapping sections) {
            new TemplateRules(binding).checkSections(sections);
        }
    }

    private static boolean isJoinable(Value item) {
        return item instanceof Value.Mapping || item instanceof Value.Null;
    }

    @Override
    public XmlShape outline() {
        return SECTIONS.orListOf(SECTIONS);
    }

    @Override
    public JsonSchema jsonSchema() {
        JsonSchema sections = JsonSchema.ANYTHING.with("type", JsonSchema.text("object"));
        return JsonSchema.anyOf(sections, JsonSchema.listOf(sections));
    }

    @Override
    public String describe() {
        return "a mapping of template sections, or a list of such mappings";
    }
}
