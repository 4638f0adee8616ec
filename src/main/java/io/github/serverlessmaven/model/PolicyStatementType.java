/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.JsonSchema;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A statement of an IAM policy as a user writes it; actions and resources become lists, everything else stays as it is. */
final class PolicyStatementType implements PropertyType<Value.Mapping> {

    /** A statement that lacks a part IAM requires. */
    static final DiagnosticCode INCOMPLETE_STATEMENT = new DiagnosticCode(
            "INCOMPLETE_STATEMENT", "The policy statement lacks its effect, its action or its resource.");

    private static final PropertyType<String> ACTION_NAME =
            Types.text("an action such as s3:GetObject, or *", "\\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+");

    private static final PropertyType<String> RESOURCE_NAME =
            Types.text("an ARN, or *", "\\*|arn:[^\u201c\u201d\u2018\u2019\u2013\u2014\u00a0]+");

    private static final Property<Value> SID = part("Sid", "A name of the statement.", "ReadOrders");
    private static final Property<String> EFFECT = Property.of(
            "Effect", Types.choice(List.of("Allow", "Deny")), "Whether the statement permits or forbids.", "Allow");
    private static final Property<Value> ACTION = actions("Action", "What is permitted or forbidden.", "s3:GetObject");
    private static final Property<Value> NOT_ACTION = actions("NotAction", "Everything but these actions.", "iam:*");
    private static final Property<Value> RESOURCE = resources("Resource", "The ARNs it is about.", "'*'");
    private static final Property<Value> NOT_RESOURCE = resources("NotResource", "Everything but these ARNs.", "'*'");
    private static final Property<Value> CONDITION =
            part("Condition", "When the statement applies.", "{Bool: {'aws:SecureTransport': true}}");

    private static final Property<Value> PRINCIPAL = part("Principal", "Whom the statement is about.", "'*'");
    private static final Property<Value> NOT_PRINCIPAL =
            part("NotPrincipal", "Whom the statement is not about.", "{AWS: 'arn:aws:iam::123456789012:root'}");

    private static final List<Property<?>> PARTS =
            List.of(SID, EFFECT, ACTION, NOT_ACTION, RESOURCE, NOT_RESOURCE, CONDITION);

    private final ObjectSchema schema;

    private PolicyStatementType(List<Property<?>> parts) {
        this.schema = ObjectSchema.of(parts);
    }

    /** A statement of a policy that belongs to a role. */
    static PolicyStatementType forRole() {
        return new PolicyStatementType(PARTS);
    }

    /** A statement of a policy that belongs to what is accessed, and so says whom it is about. */
    static PolicyStatementType withPrincipal() {
        return new PolicyStatementType(Stream.concat(PARTS.stream(), Stream.of(PRINCIPAL, NOT_PRINCIPAL))
                .toList());
    }

    private static Property<Value> part(String name, String doc, String example) {
        return Property.of(name, TemplateTypes.value(), doc, example);
    }

    private static Property<Value> actions(String name, String doc, String example) {
        return Property.of(name, Types.list(ACTION_NAME).map(Value::texts), doc, example);
    }

    private static Property<Value> resources(String name, String doc, String example) {
        return Property.of(
                name, Types.list(TemplateTypes.textOrIntrinsic(RESOURCE_NAME)).map(Value.Sequence::new), doc, example);
    }

    @Override
    public Optional<Value.Mapping> bind(ConfigNode node, Binding binding) {
        return schema.bind(node, binding)
                .filter(statement -> isComplete(statement, node, binding))
                .map(PolicyStatementType::toValue);
    }

    private static boolean isComplete(PropertyValues statement, ConfigNode node, Binding binding) {
        List<Property<?>> missing = Stream.<List<Property<?>>>of(
                        List.of(EFFECT), List.of(ACTION, NOT_ACTION), List.of(RESOURCE, NOT_RESOURCE))
                .filter(oneOf ->
                        oneOf.stream().allMatch(part -> statement.get(part).isEmpty()))
                .<Property<?>>flatMap(List::stream)
                .toList();
        boolean isUnreported =
                missing.stream().noneMatch(part -> binding.diagnostics().alreadyReported(statement.path(part)));
        if (!missing.isEmpty() && isUnreported) {
            binding.refuse(
                    INCOMPLETE_STATEMENT,
                    node.location(),
                    "must have an Effect, an Action (or NotAction) and a Resource (or NotResource)",
                    "Add what is missing.");
        }
        return missing.isEmpty() || binding.isLenient();
    }

    private static Value.Mapping toValue(PropertyValues statement) {
        return Value.mapping()
                .put("Sid", statement.get(SID))
                .put("Effect", statement.get(EFFECT).map(Value::of))
                .put("Principal", statement.get(PRINCIPAL))
                .put("NotPrincipal", statement.get(NOT_PRINCIPAL))
                .put("Action", statement.get(ACTION).map(PolicyStatementType::asList))
                .put("NotAction", statement.get(NOT_ACTION).map(PolicyStatementType::asList))
                .put("Resource", statement.get(RESOURCE))
                .put("NotResource", statement.get(NOT_RESOURCE))
                .put("Condition", statement.get(CONDITION))
                .build();
    }

    private static Value asList(Value value) {
        return value instanceof Value.Text ? Value.list(value) : value;
    }

    @Override
    public Optional<ObjectSchema> section() {
        return Optional.of(schema);
    }

    @Override
    public XmlShape outline() {
        return schema.outline();
    }

    @Override
    public JsonSchema jsonSchema() {
        return schema.jsonSchema()
                .and(List.of(
                        JsonSchema.requires(EFFECT.name()),
                        JsonSchema.requiresOneOf(ACTION.name(), NOT_ACTION.name()),
                        JsonSchema.requiresOneOf(RESOURCE.name(), NOT_RESOURCE.name())));
    }

    @Override
    public String describe() {
        return "a policy statement";
    }
}
