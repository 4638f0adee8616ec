/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import io.github.serverlessmaven.deploy.plan.iam.Permission.Effect;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the permissions of functions and layers, as the statements that AWS Lambda makes of them. */
final class LambdaPermissions {

    private static final Pattern REFERENCE = Pattern.compile("^\\$\\{([A-Za-z0-9]+)(\\.Arn)?}$");

    private static final Map<String, String> LIMITS = Map.of(
            "SourceAccount", "aws:SourceAccount",
            "PrincipalOrgID", "aws:PrincipalOrgID",
            "OrganizationId", "aws:PrincipalOrgID",
            "EventSourceToken", "lambda:EventSourceToken",
            "FunctionUrlAuthType", "lambda:FunctionUrlAuthType");

    private final Value.Mapping resources;
    private final CanonicalText texts;

    LambdaPermissions(Value.Mapping resources, CanonicalText texts) {
        this.resources = resources;
        this.texts = texts;
    }

    /** The statement of a permission; empty if it names no function or layer. */
    Optional<Permission> read(Alternative place) {
        Value.Mapping properties = place.value() instanceof Value.Mapping mapping ? mapping : Value.Mapping.EMPTY;
        Optional<String> target = properties
                .get("FunctionName")
                .or(() -> properties.get("LayerVersionArn"))
                .map(texts::of)
                .map(this::target);
        return target.map(resource -> new Permission(
                Effect.ALLOW,
                Scope.of(Term.action(properties.get("Action").map(texts::of).orElse("*"))),
                Scope.of(Term.resource(resource)),
                Scope.of(principal(properties.get("Principal").map(texts::of).orElse("*"))),
                Condition.read(conditions(properties), texts),
                place.when()));
    }

    /** A function has one name, however it is referred to; a layer keeps its name from version to version. */
    private String target(String text) {
        Matcher reference = REFERENCE.matcher(text);
        if (reference.matches()) {
            Value.Mapping resource = resources.section(reference.group(1));
            return switch (resource.text("Type").orElse("")) {
                case "AWS::Lambda::Function" -> "${" + reference.group(1) + "}";
                case "AWS::Lambda::LayerVersion" ->
                    resource.section("Properties")
                            .get("LayerName")
                            .map(name -> "layer " + texts.of(name))
                            .orElse(text);
                default -> text;
            };
        }
        return resources.entries().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Value.Mapping resource
                        && resource.text("Type")
                                .filter("AWS::Lambda::Function"::equals)
                                .isPresent()
                        && resource.section("Properties")
                                .get("FunctionName")
                                .filter(name -> texts.of(name).equals(text))
                                .isPresent())
                .findFirst()
                .map(entry -> "${" + entry.getKey() + "}")
                .orElse(text);
    }

    private static Term principal(String text) {
        boolean isAccount = text.matches("[0-9]{12}|\\$\\{AWS::AccountId}");
        return Term.principal(isAccount || text.equals("*") || text.startsWith("arn:") ? "AWS" : "Service", text);
    }

    private static Value conditions(Value.Mapping properties) {
        Value.Mapping equal = Value.Mapping.EMPTY;
        for (Map.Entry<String, String> limit : LIMITS.entrySet()) {
            Optional<Value> value = properties.get(limit.getKey());
            if (value.isPresent()) {
                equal = equal.with(limit.getValue(), value.get());
            }
        }
        Value.Mapping conditions =
                equal.entries().isEmpty() ? Value.Mapping.EMPTY : Value.mapping("StringEquals", equal);
        Optional<Value> source = properties.get("SourceArn");
        if (source.isPresent()) {
            conditions = conditions.with("ArnLike", Value.mapping("aws:SourceArn", source.get()));
        }
        Optional<Value> url = properties.get("InvokedViaFunctionUrl");
        return url.isPresent()
                ? conditions.with("Bool", Value.mapping("lambda:InvokedViaFunctionUrl", url.get()))
                : conditions;
    }
}
