/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.function;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.FunctionState;
import io.github.serverlessmaven.template.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as a template has it.
 *
 * @param logicalId its logical id
 * @param properties its properties
 */
public record TemplateFunction(String logicalId, Value.Mapping properties) {

    static final String TYPE = "AWS::Lambda::Function";

    static final String ENVIRONMENT = "Environment";

    /** What can be changed without CloudFormation. */
    private static final List<String> SETTINGS =
            List.of("Description", "Handler", "Runtime", "MemorySize", "Timeout", "EphemeralStorage", "TracingConfig");

    /** What Lambda uses where a template says nothing; the others must be there. */
    private static final Map<String, Value> DEFAULTS = Map.of(
            "Description", Value.of(""),
            "MemorySize", Value.of(128),
            "Timeout", Value.of(3),
            "EphemeralStorage", Value.mapping("Size", Value.of(512)),
            "TracingConfig", Value.mapping("Mode", Value.of("PassThrough")));

    /** The name of a package, which is its digest. */
    private static final Pattern PACKAGE = Pattern.compile("(?:^|/)([0-9a-f]{64})[.]zip$");

    /** The functions of a template, in its order. */
    public static List<TemplateFunction> of(Value.Mapping template) {
        Value.Mapping resources = template.section("Resources");
        return resources.entries().keySet().stream()
                .filter(id -> resources.section(id).text("Type").equals(Optional.of(TYPE)))
                .map(id -> new TemplateFunction(id, resources.section(id).section("Properties")))
                .toList();
    }

    /** The name it is deployed under; empty if CloudFormation makes one up. */
    public Optional<String> name() {
        return properties.text("FunctionName").filter(TemplateFunction::isLiteral);
    }

    /** The key of its zip, if it runs one that Lambda copies from a bucket. */
    public Optional<String> codeKey() {
        Value.Mapping code = properties.section("Code");
        return code.get("S3Bucket").isPresent() && code.entries().size() == 2
                ? code.text("S3Key").filter(TemplateFunction::isLiteral)
                : Optional.empty();
    }

    /** The digest of its zip in the form of Lambda, if the zip is named by it. */
    public Optional<String> codeSha256() {
        return codeKey().map(PACKAGE::matcher).filter(Matcher::find).map(name -> new Sha256(name.group(1)).base64());
    }

    /** Whether a property is one that can be changed without CloudFormation, where it is a literal. */
    static boolean isSetting(String property) {
        return SETTINGS.contains(property);
    }

    /** The value of a setting, as Lambda shows it; empty if it is not a literal or neither set nor with a default. */
    Optional<Value> setting(String name) {
        Optional<Value> value = properties.get(name);
        return value.isEmpty() ? byDefault(name) : value.flatMap(given -> literal(name, given));
    }

    private static Optional<Value> byDefault(String name) {
        return Optional.ofNullable(DEFAULTS.get(name));
    }

    private static Optional<Value> literal(String name, Value value) {
        Value example = byDefault(name).orElse(Value.of(""));
        if (!(example instanceof Value.Mapping form)) {
            return scalar(example, value);
        }
        if (!(value instanceof Value.Mapping given)
                || !given.entries().keySet().equals(form.entries().keySet())) {
            return Optional.empty();
        }
        String key = form.entries().keySet().iterator().next();
        return scalar(form.get(key).orElseThrow(), given.get(key).orElseThrow())
                .map(inner -> Value.mapping(key, inner));
    }

    private static Optional<Value> scalar(Value example, Value value) {
        if (value instanceof Value.Text text && !isLiteral(text.text())) {
            return Optional.empty();
        }
        if (example instanceof Value.Numeric && value instanceof Value.Text text) {
            return text.text().matches("[0-9]{1,9}")
                    ? Optional.of(new Value.Numeric(new BigDecimal(text.text())))
                    : Optional.empty();
        }
        return example.getClass().equals(value.getClass()) ? Optional.of(value) : Optional.empty();
    }

    /** A dynamic reference is a text too, which only CloudFormation resolves. */
    private static boolean isLiteral(String text) {
        return !text.contains("{{resolve:");
    }

    /** Whether its environment is encrypted with a key of the user's. */
    boolean hasOwnKey() {
        return properties.get("KmsKeyArn").isPresent();
    }

    /** Its environment variables; empty if they are not listed one by one. */
    Optional<Value.Mapping> variables() {
        if (properties.get(ENVIRONMENT).isEmpty()) {
            return Optional.of(Value.Mapping.EMPTY);
        }
        return properties
                .section(ENVIRONMENT)
                .get("Variables")
                .filter(Value.Mapping.class::isInstance)
                .map(Value.Mapping.class::cast)
                .filter(variables -> variables.entries().keySet().stream().noneMatch(TemplateFunction::isIntrinsic));
    }

    private static boolean isIntrinsic(String key) {
        return key.equals("Ref") || key.startsWith("Fn::");
    }

    /** The text of an environment variable; empty if only CloudFormation knows it. */
    static Optional<String> text(Value value) {
        if (value instanceof Value.Text text) {
            return Optional.of(text.text()).filter(TemplateFunction::isLiteral);
        }
        if (value instanceof Value.Numeric number) {
            return Optional.of(number.number().toPlainString());
        }
        return value instanceof Value.Bool bool ? Optional.of(String.valueOf(bool.bool())) : Optional.empty();
    }

    /**
     * The settings in which a deployed function differs from this one. What is not a literal here counts as equal: only CloudFormation
     * changes it.
     */
    Value.Mapping differences(FunctionState deployed) {
        Value.MappingBuilder differences = Value.mapping();
        for (String name : SETTINGS) {
            Optional<Value> present = deployed.properties().get(name).or(() -> byDefault(name));
            setting(name)
                    .filter(wanted -> !present.equals(Optional.of(wanted)))
                    .ifPresent(wanted -> differences.put(name, wanted));
        }
        if (!hasOwnKey() && deployed.properties().get(ENVIRONMENT).isPresent()) {
            Value.Mapping present = deployed.properties().section(ENVIRONMENT).section("Variables");
            variables()
                    .map(wanted -> merged(wanted, present))
                    .filter(wanted -> !wanted.entries().equals(present.entries()))
                    .ifPresent(wanted -> differences.put(ENVIRONMENT, Value.mapping("Variables", wanted)));
        }
        return differences.build();
    }

    /** Literals as they are here, all else as it is deployed. */
    private static Value.Mapping merged(Value.Mapping wanted, Value.Mapping present) {
        Value.MappingBuilder merged = Value.mapping();
        wanted.entries()
                .forEach((name, value) ->
                        merged.put(name, text(value).<Value>map(Value::of).or(() -> present.get(name))));
        return merged.build();
    }
}
