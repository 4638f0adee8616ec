/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the resources that have state or an identity and that a stack loses when its template is replaced by another one. */
final class LostResources {

    /** Who may call, what is immutable, and what it is made from: made anew whenever something changes, by Serverless too. */
    static final Set<String> WITHOUT_IDENTITY = Set.of(
            "AWS::ApiGateway::Deployment",
            "AWS::ApiGatewayV2::Deployment",
            "AWS::Lambda::LayerVersion",
            "AWS::Lambda::LayerVersionPermission",
            "AWS::Lambda::Permission",
            "AWS::Lambda::Version");

    private static final Path CREATE_ONLY = Path.of("src/test/resources/create-only-properties.txt");

    private static final Pattern CREATE_ONLY_LINE = Pattern.compile("([\\w:]+):((?: \\w+)*)");

    private final Map<String, List<String>> createOnly = createOnly();

    LostResources() throws IOException {}

    private static Map<String, List<String>> createOnly() throws IOException {
        try (Stream<String> lines = Files.lines(CREATE_ONLY)) {
            return lines.map(CREATE_ONLY_LINE::matcher)
                    .filter(Matcher::matches)
                    .collect(Collectors.toMap(
                            line -> line.group(1),
                            line -> List.of(line.group(2).trim().split(" "))));
        }
    }

    /** What is lost, one line each. */
    List<String> between(Value.Mapping before, Value.Mapping after) {
        return lost(resources(before), resources(after));
    }

    private List<String> lost(Value.Mapping theirs, Value.Mapping ours) {
        List<String> findings = new ArrayList<>();
        theirs.entries().forEach((id, resource) -> {
            String type = text((Value.Mapping) resource, "Type");
            if (!WITHOUT_IDENTITY.contains(type)) {
                Value.Mapping kept = (Value.Mapping) ours.get(id).orElse(Value.Mapping.EMPTY);
                if (text(kept, "Type").equals(type)) {
                    replaced((Value.Mapping) resource, kept).forEach(finding -> findings.add(id + "/" + finding));
                } else {
                    findings.add(id + " (" + type + ") is deleted");
                }
            }
        });
        return findings;
    }

    /** The properties by which a resource is replaced. */
    private List<String> replaced(Value.Mapping theirs, Value.Mapping ours) {
        String type = text(theirs, "Type");
        if (!createOnly.containsKey(type)) {
            return List.of(type + " is missing in " + CREATE_ONLY);
        }
        return new TreeSet<>(createOnly.get(type))
                .stream()
                        .filter(name -> !property(theirs, name).equals(property(ours, name)))
                        .map(name -> name + ": " + property(theirs, name) + " becomes " + property(ours, name))
                        .toList();
    }

    private static String property(Value.Mapping resource, String name) {
        return resource.get("Properties")
                .flatMap(properties -> ((Value.Mapping) properties).get(name))
                .map(Json::compact)
                .orElse("nothing");
    }

    private static Value.Mapping resources(Value.Mapping template) {
        return (Value.Mapping) template.get("Resources").orElse(Value.Mapping.EMPTY);
    }

    private static String text(Value.Mapping resource, String key) {
        return resource.get(key).orElse(Value.NULL) instanceof Value.Text text ? text.text() : "";
    }
}
