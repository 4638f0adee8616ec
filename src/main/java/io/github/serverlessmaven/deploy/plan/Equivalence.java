/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import io.github.serverlessmaven.template.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What CloudFormation takes for the same value: numbers and booleans may be text, the order of keys and of {@code DependsOn} does not count,
 * {@code Fn::GetAtt} has two forms. {@code GetTemplate} gives every character beyond ASCII as a question mark.
 */
final class Equivalence {

    private Equivalence() {}

    /** Whether a value means the same as the one that is deployed. */
    static boolean same(Value before, Value after) {
        if (before instanceof Value.Mapping deployed && after instanceof Value.Mapping wanted) {
            return sameEntries(deployed.entries(), wanted.entries());
        }
        if (before instanceof Value.Sequence deployed && after instanceof Value.Sequence wanted) {
            return sameItems(deployed.items(), wanted.items());
        }
        if (before instanceof Value.Numeric || after instanceof Value.Numeric) {
            return sameNumber(before, after);
        }
        if (isScalar(before) && isScalar(after)) {
            String wanted = text(after);
            return text(before).equals(wanted) || text(before).equals(asGetTemplateShows(wanted));
        }
        return before.equals(after);
    }

    private static boolean sameEntries(Map<String, Value> before, Map<String, Value> after) {
        return before.keySet().equals(after.keySet())
                && before.entrySet().stream().allMatch(entry -> {
                    Value wanted = after.get(entry.getKey());
                    return wanted != null && sameUnder(entry.getKey(), entry.getValue(), wanted);
                });
    }

    /** Whether two values mean the same under a key. */
    static boolean sameUnder(String key, Value before, Value after) {
        return switch (key) {
            case "Fn::GetAtt" -> same(asText(before), asText(after));
            case "DependsOn" -> Set.copyOf(asList(before)).equals(Set.copyOf(asList(after)));
            default -> same(before, after);
        };
    }

    private static boolean sameItems(List<Value> before, List<Value> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!same(before.get(i), after.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameNumber(Value before, Value after) {
        try {
            return isScalar(before)
                    && isScalar(after)
                    && new BigDecimal(text(before)).compareTo(new BigDecimal(text(after))) == 0;
        } catch (NumberFormatException isText) {
            return false;
        }
    }

    private static boolean isScalar(Value value) {
        return value instanceof Value.Text || value instanceof Value.Bool || value instanceof Value.Numeric;
    }

    private static String text(Value scalar) {
        if (scalar instanceof Value.Bool bool) {
            return String.valueOf(bool.bool());
        }
        return scalar instanceof Value.Numeric number ? number.number().toString() : ((Value.Text) scalar).text();
    }

    private static String asGetTemplateShows(String text) {
        return text.codePoints().allMatch(point -> point < 0x80)
                ? text
                : text.codePoints()
                        .map(point -> point < 0x80 ? point : '?')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static Value asText(Value getAtt) {
        return getAtt instanceof Value.Sequence parts && parts.items().stream().allMatch(Value.Text.class::isInstance)
                ? Value.of(String.join(
                        ".", parts.items().stream().map(Equivalence::text).toList()))
                : getAtt;
    }

    private static List<Value> asList(Value dependsOn) {
        return dependsOn instanceof Value.Sequence several ? several.items() : List.of(dependsOn);
    }
}
