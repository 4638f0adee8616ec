/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves the intrinsic functions of a template. See "Intrinsic function reference" in the AWS CloudFormation user guide. What
 * cannot be resolved is a {@link ResourceProblem}.
 */
final class TemplateValues {

    private static final Pattern PLACE = Pattern.compile("\\$\\{(!?)([^}]+)}");
    private static final Value NOTHING = Value.mapping("Ref", Value.of("AWS::NoValue"));

    private final LocalTemplate template;
    private final Map<String, Value> names;
    private final Map<String, LocalResource> resources;
    private final Function<String, Optional<String>> exports;

    /**
     * Creates a resolver.
     *
     * @param names the values of parameters and pseudo parameters
     * @param resources those made so far, by logical id
     * @param exports what other stacks export
     */
    TemplateValues(
            LocalTemplate template,
            Map<String, Value> names,
            Map<String, LocalResource> resources,
            Function<String, Optional<String>> exports) {
        this.template = template;
        this.names = names;
        this.resources = resources;
        this.exports = exports;
    }

    /** Whether something with an optional {@code Condition} is made at all. */
    boolean conditionHolds(Value.Mapping conditional) {
        return Values.find(conditional, "Condition").map(this::condition).orElse(true);
    }

    Value.Mapping resolveMapping(Value.Mapping mapping) {
        Value.MappingBuilder resolved = Value.mapping();
        mapping.entries().forEach((key, value) -> {
            Value item = resolve(value);
            if (!item.equals(NOTHING)) {
                resolved.put(key, item);
            }
        });
        return resolved.build();
    }

