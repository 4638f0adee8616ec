/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.DecoratedType;
import io.github.serverlessmaven.schema.JsonSchema;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The types of properties whose values go into the template, intrinsic functions included. */
public final class TemplateTypes {

    /** A mapping where only an intrinsic function makes sense. */
    public static final DiagnosticCode UNKNOWN_INTRINSIC = new DiagnosticCode(
            "UNKNOWN_INTRINSIC", "The mapping is where text belongs and is not an intrinsic function.");

    /** From "Intrinsic function reference" in the AWS CloudFormation template reference. */
    private static final List<String> INTRINSICS = List.of(
            "Ref",
            "Fn::And",
            "Fn::Base64",
            "Fn::Cidr",
            "Fn::Equals",
            "Fn::FindInMap",
            "Fn::GetAtt",
            "Fn::GetAZs",
            "Fn::If",
            "Fn::ImportValue",
            "Fn::Join",
            "Fn::Length",
            "Fn::Not",
            "Fn::Or",
            "Fn::Select",
            "Fn::Split",
            "Fn::Sub",
            "Fn::ToJsonString",
            "Fn::Transform");

    /** A value of a store that CloudFormation inserts, from "Get values stored in other services" in the AWS CloudFormation user guide. */
    private static final Pattern DYNAMIC_REFERENCE =
            Pattern.compile("\\{\\{resolve:(ssm|ssm-secure|secretsmanager):[^{}\\s]+}}");

    /** What JSON Schema calls the definition of an intrinsic function. */
    static final String INTRINSIC = "intrinsic";

    /** Functions that only the section Rules has, from "Rule-specific intrinsic functions" there. */
    private static final List<String> OF_RULES = List.of(
            "Fn::Contains", "Fn::EachMemberEquals", "Fn::EachMemberIn", "Fn::RefAll", "Fn::ValueOf", "Fn::ValueOfAll");

    private TemplateTypes() {}

    /** The intrinsic functions that give values. */
    static List<String> functions() {
        return INTRINSICS;
    }

    /** Whether a template may have a function of this name somewhere. */
    static boolean isFunction(String name) {
        return INTRINSICS.contains(name) || OF_RULES.contains(name);
    }

    /** An intrinsic function, to which the JSON Schemas of these types refer. */
    static JsonSchema intrinsic() {
        Map<String, JsonSchema> functions = new LinkedHashMap<>();
        INTRINSICS.forEach(name -> functions.put(name, JsonSchema.ANYTHING));
        return JsonSchema.object(functions)
                .with("description", JsonSchema.text("An intrinsic function of CloudFormation."))
                .and(List.of(JsonSchema.requiresOneOf(INTRINSICS.toArray(String[]::new))));
    }

    /** Any CloudFormation value, taken as it is. */
    public static PropertyType<Value> value() {
        return Types.anything().map(TemplateTypes::toValue);
    }

    /** The name of a resource, or of a condition, in the template. */
    public static PropertyType<LogicalId> logicalId() {
        return Types.text("a logical id of 1 to 255 letters and digits", "[A-Za-z0-9]{1,255}")
                .strict()
                .map(LogicalId::new);
    }

    /**
     * Text or an intrinsic function that gives it.
     *
     * @param text the form of literal text
     */
    public static PropertyType<Value> textOrIntrinsic(PropertyType<String> text) {
        return orIntrinsic(text.map(Value::of));
    }

    /**
     * The ARN of something, or an intrinsic function that gives it.
     *
     * @param description what the ARN is of, in words, with its article
     * @param services the AWS services it may belong to, as a regular expression
     */
    public static PropertyType<Value> arn(String description, String services) {
        return textOrIntrinsic(Types.text(description, "arn:aws[a-z-]*:(" + services + "):\\S+"));
    }

    /**
     * A literal value or an intrinsic function that gives it.
     *
     * @param literal the form of a value written out; a list that an intrinsic function gives as a whole counts too
     */
    public static PropertyType<Value> orIntrinsic(PropertyType<Value> literal) {
        return new OrIntrinsic(literal);
    }

    /** Whether a mapping is an intrinsic function. */
    static boolean isIntrinsic(ConfigNode.Mapping mapping) {
        return mapping.entries().size() == 1
                && INTRINSICS.contains(mapping.entries().get(0).key());
    }

