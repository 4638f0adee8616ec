/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.risk;

import io.github.serverlessmaven.deploy.plan.iam.CanonicalText;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource of a template.
 *
 * @param id its logical id
 * @param type its type
 * @param properties its properties
 * @param condition the condition under which it exists; empty if it always does
 * @param texts the texts of the template
 */
record TemplateResource(
        String id, String type, Value.Mapping properties, Optional<String> condition, CanonicalText texts) {

    /** The resources of a template. */
    static List<TemplateResource> of(Value.Mapping template, CanonicalText texts) {
        return template.section("Resources").entries().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Value.Mapping)
                .map(entry -> {
                    Value.Mapping resource = (Value.Mapping) entry.getValue();
                    return new TemplateResource(
                            entry.getKey(),
                            resource.text("Type").orElse(""),
                            resource.section("Properties"),
                            resource.text("Condition").map(texts::condition),
                            texts);
                })
                .toList();
    }

    /** The text of a property; empty if it is not set. */
    Optional<String> text(String... path) {
        return value(path).map(texts::of);
    }

    /** A property, which may be within others; empty if it is not set. */
    Optional<Value> value(String... path) {
        Optional<Value> value = Optional.of(properties);
        for (String key : path) {
            value = value.flatMap(
                    above -> above instanceof Value.Mapping mapping ? mapping.get(key) : Optional.<Value>empty());
        }
        return value;
    }

    /** The JSON pointer of a property, or of the resource. */
    String pointer(String... path) {
        String resource = "/Resources/" + id;
        return path.length == 0 ? resource : resource + "/Properties/" + String.join("/", path);
    }

    /** The items of a list; a single value counts as a list of one. */
    Stream<Value> items(String... path) {
        return value(path).stream()
                .flatMap(value ->
                        value instanceof Value.Sequence sequence ? sequence.items().stream() : Stream.of(value));
    }

    /** The logical id in a reference to a resource; a text that is none stays as it is. */
    static String referred(String text) {
        return text.matches("\\$\\{[A-Za-z0-9]+(\\.[A-Za-z]+)?}")
                ? text.substring(2, text.length() - 1).replaceAll("\\..*", "")
                : text;
    }
}
