/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values of a template as texts that are equal if CloudFormation makes the same of them: {@code Ref}, {@code Fn::GetAtt},
 * {@code Fn::Join}, {@code Fn::Sub}, {@code Fn::Select} and {@code Fn::FindInMap} become what stands in {@code Fn::Sub}, so that
 * <code>arn:aws:s3:::${Store}/*</code> is one text however it is spelled. Anything else is JSON with sorted keys.
 */
public final class CanonicalText {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final int DEEPEST_CONDITION = 20;

    private final Value.Mapping template;
    private final Set<String> redefined;

    private CanonicalText(Value.Mapping template, Set<String> redefined) {
        this.template = template;
        this.redefined = redefined;
    }

    /** The texts of a template. */
    public static CanonicalText of(Value.Mapping template) {
        return new CanonicalText(template, Set.of());
    }

    /**
     * The texts of the later of two templates. What refers to a parameter, condition or mapping that has another definition in the
     * earlier one says so, and so is not equal to the same reference there.
     */
    public static CanonicalText after(Value.Mapping before, Value.Mapping after) {
        Set<String> changed = new HashSet<>(changedEntries(before.section("Mappings"), after.section("Mappings")));
        changed.addAll(changedEntries(
                before.section("Parameters").mapValues(CanonicalText::defaultOf),
                after.section("Parameters").mapValues(CanonicalText::defaultOf)));
        CanonicalText old = of(before);
        CanonicalText texts = new CanonicalText(after, changed);
        Set<String> all = new HashSet<>(changed);
        for (String condition : after.section("Conditions").entries().keySet()) {
            if (before.section("Conditions").get(condition).isPresent()
                    && !old.definition(condition, 0).equals(texts.definition(condition, 0))) {
                all.add(condition);
            }
        }
        return new CanonicalText(after, Set.copyOf(all));
    }

    private static Value defaultOf(Value parameter) {
        return parameter instanceof Value.Mapping mapping
                ? mapping.get("Default").orElse(Value.NULL)
                : Value.NULL;
    }

    private static Set<String> changedEntries(Value.Mapping before, Value.Mapping after) {
        return after.entries().entrySet().stream()
                .filter(entry -> before.get(entry.getKey())
                        .filter(old -> !old.equals(entry.getValue()))
                        .isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** A condition with the conditions that it refers to. */
    private String definition(String condition, int depth) {
        Value value = template.section("Conditions").get(condition).orElse(Value.NULL);
        String text = of(value);
        Matcher nested = Pattern.compile("\\{\"Condition\":\"([^\"]+)\"}").matcher(text);
        return depth > DEEPEST_CONDITION
                ? text
                : nested.replaceAll(found -> Matcher.quoteReplacement(definition(found.group(1), depth + 1)));
    }

    /** The name of a condition as it is compared. */
    public String condition(String name) {
        return marked(name);
    }

    private String marked(String name) {
        return redefined.contains(name) ? name + " (redefined)" : name;
    }

    /** The text of a value, with <code>${!</code> for a literal <code>${</code>. */
    public String of(Value value) {
        if (value instanceof Value.Text text) {
            return text.text().replace("${", "${!");
        }
        if (value instanceof Value.Numeric number) {
            return number.number().toPlainString();
        }
        if (value instanceof Value.Bool bool) {
            return String.valueOf(bool.bool());
        }
        if (value instanceof Value.Mapping mapping && mapping.entries().size() == 1) {
            return intrinsic(mapping).orElseGet(() -> json(value));
        }
        return json(value);
    }

    /** A text as people know it: a placeholder of IAM such as <code>${aws:username}</code> is spelled as in a policy. */
    public static String shown(String canonical) {
        return canonical.replace("${!", "${");
    }

    private String json(Value value) {
        return Json.compact(canonical(value));
    }

    private Value canonical(Value value) {
        if (value instanceof Value.Mapping mapping) {
            if (mapping.entries().size() == 1) {
                Optional<String> text = intrinsic(mapping);
                if (text.isPresent()) {
                    return Value.of(text.get());
                }
            }
            Map<String, Value> sorted = new TreeMap<>();
            mapping.entries().forEach((key, below) -> sorted.put(key, canonical(below)));
            return new Value.Mapping(sorted);
        }
        if (value instanceof Value.Sequence sequence) {
            return new Value.Sequence(
                    sequence.items().stream().map(this::canonical).toList());
        }
        return value instanceof Value.Null ? value : Value.of(of(value));
    }

    private Optional<String> intrinsic(Value.Mapping mapping) {
        Map.Entry<String, Value> entry = mapping.entries().entrySet().iterator().next();
        Value argument = entry.getValue();
        List<Value> arguments = argument instanceof Value.Sequence sequence ? sequence.items() : List.of(argument);
        return switch (entry.getKey()) {
            case "Ref" ->
                argument instanceof Value.Text name ? Optional.of(placeholder(name.text())) : Optional.empty();
            case "Fn::GetAtt" ->
                Optional.of(placeholder(arguments.stream().map(this::of).collect(Collectors.joining("."))));
            case "Fn::ImportValue" -> Optional.of("${import " + of(argument) + "}");
            case "Fn::Sub" -> substituted(arguments);
            case "Fn::Join" -> joined(arguments);
            case "Fn::Select" -> selected(arguments);
            case "Fn::FindInMap" -> found(arguments);
            default -> Optional.empty();
        };
    }

    private String placeholder(String name) {
        return "${" + marked(name) + "}";
    }

    private Optional<String> substituted(List<Value> arguments) {
        if (arguments.isEmpty() || !(arguments.get(0) instanceof Value.Text text)) {
            return Optional.empty();
        }
        Value.Mapping own =
                arguments.size() > 1 && arguments.get(1) instanceof Value.Mapping values ? values : Value.Mapping.EMPTY;
        return Optional.of(PLACEHOLDER.matcher(text.text()).replaceAll(found -> {
            String name = found.group(1).strip();
            return Matcher.quoteReplacement(own.get(name).map(this::of).orElseGet(() -> placeholder(name)));
        }));
    }

    private Optional<String> joined(List<Value> arguments) {
        if (arguments.size() != 2
                || !(arguments.get(0) instanceof Value.Text delimiter)
                || !(arguments.get(1) instanceof Value.Sequence parts)) {
            return Optional.empty();
        }
        return Optional.of(parts.items().stream().map(this::of).collect(Collectors.joining(delimiter.text())));
    }

    private Optional<String> selected(List<Value> arguments) {
        if (arguments.size() != 2 || !(arguments.get(1) instanceof Value.Sequence items)) {
            return Optional.empty();
        }
        String index = of(arguments.get(0));
        return index.matches("[0-9]{1,4}")
                        && Integer.parseInt(index) < items.items().size()
                ? Optional.of(of(items.items().get(Integer.parseInt(index))))
                : Optional.empty();
    }

    private Optional<String> found(List<Value> arguments) {
        if (arguments.size() < 3) {
            return Optional.empty();
        }
        String map = of(arguments.get(0));
        String first = of(arguments.get(1));
        String second = of(arguments.get(2));
        Optional<Value> literal =
                template.section("Mappings").section(map).section(first).get(second);
        return Optional.of(literal.filter(value -> !(value instanceof Value.Sequence))
                .map(this::of)
                .orElseGet(() -> "${map " + marked(map) + "." + first + "." + second + "}"));
    }
}
