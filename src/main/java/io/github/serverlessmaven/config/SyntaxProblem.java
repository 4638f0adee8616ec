/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What the parser found, in words for someone who does not know how YAML is parsed.
 *
 * @param words what is wrong
 * @param remedy what to do
 * @param mark the place to look at
 * @param start where what is wrong starts, if that helps to understand it
 */
record SyntaxProblem(String words, String remedy, Optional<Mark> mark, Optional<Mark> start) {

    private static final String QUOTE = "Put the value into quotes.";
    private static final String ALIGN = "Start all keys of a mapping in the same column, and items of a list too.";

    /** Each with parts of the parser's message and of its context; the first that fits counts. */
    private static final List<Translation> TRANSLATIONS = List.of(
            new Translation("(TAB)", "", "there is a tab where only spaces are allowed", "Indent with spaces."),
            new Translation("cannot start any token", "", "a value cannot start with this character", QUOTE),
            new Translation(
                    "mapping values are not allowed",
                    "",
                    "this colon starts a mapping where none is allowed",
                    "Put a value that holds a colon and a space into quotes. " + ALIGN),
            new Translation("sequence entries are not", "", "no list may start here", "Start it on a line of its own."),
            new Translation(
                    "found unexpected",
                    "quoted scalar",
                    "this quotation mark is never closed",
                    "Close it; inside single quotes write ' twice, inside double quotes write \\\" for a quotation mark.",
                    Pointing.AT_START),
            new Translation(
                    "',' or ']'",
                    "",
                    "a list is not closed, or lacks a comma before this place",
                    "Write [a, b].",
                    Pointing.FROM_START),
            new Translation(
                    "',' or '}'",
                    "",
                    "a mapping is not closed, or lacks a comma before this place",
                    "Write {a: 1, b: 2}.",
                    Pointing.FROM_START),
            new Translation("found '<block mapping start>'", "", "the indentation fits none of the lines above", ALIGN),
            new Translation(
                    "found '<block sequence start>'", "", "the indentation fits none of the lines above", ALIGN),
            new Translation("found '-'", "block mapping", "there is a list item among the keys of a mapping", ALIGN),
            new Translation("found '?'", "block collection", "there is a key among the items of a list", ALIGN),
            new Translation(
                    "found '<tag>'",
                    "",
                    "a value has two tags",
                    "Write one of them in its long form, as in \"Fn::Base64: !Sub text\"."),
            new Translation("found '<scalar>'", "", "text follows a value that is already complete", QUOTE),
            new Translation(
                    "could not find expected ':'", "", "the key has no colon", "Write \"key: value\", with a space."),
            new Translation(
                    "escape",
                    "double-quoted",
                    "the backslash starts no escape that YAML knows",
                    "Double the backslash, or use single quotes."),
            new Translation("", "scanning an alias", "a value that starts with * is an alias, which has a name", QUOTE),
            new Translation(
                    "", "scanning an anchor", "a value that starts with & is an anchor, which has a name", QUOTE));

    /** Translates the parser's message; one that is not known stays as it is. */
    static SyntaxProblem of(MarkedYamlEngineException e) {
        String problem = text(e.getProblem());
        String context = text(e.getContext());
        return TRANSLATIONS.stream()
                .filter(known -> problem.contains(known.problem()) && context.contains(known.context()))
                .findFirst()
                .map(known -> known.in(e))
                .orElseGet(() -> new SyntaxProblem(
                        problem + (context.isEmpty() ? "" : " (" + context + ")"),
                        "Check indentation, quotes and brackets around this place.",
                        e.getProblemMark(),
                        Optional.empty()));
    }

    private static String text(String message) {
        return Optional.ofNullable(message).orElse("").strip();
    }

    /** Which of two places is the one to look at. */
    private enum Pointing {
        /** Where the parser stopped. */
        AT_END,
        /** Where what it read began. */
        AT_START,
        /** Where the parser stopped, and from where it came. */
        FROM_START
    }

    private record Translation(String problem, String context, String words, String remedy, Pointing pointing) {

        Translation(String problem, String context, String words, String remedy) {
            this(problem, context, words, remedy, Pointing.AT_END);
        }

        SyntaxProblem in(MarkedYamlEngineException e) {
            Optional<Mark> end = e.getProblemMark();
            Optional<Mark> start = e.getContextMark();
            return new SyntaxProblem(
                    words,
                    remedy,
                    pointing == Pointing.AT_START ? start.or(() -> end) : end,
                    pointing == Pointing.FROM_START ? start : Optional.empty());
        }
    }
}
