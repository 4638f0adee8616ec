/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The conditions of a statement, all of which must hold.
 *
 * @param tests by operator and key, the key in lower case; in alphabetical order
 */
record Condition(SortedMap<Test, Set<String>> tests) {

    /** No condition. */
    static final Condition NONE = new Condition(new TreeMap<>());

    private static final String IF_EXISTS = "IfExists";
    private static final Pattern WITH_WILDCARDS = Pattern.compile(".*(StringLike|StringNotLike|Arn).*");
    private static final Pattern OF_ALTERNATIVES = Pattern.compile(
            "(ForAnyValue:|ForAllValues:)?(String|Arn|IpAddress|NumericEquals|DateEquals|BinaryEquals|Bool).*");

    /** Who may call is not limited by these. */
    private static final Set<String> NOT_OF_THE_CALLER = Set.of(
            "aws:securetransport",
            "aws:useragent",
            "aws:referer",
            "aws:currenttime",
            "aws:epochtime",
            "s3:tlsversion",
            "s3:x-amz-acl",
            "s3:x-amz-server-side-encryption",
            "s3:prefix",
            "lambda:functionurlauthtype",
            "lambda:invokedviafunctionurl");

    /**
     * A comparison.
     *
     * @param operator such as {@code StringEquals}
     * @param key such as {@code aws:sourcearn}
     */
    record Test(String operator, String key) implements Comparable<Test> {

        @Override
        public int compareTo(Test other) {
            int byOperator = operator.compareTo(other.operator);
            return byOperator == 0 ? key.compareTo(other.key) : byOperator;
        }

        private boolean isNegated() {
            return operator.contains("Not");
        }
    }

    /** Reads the value of {@code Condition}; an intrinsic function counts as one test. */
    static Condition read(Value value, CanonicalText texts) {
        SortedMap<Test, Set<String>> tests = new TreeMap<>();
        if (value instanceof Value.Mapping operators) {
            operators.entries().forEach((operator, below) -> {
                if (below instanceof Value.Mapping keys && !operator.startsWith("Fn::")) {
                    keys.entries()
                            .forEach((key, expected) -> tests.computeIfAbsent(
                                            new Test(operator, key.toLowerCase(Locale.ROOT)), test -> new TreeSet<>())
                                    .addAll(values(expected, texts)));
                } else {
                    tests.put(new Test(operator, ""), Set.of(texts.of(below)));
                }
            });
        } else if (!(value instanceof Value.Null)) {
            tests.put(new Test("", ""), Set.of(texts.of(value)));
        }
        return new Condition(tests);
    }

    private static Set<String> values(Value value, CanonicalText texts) {
        List<Value> items = value instanceof Value.Sequence sequence ? sequence.items() : List.of(value);
        return items.stream().map(texts::of).map(Term::normal).collect(Collectors.toCollection(TreeSet::new));
    }

    boolean isEmpty() {
        return tests.isEmpty();
    }

    /** Whether this surely holds whenever another one holds. */
    boolean covers(Condition other) {
        return tests.entrySet().stream().allMatch(test -> {
            Test asked = test.getKey();
            Set<String> stricter = other.tests.get(asked);
            if (stricter == null && asked.operator().endsWith(IF_EXISTS)) {
                String operator = asked.operator().substring(0, asked.operator().length() - IF_EXISTS.length());
                stricter = other.tests.get(new Test(operator, asked.key()));
            }
            return stricter != null && covers(asked, test.getValue(), stricter);
        });
    }

    private static boolean covers(Test test, Set<String> values, Set<String> stricter) {
        if (values.equals(stricter)) {
            return true;
        }
        if (test.key().isEmpty() || !OF_ALTERNATIVES.matcher(test.operator()).matches()) {
            return false;
        }
        boolean wildcards = WITH_WILDCARDS.matcher(test.operator()).matches();
        Set<String> wider = test.isNegated() ? stricter : values;
        Set<String> narrower = test.isNegated() ? values : stricter;
        return narrower.stream()
                .allMatch(value -> wider.contains(value)
                        || (wildcards && wider.stream().anyMatch(pattern -> Glob.covers(pattern, value))));
    }

    /** Whether these say who may call; transport, time and headers do not. */
    boolean limitsCallers() {
        return tests.entrySet().stream()
                .anyMatch(test -> !NOT_OF_THE_CALLER.contains(test.getKey().key())
                        && test.getValue().stream()
                                .noneMatch(value -> value.matches("[*:?]*|0\\.0\\.0\\.0/0|::/0|arn:[*:]*")));
    }

    /** Whether a key is compared. */
    boolean compares(String key, String value) {
        return tests.entrySet().stream()
                .anyMatch(test ->
                        test.getKey().key().equals(key) && test.getValue().contains(value));
    }

    /** One line: {@code StringEquals aws:sourceaccount = 111122223333}. */
    String shown() {
        return tests.entrySet().stream()
                .map(test -> (test.getKey().operator() + " " + test.getKey().key()).strip() + " = "
                        + test.getValue().stream().map(CanonicalText::shown).collect(Collectors.joining(" | ")))
                .collect(Collectors.joining("; "));
    }

    /** As JSON, which is the same for equal conditions. */
    String json() {
        Value.MappingBuilder all = Value.mapping();
        tests.forEach((test, values) -> all.put(test.operator() + " " + test.key(), Value.texts(List.copyOf(values))));
        return Json.compact(all.build());
    }
}
