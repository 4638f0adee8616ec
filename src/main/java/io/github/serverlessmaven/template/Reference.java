/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place of a template that needs something else of it: {@code Ref}, {@code Fn::GetAtt} or a placeholder of {@code Fn::Sub}.
 *
 * @param target the logical id, or the name of a parameter or pseudo parameter
 * @param path the keys and indices that lead to the place, without those of the intrinsic function
 */
public record Reference(String target, List<String> path) {

    private static final String SUB = "Fn::Sub";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");

    /** Copies the path. */
    public Reference {
        path = List.copyOf(path);
    }

    /**
     * All references of a value, in the order in which they stand.
     *
     * @param path leads to the value
     */
    public static List<Reference> in(Value value, List<String> path) {
        List<Reference> found = new ArrayList<>();
        collect(value, path, found);
        return found;
    }

    private static void collect(Value value, List<String> path, List<Reference> found) {
        if (value instanceof Value.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                collect(sequence.items().get(i), below(path, String.valueOf(i)), found);
            }
        } else if (value instanceof Value.Mapping mapping) {
            mapping.text("Ref").ifPresent(target -> found.add(new Reference(target, path)));
            Intrinsic.resourceOfGetAtt(mapping).ifPresent(target -> found.add(new Reference(target.text(), path)));
            for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
                if (entry.getKey().equals(SUB)) {
                    collectSubstituted(entry.getValue(), path, found);
                } else {
                    collect(entry.getValue(), below(path, entry.getKey()), found);
                }
            }
        }
    }

    private static void collectSubstituted(Value sub, List<String> path, List<Reference> found) {
        List<Value> parts = sub instanceof Value.Sequence sequence ? sequence.items() : List.of(sub);
        Value.Mapping own =
                parts.size() > 1 && parts.get(1) instanceof Value.Mapping mapping ? mapping : Value.Mapping.EMPTY;
        collect(own, path, found);
        if (!parts.isEmpty() && parts.get(0) instanceof Value.Text text) {
            Matcher placeholder = PLACEHOLDER.matcher(text.text());
            while (placeholder.find()) {
                String name = placeholder.group(1);
                if (own.get(name).isEmpty()) {
                    found.add(new Reference(name.startsWith("AWS::") ? name : name.split("\\.", 2)[0], path));
                }
            }
        }
    }

    private static List<String> below(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }
}