    Value resolve(Value value) {
        if (value instanceof Value.Sequence sequence) {
            return new Value.Sequence(sequence.items().stream()
                    .map(this::resolve)
                    .filter(item -> !item.equals(NOTHING))
                    .toList());
        }
        if (value instanceof Value.Mapping mapping) {
            if (mapping.entries().size() == 1) {
                Map.Entry<String, Value> only =
                        mapping.entries().entrySet().iterator().next();
                if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
                    return apply(only.getKey(), only.getValue());
                }
            }
            return resolveMapping(mapping);
        }
        return value;
    }

    private Value apply(String function, Value argument) {
        return switch (function) {
            case "Ref" -> ref(Values.scalar(argument));
            case "Fn::GetAtt" -> getAtt(argument);
            case "Fn::Sub" -> Value.of(sub(argument));
            case "Fn::Join" -> join(argument);
            case "Fn::Select" -> select(argument);
            case "Fn::Split" -> split(argument);
            case "Fn::If" -> resolve(argument(argument, condition(text(argument, 0)) ? 1 : 2));
            case "Fn::FindInMap" -> findInMap(argument);
            case "Fn::Base64" ->
                Value.of(Base64.getEncoder()
                        .encodeToString(Values.scalar(resolve(argument)).getBytes(StandardCharsets.UTF_8)));
            case "Fn::GetAZs" -> Value.texts(List.of(region() + "a", region() + "b", region() + "c"));
            case "Fn::ImportValue" -> importValue(Values.scalar(resolve(argument)));
            case "Fn::Equals", "Fn::And", "Fn::Or", "Fn::Not" -> Value.of(holds(Value.mapping(function, argument)));
            default -> throw new ResourceProblem("The local target does not support " + function + ".");
        };
    }

    private Value ref(String name) {
        if (name.equals("AWS::NoValue")) {
            return NOTHING;
        }
        Value known = names.get(name);
        return known != null ? known : Value.of(resource(name).physicalId());
    }

    private LocalResource resource(String logicalId) {
        LocalResource resource = resources.get(logicalId);
        if (resource == null) {
            throw new ResourceProblem(
                    "Unresolved resource dependencies [" + logicalId + "] in the Resources block of the template");
        }
        return resource;
    }

    /** The logical id in the argument of {@code Fn::GetAtt}. */
    private static String attributeOwner(Value argument) {
        List<Value> parts = Values.items(argument);
        String first = Values.scalar(parts.get(0));
        return parts.size() > 1 || !first.contains(".") ? first : first.substring(0, first.indexOf('.'));
    }

    private Value getAtt(Value argument) {
        List<Value> parts = Values.items(argument);
        String owner = attributeOwner(argument);
        String attribute = parts.size() > 1
                ? Values.scalar(resolve(parts.get(1)))
                : Values.scalar(parts.get(0)).substring(owner.length() + 1);
        return Value.of(attribute(owner, attribute));
    }

    private String attribute(String owner, String attribute) {
        LocalResource resource = resource(owner);
        String value = resource.attributes().get(attribute);
        // What a resource that is only recorded would answer is unknown; a name says where it came from.
        return value != null ? value : resource.physicalId() + "." + attribute;
    }

    private String sub(Value argument) {
        List<Value> parts = Values.items(argument);
        Value.Mapping own = parts.size() > 1 ? Values.asMapping(parts.get(1)) : Value.Mapping.EMPTY;
        Matcher place = PLACE.matcher(Values.scalar(parts.get(0)));
        StringBuilder text = new StringBuilder();
        while (place.find()) {
            String name = place.group(2).strip();
            String value = place.group(1).isEmpty() ? substituted(name, own) : "${" + name + "}";
            place.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return place.appendTail(text).toString();
    }

    private String substituted(String name, Value.Mapping own) {
        if (own.get(name).isPresent()) {
            return Values.scalar(resolve(own.get(name).get()));
        }
        if (names.containsKey(name) || !name.contains(".")) {
            return Values.scalar(ref(name));
        }
        int dot = name.indexOf('.');
        return attribute(name.substring(0, dot), name.substring(dot + 1));
    }

    private Value join(Value argument) {
        List<String> parts = new ArrayList<>();
        Values.items(resolve(argument(argument, 1))).forEach(part -> parts.add(Values.scalar(part)));
        return Value.of(String.join(text(argument, 0), parts));
    }

    private Value select(Value argument) {
        List<Value> items = Values.items(resolve(argument(argument, 1)));
        String index = text(argument, 0);
        if (!index.matches("\\d{1,9}") || Integer.parseInt(index) >= items.size()) {
            throw new ResourceProblem("Template error: Fn::Select cannot select nonexistent value at index " + index);
        }
        return items.get(Integer.parseInt(index));
    }

    private Value split(Value argument) {
        return Value.texts(List.of(text(argument, 1).split(Pattern.quote(text(argument, 0)), -1)));
    }

    private Value findInMap(Value argument) {
        String map = text(argument, 0);
        Value.Mapping first = template.section("Mappings").getOrDefault(map, Value.Mapping.EMPTY);
        return Values.mapping(first, text(argument, 1))
                .get(text(argument, 2))
                .orElseThrow(() -> new ResourceProblem("Template error: Unable to get mapping for " + map + "::"
                        + text(argument, 1) + "::" + text(argument, 2)));
    }

    private Value importValue(String name) {
        return exports.apply(name)
                .map(Value::of)
                .orElseThrow(() -> new ResourceProblem("No export named " + name
                        + " found. The local target sees exports of stacks in its own state folder only."));
    }

    private boolean condition(String name) {
        Value definition = template.conditions()
                .get(name)
                .orElseThrow(() -> new ResourceProblem(
                        "Template format error: Unresolved condition dependency " + name + " in the template"));
        return holds(definition);
    }

    private boolean holds(Value test) {
        Value.Mapping mapping = Values.asMapping(test);
        if (mapping.get("Condition").isPresent()) {
            return condition(Values.text(mapping, "Condition"));
        }
        if (mapping.get("Fn::Equals").isPresent()) {
            Value both = mapping.get("Fn::Equals").get();
            return text(both, 0).equals(text(both, 1));
        }
        if (mapping.get("Fn::Not").isPresent()) {
            return !holds(argument(mapping.get("Fn::Not").get(), 0));
        }
        if (mapping.get("Fn::And").isPresent()) {
            return Values.items(mapping, "Fn::And").stream().allMatch(this::holds);
        }
        if (mapping.get("Fn::Or").isPresent()) {
            return Values.items(mapping, "Fn::Or").stream().anyMatch(this::holds);
        }
        throw new ResourceProblem("Template validation error: " + Json.compact(test) + " is not a condition");
    }

    private String region() {
        return Values.scalar(ref("AWS::Region"));
    }

    private String text(Value argument, int index) {
        return Values.scalar(resolve(argument(argument, index)));
    }

    private static Value argument(Value argument, int index) {
        List<Value> items = Values.items(argument);
        if (index >= items.size()) {
            throw new ResourceProblem("Template error: " + Json.compact(argument) + " has too few arguments");
        }
        return items.get(index);
    }
}
