/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.template.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Which properties CloudFormation changes only by replacing their resource: the create-only properties of its resource schemas, and those
 * that are create-only in some cases.
 */
public final class ReplacementRules {

    private static final String FILE = "replacements.txt.gz";

    private static final String CUSTOM = "AWS::CloudFormation::CustomResource";

    private final Map<String, Rules> byType;

    private ReplacementRules(Map<String, Rules> byType) {
        this.byType = byType;
    }

    /** Paths below {@code Properties}, with {@code *} for each item of a list. */
    private record Rules(List<List<String>> always, List<List<String>> sometimes) {
        static final Rules NONE = new Rules(List.of(), List.of());
    }

    /** The rules of all types that AWS publishes; read once. */
    public static ReplacementRules published() {
        return Published.RULES;
    }

    private static final class Published {
        static final ReplacementRules RULES = read();
    }

    private static ReplacementRules read() {
        try (InputStream file = Objects.requireNonNull(ReplacementRules.class.getResourceAsStream(FILE), FILE);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            Map<String, Rules> byType = new HashMap<>();
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                List<String> words = List.of(line.split(" "));
                int bar = words.contains("|") ? words.indexOf("|") : words.size();
                byType.put(
                        words.get(0),
                        new Rules(
                                paths(words.subList(1, bar)),
                                paths(words.subList(Math.min(bar + 1, words.size()), words.size()))));
            });
            return new ReplacementRules(byType);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> paths(List<String> words) {
        return words.stream().map(word -> List.of(word.split("/"))).toList();
    }

    /** How many types have a schema. */
    int size() {
        return byType.size();
    }

    /** Whether the type has a schema; any other is taken for one that is always changed in place. */
    public boolean knows(String type) {
        return byType.containsKey(type) || type.startsWith("Custom::");
    }

    /**
     * What a change does.
     *
     * @param type of the resource
     * @param path leads from its {@code Properties} to the part that changes
     */
    public Replacement of(String type, List<String> path, Optional<Value> before, Optional<Value> after) {
        Rules rules = byType.getOrDefault(type.startsWith("Custom::") ? CUSTOM : type, Rules.NONE);
        Replacement certain = worst(rules.always(), path, before, after);
        return certain == Replacement.CERTAIN || worst(rules.sometimes(), path, before, after) == Replacement.NONE
                ? certain
                : Replacement.POSSIBLE;
    }

    private static Replacement worst(
            List<List<String>> rules, List<String> path, Optional<Value> before, Optional<Value> after) {
        Replacement worst = Replacement.NONE;
        for (List<String> rule : rules) {
            worst = worst.or(matched(rule, path, before, after));
        }
        return worst;
    }

    private static Replacement matched(
            List<String> rule, List<String> path, Optional<Value> before, Optional<Value> after) {
        int next = 0;
        for (String key : path) {
            if (next == rule.size()) {
                return Replacement.CERTAIN;
            }
            if (rule.get(next).equals("*") || rule.get(next).equals(key)) {
                next++;
            } else if (!isIndex(key)) {
                return Replacement.NONE;
            }
        }
        return compared(rule.subList(next, rule.size()), before.orElse(Value.NULL), after.orElse(Value.NULL));
    }

    private static boolean isIndex(String key) {
        return key.chars().allMatch(character -> character >= '0' && character <= '9');
    }

    /** Compares what two values have at the end of a path. */
    private static Replacement compared(List<String> rest, Value before, Value after) {
        if (Equivalence.same(before, after)) {
            return Replacement.NONE;
        }
        if (rest.isEmpty()) {
            return Replacement.CERTAIN;
        }
        if (ValueComparison.isIntrinsic(before) || ValueComparison.isIntrinsic(after)) {
            return Replacement.POSSIBLE;
        }
        if (before instanceof Value.Sequence || after instanceof Value.Sequence) {
            List<String> inside = rest.get(0).equals("*") ? rest.subList(1, rest.size()) : rest;
            return comparedItems(inside, items(before), items(after));
        }
        List<String> inside = rest.subList(1, rest.size());
        return rest.get(0).equals("*")
                ? comparedItems(inside, values(before), values(after))
                : compared(inside, entry(before, rest.get(0)), entry(after, rest.get(0)));
    }

    private static Replacement comparedItems(List<String> rest, List<Value> before, List<Value> after) {
        Replacement worst = Replacement.NONE;
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            worst = worst.or(compared(rest, item(before, i), item(after, i)));
        }
        return worst;
    }

    private static Value item(List<Value> items, int index) {
        return index < items.size() ? items.get(index) : Value.NULL;
    }

    private static List<Value> items(Value value) {
        return value instanceof Value.Sequence list ? list.items() : List.of();
    }

    private static List<Value> values(Value value) {
        return value instanceof Value.Mapping mapping
                ? new ArrayList<>(mapping.entries().values())
                : List.of();
    }

    private static Value entry(Value value, String key) {
        return value instanceof Value.Mapping mapping ? mapping.get(key).orElse(Value.NULL) : Value.NULL;
    }
}
