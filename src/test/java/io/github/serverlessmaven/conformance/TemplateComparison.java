/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Compares two templates by what they mean: resource by resource and output by output, whatever the order of keys, dependencies, policy
 * statements, actions and tags. The key under which code lies in the bucket is left out: it is ours. The logical id of a version follows
 * from the function's properties; where these differ, only they are reported.
 */
final class TemplateComparison {

    private static final Set<String> UNORDERED = Set.of(
            "Statement", "Action", "NotAction", "Resource", "NotResource", "DependsOn", "Tags", "ManagedPolicyArns");

    private TemplateComparison() {}

    /** What differs, one line each; empty if the templates mean the same. */
    static List<String> differences(Value.Mapping expected, Value.Mapping actual) {
        List<String> differences = new ArrayList<>();
        Value.Mapping left = (Value.Mapping) normalized("", expected);
        Value.Mapping right = (Value.Mapping) normalized("", actual);
        Set<String> changed = new TreeSet<>();
        versions(left).forEach((id, function) -> {
            if (!properties(left, function).equals(properties(right, function))) {
                changed.add(function);
            }
        });
        compare("", withoutHashes(left, changed), withoutHashes(right, changed), differences);
        return differences;
    }

    /** The function of each version, by logical ids. */
    private static Map<String, String> versions(Value.Mapping template) {
        Map<String, String> versions = new TreeMap<>();
        resources(template).entries().forEach((id, resource) -> {
            if (resource instanceof Value.Mapping mapping
                    && mapping.get("Type").equals(Optional.of(Value.of("AWS::Lambda::Version")))
                    && properties(template, id).get("FunctionName").orElseThrow() instanceof Value.Mapping reference
                    && reference.get("Ref").orElseThrow() instanceof Value.Text function) {
                versions.put(id, function.text());
            }
        });
        return versions;
    }

    private static Value.Mapping properties(Value.Mapping template, String id) {
        return resources(template)
                .get(id)
                .flatMap(resource -> ((Value.Mapping) resource).get("Properties"))
                .map(Value.Mapping.class::cast)
                .orElse(Value.Mapping.EMPTY);
    }

    private static Value.Mapping resources(Value.Mapping template) {
        return template.get("Resources").map(Value.Mapping.class::cast).orElse(Value.Mapping.EMPTY);
    }

    private static Value withoutHashes(Value.Mapping template, Set<String> functions) {
        String text = Json.compact(template);
        for (Map.Entry<String, String> version : versions(template).entrySet()) {
            if (functions.contains(version.getValue())) {
                text = text.replace(version.getKey(), version.getValue().replace("LambdaFunction", "LambdaVersion"));
            }
        }
        text = text.replaceAll("ApiGatewayDeployment[0-9a-f]+", "ApiGatewayDeployment")
                .replaceAll("WebsocketsDeployment(?!Stage\")[0-9A-Za-z]+", "WebsocketsDeployment");
        return Json.parse(text, "a template");
    }

    private static void compare(String path, Value expected, Value actual, List<String> differences) {
        if (expected instanceof Value.Mapping left && actual instanceof Value.Mapping right) {
            Set<String> keys = new TreeSet<>(left.entries().keySet());
            keys.addAll(right.entries().keySet());
            for (String key : keys) {
                if (left.get(key).isEmpty() || right.get(key).isEmpty()) {
                    differences.add(
                            path + "/" + key + ": expected " + show(left, key) + " but was " + show(right, key));
                } else {
                    compare(
                            path + "/" + key,
                            left.get(key).get(),
                            right.get(key).get(),
                            differences);
                }
            }
        } else if (expected instanceof Value.Sequence left && actual instanceof Value.Sequence right) {
            compareItems(path, left.items(), right.items(), differences);
        } else if (!expected.equals(actual)) {
            differences.add(path + ": expected " + Json.compact(expected) + " but was " + Json.compact(actual));
        }
    }

    private static void compareItems(String path, List<Value> left, List<Value> right, List<String> differences) {
        boolean unordered = UNORDERED.contains(path.substring(path.lastIndexOf('/') + 1));
        if (!unordered && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                compare(path + "/" + i, left.get(i), right.get(i), differences);
            }
        } else if (unordered) {
            List<Value> surplus = new ArrayList<>(right);
            List<Value> missing = new ArrayList<>(
                    left.stream().filter(item -> !surplus.remove(item)).toList());
            if (path.endsWith("/Statement")) {
                Map<Value, Set<Value>> expected = resourcesByStatement(left);
                Map<Value, Set<Value>> actual = resourcesByStatement(right);
                Predicate<Value> permitsTheSame =
                        item -> Objects.equals(expected.get(kind(item)), actual.get(kind(item)));
                missing.removeIf(permitsTheSame);
                surplus.removeIf(permitsTheSame);
            }
            missing.forEach(item -> differences.add(path + ": expected " + Json.compact(item) + " but was nothing"));
            surplus.forEach(item -> differences.add(path + ": expected nothing but was " + Json.compact(item)));
        } else {
            differences.add(path + ": expected " + left.size() + " items but was " + right.size());
        }
    }

    /** The resources of all statements of one effect and the same actions: IAM reads them alike, however they are divided. */
    private static Map<Value, Set<Value>> resourcesByStatement(List<Value> statements) {
        Map<Value, Set<Value>> resources = new HashMap<>();
        statements.forEach(statement -> resources
                .computeIfAbsent(kind(statement), kind -> new HashSet<>())
                .addAll(((Value.Mapping) statement).items("Resource")));
        return resources;
    }

    private static Value kind(Value statement) {
        return ((Value.Mapping) statement).without("Resource");
    }

    private static String show(Value.Mapping mapping, String key) {
        return mapping.get(key).map(Json::compact).orElse("nothing");
    }

    private static Value normalized(String key, Value value) {
        if (value instanceof Value.Mapping mapping) {
            Value.MappingBuilder builder = Value.mapping();
            mapping.entries().forEach((name, item) -> {
                if (!name.equals("S3Key") && !(name.equals("DependsOn") && item.equals(Value.list()))) {
                    builder.put(name, normalized(name, item));
                }
            });
            return UNORDERED.contains(key) ? Value.list(builder.build()) : builder.build();
        }
        if (value instanceof Value.Sequence sequence) {
            List<Value> items = new ArrayList<>(
                    sequence.items().stream().map(item -> normalized("", item)).toList());
            if (UNORDERED.contains(key)) {
                items.sort(Comparator.comparing(Json::compact));
            }
            return new Value.Sequence(
                    key.equals("DependsOn") ? items.stream().distinct().toList() : items);
        }
        return UNORDERED.contains(key) ? Value.list(value) : value;
    }
}
