/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.variable.VariableText.Call;
import io.github.serverlessmaven.variable.VariableText.Constant;
import io.github.serverlessmaven.variable.VariableText.Literal;
import io.github.serverlessmaven.variable.VariableText.Part;
import io.github.serverlessmaven.variable.VariableText.Source;
import io.github.serverlessmaven.variable.VariableText.Variable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text with variables apart. Time is linear in the text's length.
 *
 * <p>A dollar and an opening bracket begin a variable if a source's name and a parenthesis or a single colon follow; any other is foreign, as
 * {@code ${AWS::Region}}, and stays. An odd number of backslashes before the dollar makes it literal; each pair is one backslash.
 */
final class VariableParser {

    static final DiagnosticCode SYNTAX =
            new DiagnosticCode("VARIABLE_SYNTAX", "A variable is not written as the grammar of variables says.");

    private static final int DEEPEST = 10;
    private static final String OPEN = "${";
    private static final Pattern NAME = Pattern.compile("([a-z][a-zA-Z0-9.-]*)(?:\\(|:(?!:))");
    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,2})?");
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_SHOWN = 100;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final String text;
    private final int depth;
    private int at;

    private VariableParser(String text, int depth) {
        this.text = text;
        this.depth = depth;
    }

    /**
     * Takes a text apart.
     *
     * @throws VariableException if a variable in it is not written rightly
     */
    static VariableText parse(String text) {
        return new VariableParser(text, 0).text();
    }

    private VariableText text() {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            boolean escaped = appendWithoutEscapes(literal, open);
            at = open;
            if (escaped || name(open + 2).isEmpty()) {
                literal.append(OPEN);
                at = open + 2;
            } else {
                flush(literal, parts);
                parts.add(variable(depth));
            }
            open = text.indexOf(OPEN, at);
        }
        literal.append(text, at, text.length());
        flush(literal, parts);
        return new VariableText(parts);
    }

    private boolean appendWithoutEscapes(StringBuilder literal, int open) {
        int backslashes = 0;
        while (open - backslashes > at && text.charAt(open - backslashes - 1) == '\\') {
            backslashes++;
        }
        literal.append(text, at, open - backslashes).append("\\".repeat(backslashes / 2));
        return backslashes % 2 == 1;
    }

    private static void flush(StringBuilder literal, List<Part> parts) {
        if (literal.length() > 0) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private Optional<String> name(int start) {
        Matcher matcher = NAME.matcher(text).region(start, text.length()).useTransparentBounds(true);
        return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Reads the variable that opens here; {@code outer} variables enclose it. */
    private Variable variable(int outer) {
        if (outer >= DEEPEST) {
            throw new VariableException(
                    Evaluation.TOO_DEEP,
                    "variables are nested more than " + DEEPEST + " deep",
                    "Give parts of it names of their own under custom, and refer to those.");
        }
        int start = at;
        at += OPEN.length();
        List<Source> sources = new ArrayList<>();
        sources.add(call(outer));
        skipSpace();
        while (next() == ',') {
            at++;
            skipSpace();
            if (sources.get(sources.size() - 1) instanceof Constant) {
                throw wrong("nothing can follow a literal value", "Remove what follows the literal value.");
            }
            sources.add(name(at).isPresent() ? call(outer) : constant());
            skipSpace();
        }
        expect('}');
        return new Variable(text.substring(start, at), sources);
    }

    private Call call(int outer) {
        String name = name(at).orElseThrow();
        at += name.length();
        List<VariableText> params = List.of();
        if (next() == '(') {
            at++;
            params = params(outer);
            skipSpace();
        }
        Optional<VariableText> address = Optional.empty();
        if (next() == ':') {
            at++;
            address = Optional.of(argument(outer, ",}"))
                    .filter(found -> !found.parts().isEmpty());
        }
        return new Call(name, params, address);
    }

    private List<VariableText> params(int outer) {
        List<VariableText> params = new ArrayList<>();
        skipSpace();
        while (next() != ')') {
            params.add(argument(outer, ",)"));
            if (next() == ',') {
                at++;
                skipSpace();
            }
        }
        at++;
        return params;
    }

    /** Reads a parameter or an address, in quotes or up to one of the two characters that can end it. */
    private VariableText argument(int outer, String ends) {
        skipSpace();
        if (isQuote(next())) {
            VariableText quoted = new VariableParser(quoted(), outer + 1).text();
            skipSpace();
            if (ends.indexOf(next()) < 0) {
                throw wrong("text follows a closing quote", "Put the whole of it in quotes.");
            }
            return quoted;
        }
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        while (ends.indexOf(next()) < 0) {
            if (text.startsWith(OPEN, at)) {
                flush(literal, parts);
                parts.add(nested(outer));
            } else {
                literal.append(text.charAt(at++));
            }
        }
        flush(new StringBuilder(literal.toString().stripTrailing()), parts);
        return new VariableText(parts);
    }

    private Variable nested(int outer) {
        if (name(at + OPEN.length()).isEmpty()) {
            throw wrong(
                    "only a variable with a source is allowed here, such as ${self:custom.name}",
                    "Write ${maven:...} for a property of Maven; CloudFormation's own ${...} are replaced during the deployment,"
                            + " too late to look something up by them.");
        }
        return variable(outer + 1);
    }

    private Constant constant() {
        if (text.startsWith(OPEN, at)) {
            throw wrong("a fallback has ${ and } of its own", "Write it without: ${opt:x, self:custom.y}.");
        }
        if (isQuote(next())) {
            return new Constant(quoted(), ScalarType.TEXT);
        }
        int start = at;
        while (next() != ',' && next() != '}') {
            at++;
        }
        String word = text.substring(start, at).strip();
        return switch (word) {
            case "null" -> new Constant(word, ScalarType.NULL);
            case "true", "false" -> new Constant(word, ScalarType.BOOLEAN);
            default -> number(word, start);
        };
    }

    private Constant number(String word, int start) {
        if (word.length() > LONGEST_NUMBER || !NUMBER.matcher(word).matches()) {
            at = start;
            throw wrong(
                    word.isEmpty() ? "a fallback is empty" : "\"" + shortened(word) + "\" is no legal fallback",
                    "Write a variable (self:custom.x), text in quotes ('x'), a number, true, false or null;"
                            + " an address that holds a comma needs quotes.");
        }
        BigDecimal number = new BigDecimal(word).stripTrailingZeros();
        return new Constant(number.toPlainString(), number.scale() <= 0 ? ScalarType.INTEGER : ScalarType.DECIMAL);
    }

    /** Reads text in quotes; double ones know JSON's escapes, single ones none. */
    private String quoted() {
        char quote = next();
        int start = ++at;
        while (next() != quote) {
            at += quote == '"' && next() == '\\' ? 2 : 1;
        }
        String inside = text.substring(start, at++);
        if (quote == '\'') {
            return inside;
        }
        return Json.unescape(inside)
                .orElseThrow(() -> wrong(
                        "\"" + shortened(inside) + "\" has an unknown escape",
                        "Write \\\\ for a backslash, or use single quotes, which know no escapes."));
    }

    private static boolean isQuote(char c) {
        return c == '\'' || c == '"';
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw wrong(
                    "a comma or } is expected here",
                    "Separate fallbacks by commas; put an address with odd characters in quotes.");
        }
        at++;
    }

    private char next() {
        if (at >= text.length()) {
            throw new VariableException(
                    SYNTAX,
                    "a variable has no closing bracket in \"" + shortened(text) + "\"",
                    "Add what is missing, a quote, ) or }; write \\${ where ${ does not start a variable.");
        }
        return text.charAt(at);
    }

    private VariableException wrong(String problem, String remedy) {
        return new VariableException(
                SYNTAX, problem + ", at character " + (at + 1) + " of \"" + shortened(text) + "\"", remedy);
    }

    /** The text as a message can show it: in one line, without control characters, cut if it is long. */
    static String shortened(String text) {
        String start = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
        return CONTROL.matcher(SPACE.matcher(start).replaceAll(" ")).replaceAll("\uFFFD");
    }
}
