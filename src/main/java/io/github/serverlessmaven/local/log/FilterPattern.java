/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.log;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A filter pattern for plain text: terms that a message must have, those after {@code -} that it must not have, or of those after
 * {@code ?} one. See "Filter pattern syntax" in the Amazon CloudWatch Logs user guide.
 */
final class FilterPattern {

    private static final Pattern TERM =
            Pattern.compile("([-?]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|%([^%]+)%|([^\\s\"]+))(?=\\s|$)");

    private final List<Predicate<String>> required = new ArrayList<>();
    private final List<Predicate<String>> excluded = new ArrayList<>();
    private final List<Predicate<String>> alternatives = new ArrayList<>();

    /**
     * Reads a pattern.
     *
     * @throws ServerlessException if it is none, or chooses by fields
     */
    FilterPattern(String text) {
        String pattern = text.strip();
        if (pattern.startsWith("{") || pattern.startsWith("[")) {
            throw new ServerlessException(
                    "The filter pattern " + pattern
                            + " looks at fields of a message, which the local target does not do.",
                    "Use words of the message, or search the output of the goal.");
        }
        Matcher term = TERM.matcher(pattern);
        int end = 0;
        while (term.find(end)) {
            if (!pattern.substring(end, term.start()).isBlank()) {
                break;
            }
            add(term);
            end = term.end();
        }
        if (!pattern.substring(end).isBlank()) {
            throw new ServerlessException(
                    "The filter pattern " + pattern + " cannot be read from \""
                            + pattern.substring(end).strip() + "\" on.",
                    "Close the quotes, and put spaces between terms.");
        }
    }

    private void add(Matcher term) {
        List<Predicate<String>> terms = switch (term.group(1)) {
            case "-" -> excluded;
            case "?" -> alternatives;
            default -> required;
        };
        terms.add(term.group(3) == null ? contains(term) : expression(term.group(3)));
    }

    private static Predicate<String> contains(Matcher term) {
        String text = term.group(2) == null ? term.group(4) : term.group(2).replaceAll("\\\\(.)", "$1");
        return message -> message.contains(text);
    }

    private static Predicate<String> expression(String text) {
        try {
            return Pattern.compile(text).asPredicate();
        } catch (PatternSyntaxException e) {
            throw new ServerlessException(
                    "The regular expression %" + text + "% cannot be read: " + e.getDescription() + ".",
                    "Correct it.",
                    e);
        }
    }

    /** AWS ignores alternatives beside other terms. */
    boolean matches(String message) {
        if (required.isEmpty() && excluded.isEmpty()) {
            return alternatives.isEmpty() || alternatives.stream().anyMatch(term -> term.test(message));
        }
        return required.stream().allMatch(term -> term.test(message))
                && excluded.stream().noneMatch(term -> term.test(message));
    }
}