    /** Whether a mapping of the template is an intrinsic function. */
    public static boolean isIntrinsic(Value.Mapping mapping) {
        return mapping.entries().size() == 1
                && INTRINSICS.contains(mapping.entries().keySet().iterator().next());
    }

    /** Another type's value, or null as a value of its own. */
    public static PropertyType<Value> orNull(PropertyType<Value> type) {
        return new OrNull(type);
    }

    /** A configured value as a template value. Words of the POM are read as YAML reads unquoted ones. */
    public static Value toValue(ConfigNode node) {
        if (node instanceof ConfigNode.Mapping mapping) {
            Value.MappingBuilder builder = Value.mapping();
            mapping.entries().forEach(entry -> builder.put(entry.key(), toValue(entry.value())));
            return builder.build();
        }
        if (node instanceof ConfigNode.Sequence sequence) {
            return new Value.Sequence(
                    sequence.items().stream().map(TemplateTypes::toValue).toList());
        }
        return toValue((ConfigNode.Scalar) node);
    }

    private static Value toValue(ConfigNode.Scalar scalar) {
        return switch (scalar.type()) {
            case NULL -> Value.NULL;
            case TEXT -> Value.of(scalar.text());
            case BOOLEAN -> Value.of(scalar.text().toLowerCase(Locale.ROOT).equals("true"));
            case INTEGER, DECIMAL -> number(scalar.text());
            case UNTYPED -> untyped(scalar.text());
        };
    }

    private static Value untyped(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Value.of(text.equals("true"));
        }
        return text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?") ? number(text) : Value.of(text);
    }

    private static Value number(String text) {
        try {
            return new Value.Numeric(new BigDecimal(text));
        } catch (NumberFormatException notDecimal) {
            return Value.of(text); // .inf, 0x1F and the like have no JSON number
        }
    }

    private record OrIntrinsic(PropertyType<Value> literal) implements PropertyType<Value> {

        @Override
        public Optional<Value> bind(ConfigNode node, Binding binding) {
            if (node instanceof ConfigNode.Scalar scalar
                    && literal.outline().kind() == XmlShape.Kind.SCALAR
                    && DYNAMIC_REFERENCE.matcher(scalar.text()).find()) {
                return Optional.of(Value.of(scalar.text()));
            }
            if (!(node instanceof ConfigNode.Mapping mapping)) {
                return literal.bind(node, binding);
            }
            List<String> keys =
                    mapping.entries().stream().map(ConfigNode.Entry::key).toList();
            if (isIntrinsic(mapping)) {
                return Optional.of(toValue(mapping));
            }
            return binding.refuse(
                    UNKNOWN_INTRINSIC,
                    node,
                    "must be " + describe() + ", but is a mapping of " + String.join(", ", keys),
                    remedy(keys),
                    Optional.of(toValue(mapping)));
        }

        private static String remedy(List<String> keys) {
            if (keys.size() > 1 && keys.stream().anyMatch(INTRINSICS::contains)) {
                return "Keep one of them: an intrinsic function is the only key of its mapping.";
            }
            return keys.stream()
                    .findFirst()
                    .flatMap(key -> Suggestion.of(key, INTRINSICS))
                    .map(name -> "Did you mean \"" + name + "\"?")
                    .orElse("Write the value itself, or one of Ref and the Fn:: functions.");
        }

        @Override
        public XmlShape outline() {
            return literal.outline();
        }

        @Override
        public String describe() {
            return literal.describe() + " or an intrinsic function";
        }

        @Override
        public JsonSchema jsonSchema() {
            return JsonSchema.anyOf(
                    literal.jsonSchema(),
                    Types.text("a dynamic reference", ".*" + DYNAMIC_REFERENCE.pattern() + ".*")
                            .jsonSchema(),
                    JsonSchema.reference(INTRINSIC));
        }
    }

    private record OrNull(PropertyType<Value> type) implements DecoratedType<Value> {

        @Override
        public Optional<Value> bind(ConfigNode node, Binding binding) {
            boolean isNull = node instanceof ConfigNode.Scalar scalar && scalar.isNull();
            return isNull ? Optional.of(Value.NULL) : type.bind(node, binding);
        }

        @Override
        public String describe() {
            return type.describe() + ", or null";
        }

        @Override
        public JsonSchema jsonSchema() {
            return JsonSchema.anyOf(type.jsonSchema(), JsonSchema.ANYTHING.with("type", JsonSchema.text("null")));
        }

        @Override
        public boolean acceptsNull() {
            return true;
        }
    }
}
