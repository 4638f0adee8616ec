/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables of a {@code .env} file, as npm's dotenv and dotenv-expand read it: {@code NAME=value} or {@code export NAME=value}, in
 * quotes of three kinds or none, comments behind {@code #}; <code>$NAME</code>, <code>${NAME}</code> and <code>${NAME:-otherwise}</code>
 * in a value stand for a variable of the environment or the file, <code>\$</code> for a dollar sign.
 */
public final class Dotenv {

    private static final int LONGEST_VALUE = 100_000;

    private static final Pattern ASSIGNMENT = Pattern.compile(
            "^\\s*+(?:export\\s++)?+(?<name>[\\w.-]++)(?:[ \\t]*+=|:[ \\t])[ \\t]*+"
                    + "(?<value>'(?:[^'\\\\]|\\\\[\\s\\S])*+'|\"(?:[^\"\\\\]|\\\\[\\s\\S])*+\"|`(?:[^`\\\\]|\\\\[\\s\\S])*+`|[^#\\n]*+)"
                    + "[ \\t]*+(?:#.*+)?+$",
            Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("(['\"`])([\\s\\S]*)\\1");
    private static final Pattern REFERENCE =
            Pattern.compile("\\\\\\$|\\$(?:\\{(?<braced>\\w++)(?::-(?<otherwise>[^{}]*+))?+\\}|(?<bare>\\w++))");

    private final Map<String, String> environment;
    private final Map<String, String> written;
    private final Map<String, String> expanded = new LinkedHashMap<>();
    private final Set<String> expanding = new HashSet<>();

    private Dotenv(Map<String, String> environment, Map<String, String> written) {
        this.environment = environment;
        this.written = written;
    }

    /**
     * The environment together with a file's variables; where both have one, the environment's counts.
     *
     * @param text the file's text
     * @param environment the environment variables so far
     * @throws ServerlessException if a value becomes longer than 100,000 characters
     */
    public static Map<String, String> over(String text, Map<String, String> environment) {
        Dotenv file = new Dotenv(environment, assignments(text));
        Map<String, String> all = new LinkedHashMap<>();
        file.written.keySet().forEach(name -> all.put(name, file.value(name).orElseThrow()));
        all.putAll(environment);
        return all;
    }

    private static Map<String, String> assignments(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher assignment = ASSIGNMENT.matcher(text.replace("\r\n", "\n").replace('\r', '\n'));
        while (assignment.find()) {
            values.put(assignment.group("name"), plain(assignment.group("value").strip()));
        }
        return values;
    }

    private static String plain(String value) {
        Matcher quoted = QUOTED.matcher(value);
        String inside = quoted.matches() ? quoted.group(2) : value;
        return value.startsWith("\"") ? inside.replace("\\n", "\n").replace("\\r", "\r") : inside;
    }

    private Optional<String> value(String name) {
        String ready = environment.getOrDefault(name, expanded.get(name));
        String raw = written.get(name);
        if (ready != null || raw == null || !expanding.add(name)) {
            return Optional.ofNullable(ready);
        }
        String value = expand(name, raw);
        expanding.remove(name);
        expanded.put(name, value);
        return Optional.of(value);
    }

    private String expand(String name, String raw) {
        StringBuilder result = new StringBuilder();
        Matcher reference = REFERENCE.matcher(raw);
        while (reference.find()) {
            String value = reference.group().startsWith("\\") ? "$" : referred(reference);
            reference.appendReplacement(result, Matcher.quoteReplacement(value));
            if (result.length() > LONGEST_VALUE) {
                throw new ServerlessException(
                        "The value of " + name + " in the .env file is longer than " + LONGEST_VALUE
                                + " characters with the variables it refers to.",
                        "Make it shorter.");
            }
        }
        return reference.appendTail(result).toString();
    }

    private String referred(Matcher reference) {
        String name = Optional.ofNullable(reference.group("braced")).orElseGet(() -> reference.group("bare"));
        return value(name)
                .filter(value -> !value.isEmpty())
                .or(() -> Optional.ofNullable(reference.group("otherwise")))
                .orElse("");
    }
}
