/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.function;

import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions of a template's functions. The logical id of a version holds a hash of what its function is, so that each change of a function
 * changes it, and whatever names it, too.
 */
final class FunctionVersions {

    static final String TYPE = "AWS::Lambda::Version";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]+");

    private static final List<String> FOLLOWING = List.of("CodeSha256", "Description");

    private final Value.Mapping template;
    private final Map<String, String> names = new LinkedHashMap<>();

    FunctionVersions(Value.Mapping template) {
        this.template = template;
        Value.Mapping resources = template.section("Resources");
        for (String id : resources.entries().keySet()) {
            Value.Mapping resource = resources.section(id);
            Optional<String> function =
                    resource.section("Properties").section("FunctionName").text("Ref");
            if (resource.text("Type").equals(Optional.of(TYPE)) && function.isPresent()) {
                names.merge(id, function.get() + "Version", (one, other) -> id);
            }
        }
    }

    /** The template with the versions under names that stay, without what follows their functions. */
    Value.Mapping hidden() {
        return names.isEmpty() ? template : (Value.Mapping) renamed(template);
    }

    private Value renamed(Value value) {
        if (value instanceof Value.Mapping mapping) {
            Value.MappingBuilder renamed = Value.mapping();
            mapping.entries()
                    .forEach((key, inner) -> renamed.put(
                            names.getOrDefault(key, key),
                            names.containsKey(key) && inner instanceof Value.Mapping version
                                    ? renamed(captured(version))
                                    : renamed(inner)));
            return renamed.build();
        }
        if (value instanceof Value.Sequence sequence) {
            return new Value.Sequence(
                    sequence.items().stream().map(this::renamed).toList());
        }
        return value instanceof Value.Text text ? Value.of(renamed(text.text())) : value;
    }

    private static Value.Mapping captured(Value.Mapping version) {
        Value.Mapping properties = version.section("Properties");
        for (String name : FOLLOWING) {
            properties = properties.without(name);
        }
        return version.with("Properties", properties);
    }

    private String renamed(String text) {
        Matcher words = NAME.matcher(text);
        return words.replaceAll(word -> Matcher.quoteReplacement(names.getOrDefault(word.group(), word.group())));
    }
}
